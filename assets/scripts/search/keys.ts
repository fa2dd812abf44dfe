/** Keys of the search. The focus itself moves, so that every program that reads a page aloud follows it. */

/**
 * Lets arrows go from the field through the results and back, and Enter in the field open the first of them. `search`
 * is done when what stands in the field has been searched for: until then the results are those of another word.
 */
export function moveByKeys(box: HTMLElement, field: HTMLInputElement, search: () => Promise<void>): void {
  const stops = () => [field, ...box.querySelectorAll<HTMLElement>('.search__results :is(a, button)')];
  box.addEventListener('keydown', (event) => {
    const { key, isComposing } = event;
    const active = document.activeElement as HTMLElement;
    if (isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const all = stops();
      const at = all.indexOf(active);
      const next = all[at + (key === 'ArrowDown' ? 1 : -1)];
      if (at === -1 || next === undefined) return;
      event.preventDefault();
      next.focus();
    } else if (key === 'Enter' && active === field) {
      const query = field.value;
      void search().then(() => {
        if (field.value === query) box.querySelector<HTMLElement>('.search__results a')?.click();
      });
    } else if (key.length === 1 && key !== ' ' && active.matches('.search__results *')) {
      // The letter itself goes into the field, because the focus is there by then.
      field.focus();
    }
  });
  // A link to a section of this page leads away from the results.
  box.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.search__results a') !== null) box.hidePopover();
  });
}
