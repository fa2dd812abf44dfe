/** A browser that refuses to remember anything, as some do for sites that nobody has allowed it. */
import type { Page } from 'playwright-core';

/** Loads the page again in such a browser. */
export async function refuseStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await page.reload();
}
