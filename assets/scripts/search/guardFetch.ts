/**
 * Pagefind remembers for ever that a part of the index did not come, and finds less from then on without a word. It
 * gives no other hold on what it fetches than the `fetch` of the page.
 */

/** Has what lies in a folder asked for twice, and tells of what does not come all the same. Gives what ends it. */
export function guardFetch(folder: URL, lost: () => void): () => void {
  const ask = globalThis.fetch;
  const guarded: typeof fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, folder);
    if (!address.href.startsWith(folder.href)) return ask(input, init);
    const first = await ask(input, init).catch(() => undefined);
    if (first?.ok) return first;
    const second = await ask(input, init).catch(() => Response.error());
    if (!second.ok) lost();
    return second;
  };
  globalThis.fetch = guarded;
  return () => {
    if (globalThis.fetch === guarded) globalThis.fetch = ask;
  };
}
