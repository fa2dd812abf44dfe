/** Day and night, where the reader chose one of them for all pages. */

/** Sets what was chosen; before anything is painted, so that no page flashes. What is no theme, CSS does not take. */
export function setTheme(): void {
  try {
    document.documentElement.style.colorScheme = localStorage['kafedra-theme'];
  } catch {}
}
