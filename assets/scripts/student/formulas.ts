/** Long formulas in a line, which the page lets the Tab key reach because each of them might have to scroll. */

/** Lets the Tab key pass by those that have nothing to scroll, as long as they have not. */
export function passByWhatFits(): void {
  const watch = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      (target as HTMLElement).tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
    }
  });
  for (const formula of document.querySelectorAll('.formula-line[tabindex]')) watch.observe(formula);
}
