/** The pages that stand together, as files: each as it stands, or as an earlier build has made it, or printed. */
import type { Pack } from '../cache/pack.ts';
import { printKey } from '../cache/pageKey.ts';
import type { ComposedGroup, ComposedPage } from '../composition.ts';
import { outputFileOf } from '../course/address.ts';
import { remembering } from '../course/remember.ts';
import type { Addresses } from '../views/addresses.ts';
import type { PrintView } from '../views/types.ts';
import type { PublishedPages } from './lastBuild.ts';
import { htmlOf, type OutputFile, type PageFile, type StandingFile } from './outputFile.ts';
import { fillPrint, mainOf, partUrls } from './print.ts';
import type { PrintPage } from './printPage.ts';
import type { RenewPage } from './renewPage.ts';
import { searchFacts } from './searchPage.ts';
import type { RenderedPage, Standing } from './standing.ts';

/** Pages that are known without being printed. */
export interface KnownPages {
  /** Those that are there already. */
  readonly standing?: Standing | undefined;
  /** Those that an earlier build has made; what is printed is put there. */
  readonly finished?: Pack | undefined;
  /** Those that stand in the published folder. */
  readonly published?: PublishedPages | undefined;
  /** What the page with the whole course takes of each page, kept for another time. */
  readonly mains?: WeakMap<ComposedPage, string> | undefined;
  readonly renewPage?: RenewPage | undefined;
}

export interface Rendering {
  readonly printPage: PrintPage;
  readonly addresses: Addresses;
  readonly known: KnownPages;
}

/** The files of a group; a site has thousands of pages, and each is the same object every time. */
export const filesOf = remembering(({ pages, print }: ComposedGroup): readonly StandingFile[] => [
  ...pages.map((page) => fileOf(page)),
  ...(print === undefined ? [] : [{ file: outputFileOf(print.url) }]),
]);

const fileOf = remembering(
  ({ page }: ComposedPage): StandingFile => ({
    file: outputFileOf(page.facts.url),
    search: searchFacts(page),
  }),
);

/** Renders the pages of a group, then the page with the whole course. Says in the end whether all could be printed. */
export async function* renderGroup(
  group: ComposedGroup,
  { printPage, addresses, known }: Rendering,
): AsyncGenerator<OutputFile, boolean> {
  const { standing, finished, renewPage } = known;
  const course = wholeCourse(group, known);
  const partsDue = new Set(course?.isDue === true ? course.parts : []);
  const mains = known.mains ?? new Map<ComposedPage, string>();
  const left: StandingFile[] = [];
  let isWhole = true;
  for (const composed of group.pages) {
    const { page, layout, key } = composed;
    const { file, search } = fileOf(composed);
    const isPart = partsDue.has(composed);
    if (standsIn(file, composed, known) && (!isPart || mains.has(composed))) {
      left.push(fileOf(composed));
      continue;
    }
    const last = pageIn(file, standing);
    const made = madeBefore(file, key, known);
    const renewed = made === undefined && last !== undefined ? renewPage?.(file, last, composed) : undefined;
    let now = renewed === undefined ? made : { file, bytes: renewed, key };
    if (now === undefined) {
      const text = await printPage(layout, composed.view, file, page.facts.file);
      if (text === undefined) {
        isWhole = false;
        continue;
      }
      if (key !== undefined) finished?.set(key, text);
      now = { file, text, key };
    }
    if (isPart) {
      const main = renewed !== undefined && last !== undefined ? mains.get(last) : undefined;
      mains.set(composed, main ?? mainOf(htmlOf(now)));
    }
    yield { ...now, search };
  }
  if (course?.isLeft === true) left.push({ file: course.file });
  if (left.length > 0) yield { standing: left };
  if (course?.before !== undefined) yield course.before;
  if (course?.isDue !== true) return isWhole;
  const { print, file, key, pageAt } = course;
  // A part that could not be printed has been told by now.
  const mainAt = (part: string) => mains.get(pageAt(part) as ComposedPage) ?? '';
  const text = await printPage('print', fillPrint(print, mainAt, addresses), file, 'print.njk');
  if (text === undefined) return false;
  if (key !== undefined) finished?.set(key, text);
  yield { file, text, key };
  return isWhole;
}

/** The page with a whole course, and what is to be done about it: of the last three, one holds. */
interface WholeCourse {
  readonly print: PrintView;
  readonly file: string;
  /** A name for the pages that it is made of; absent where one of them has none. */
  readonly key: string | undefined;
  readonly parts: readonly ComposedPage[];
  readonly pageAt: (url: string) => ComposedPage | undefined;
  /** Whether it stands there already, as do all its parts. */
  readonly isLeft: boolean;
  /** As an earlier build has made it. */
  readonly before: PageFile | undefined;
  /** Whether it has to be printed. */
  readonly isDue: boolean;
}

function wholeCourse({ pages, print }: ComposedGroup, known: KnownPages): WholeCourse | undefined {
  if (print === undefined) return undefined;
  const file = outputFileOf(print.url);
  const byUrl = new Map(pages.map((composed) => [composed.page.facts.url, composed]));
  const pageAt = (url: string) => byUrl.get(url);
  const parts = partUrls(print).flatMap((url) => pageAt(url) ?? []);
  const key = printKey(parts.map((part) => part.key));
  const isLeft =
    standsIn(file, print, known) && parts.every((part) => standsIn(fileOf(part).file, part, known));
  const before = isLeft ? undefined : madeBefore(file, key, known);
  return { print, file, key, parts, pageAt, isLeft, before, isDue: !isLeft && before === undefined };
}

/** Whether a file holds this page, as it is now. */
function standsIn(file: string, page: RenderedPage, { standing }: KnownPages): boolean {
  return standing?.pages.get(file) === page;
}

/** A page that an earlier build has made, wherever it is. */
function madeBefore(
  file: string,
  key: string | undefined,
  { finished, published }: KnownPages,
): PageFile | undefined {
  if (key === undefined) return undefined;
  const path = published?.pathOf(file, key);
  if (path !== undefined) {
    finished?.keep(key);
    return { file, key, published: path };
  }
  const bytes = finished?.get(key);
  return bytes === undefined ? undefined : { file, key, bytes };
}

/** What stands in a file, where that is a page of its own. */
function pageIn(file: string, standing: Standing | undefined): ComposedPage | undefined {
  const page = standing?.pages.get(file);
  return page !== undefined && 'layout' in page ? page : undefined;
}
