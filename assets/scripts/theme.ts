/** Day and night, where the reader chose one of them for all pages. */

/** Sets what was chosen; before anything is painted, so that no page flashes. CSS would take any other word for a scheme. */
export function setTheme(): void {
  try {
    const theme = localStorage['kafedra-theme'];
    if (/^(light|dark)$/.test(theme)) document.documentElement.style.colorScheme = theme;
  } catch {}
}
