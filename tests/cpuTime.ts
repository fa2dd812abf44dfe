/**
 * Bounds for input that is made to take long. Where a reader goes wrong over it, it takes minutes; so a bound is
 * generous, counted in the processor's time, and a multiple of ordinary work, that no slow or busy machine breaks it.
 */
import MarkdownIt from 'markdown-it';

/** Four hundred kilobytes, as somebody might write them. */
const prose = 'Слово и слово, *слово* и [слово](/ml/).\n\n'.repeat(6_000);

/** How many times the ordinary work, 0.1 to 0.4 s, the reading of a file may take; the longest takes 26 times. */
const most = 80;

/** What takes less is not worth holding against anything. */
const surelySoon = 2_000;

/** Whether work takes at most 80 times what markdown-it alone takes for 400 KB of prose. */
export async function isSoon(work: () => unknown): Promise<boolean> {
  const spent = await cost(work);
  return spent < surelySoon || spent < most * (await cost(() => new MarkdownIt().render(prose)));
}

/** Milliseconds of the processor. */
async function cost(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
