/** Fetches the pictures of a page that is to be printed: those far down wait until they are scrolled to. */
import { beforePrinting } from '../beforePrinting.ts';

/** Waits for the page to be printed. */
export function fetchPicturesForPaper(): void {
  beforePrinting(() => {
    for (const picture of document.querySelectorAll<HTMLImageElement>('[loading=lazy]')) {
      picture.loading = 'eager';
    }
  });
}
