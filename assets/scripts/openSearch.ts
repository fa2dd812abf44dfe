/** Opens the search by a key, and fetches what it needs when its field is first focused: nothing before that. */
import { fetchPart } from './fetchPart.ts';
import type { startSearch } from './search/index.ts';

/** Keys that no field and no menu waits for. Where the slash is on another key, as in Russian, its place counts. */
function isSearchKey({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return code === 'KeyK' && !altKey;
  return key === '/' || (key === '.' && code === 'Slash');
}

/** Starts to wait for the search to be wanted. */
export function openSearch(): void {
  const box = document.getElementById('search');
  const field = box?.querySelector('input');
  if (!box || !field) return;
  addEventListener('keydown', (event) => {
    const { target } = event;
    const writes =
      target instanceof HTMLElement && (target.isContentEditable || target.matches('input,textarea,select'));
    if (!isSearchKey(event) || (writes && event.key.length === 1 && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    box.togglePopover(true);
    field.focus();
  });
  const load = () => {
    field.onfocus = null;
    fetchPart<{ startSearch: typeof startSearch }>(box.dataset.module as string)
      .then((part) => part.startSearch(box, field))
      .catch(() => {
        // Tried again when the reader comes back, perhaps with a network.
        field.onfocus = load;
        const status = box.querySelector('p');
        if (status) status.textContent = box.dataset.failed as string;
      });
  };
  field.onfocus = load;
}
