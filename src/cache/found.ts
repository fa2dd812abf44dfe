/** What the rendering of a page found, as it is kept beside the finished page. */
import type { Problem } from '../course/problem.ts';
import type { Page } from '../course/types.ts';
import type { Transcript } from '../markdown/replay.ts';
import type { FinishedPage } from '../rules/finishedPage.ts';
import type { Addresses } from '../views/addresses.ts';
import type { PageNeed } from '../views/prose.ts';

/** What is known of a page without rendering it. */
export type Found = Omit<FinishedPage, 'page'> & {
  readonly needs: ReadonlySet<PageNeed>;
  readonly problems: readonly Problem[];
};

/** The name of what was found on the page of this name. */
export function foundKey(key: string): string {
  return `${key} found`;
}

/** JSON has no sets. */
type Packed = Omit<Found, 'anchors' | 'needs'> & {
  readonly anchors: readonly string[];
  readonly needs: readonly PageNeed[];
  readonly addresses: Transcript['addresses'];
};

/** What was found, as text. `problems` are all of the page, those of its directives included. */
export function formatFound({ addresses, found }: Transcript, problems: readonly Problem[]): string {
  const { links, anchors, images, outlines, needs } = found;
  const packed: Packed = {
    links,
    images,
    outlines,
    problems,
    addresses,
    anchors: [...anchors],
    needs: [...needs],
  };
  return JSON.stringify(packed);
}

/** What was found on a page, and the addresses in its texts with what stands for them. */
export type FoundBefore = Found & Pick<Transcript, 'addresses'>;

/** What was found on a page; nothing where an address of its texts leads somewhere else by now. */
export function readFound(
  piece: Uint8Array | undefined,
  page: Page,
  addresses: Addresses,
): FoundBefore | undefined {
  if (piece === undefined) return undefined;
  const { addresses: led, anchors, needs, ...found } = JSON.parse(Buffer.from(piece).toString()) as Packed;
  if (led.some(([href, printed]) => addresses.resolve(page.facts, href) !== printed)) return undefined;
  return { ...found, addresses: led, anchors: new Set(anchors), needs: new Set(needs) };
}
