/** The check of every link of the finished pages: in the text, in raw HTML and in the front matter. */
import { type FrontMatterLink, frontMatterLinks } from '../course/links.ts';
import { linkTarget } from '../course/linkTarget.ts';
import { nearest } from '../course/nearest.ts';
import { decodeAddress } from '../course/pageAt.ts';
import { error, type Problem } from '../course/problem.ts';
import type { Model, Page } from '../course/types.ts';

/** A page with what its rendering found. */
export interface LinkedPage {
  readonly page: Page;
  readonly links: readonly FrontMatterLink[];
  readonly anchors: ReadonlySet<string>;
}

/** Finds links that lead to no page, no anchor, no file, or to something that is not published. */
export function checkLinks(model: Model, pages: readonly LinkedPage[]): Problem[] {
  const anchors = new Map(pages.map(({ page, anchors }) => [page.facts.url, anchors]));
  const problems: Problem[] = [];
  for (const linked of pages) {
    for (const link of [...frontMatterLinks(linked.page), ...linked.links]) {
      const problem = checkLink(model, linked.page, link, anchors);
      if (problem !== undefined) problems.push(problem);
    }
  }
  return problems;
}

function checkLink(
  model: Model,
  page: Page,
  { href, place, use }: FrontMatterLink,
  anchorsOf: ReadonlyMap<string, ReadonlySet<string>>,
): Problem | undefined {
  const target = linkTarget(model, page.facts, href);
  switch (target.kind) {
    case 'external':
    case 'asset':
      return undefined;
    case 'fragment':
      return checkAnchor(href, target.rest, page, place, anchorsOf);
    case 'page':
      return use === 'image'
        ? error('missing-file', place, { href })
        : checkAnchor(href, target.rest, target.page, place, anchorsOf);
    case 'missing': {
      const status = model.unpublished.get(target.url) ?? model.unpublished.get(`${target.url}/`);
      if (status !== undefined) return error(`link-to-${status}`, place, { href });
      if (isBareDomain(href)) return error('bare-domain', place, { href });
      if (use === 'image' || isFile(target.url)) {
        const near = nearest(target.url, [...model.assets]);
        return error('missing-file', place, { href, ...(near === undefined ? {} : { near }) });
      }
      const near = nearest(target.url, [...model.pageByUrl.keys()]);
      return error('missing-page', place, { href, ...(near === undefined ? {} : { near }) });
    }
  }
}

/** `#content` is on every page: the skip link leads there. */
const commonAnchors: ReadonlySet<string> = new Set(['', 'content', 'top']);

function checkAnchor(
  href: string,
  rest: string,
  page: Page,
  place: FrontMatterLink['place'],
  anchorsOf: ReadonlyMap<string, ReadonlySet<string>>,
): Problem | undefined {
  const hash = /#(.*)$/s.exec(rest)?.[1] ?? '';
  const anchor = decodeAnchor(hash);
  const existing = anchorsOf.get(page.facts.url);
  if (existing === undefined || commonAnchors.has(anchor) || existing.has(anchor)) return undefined;
  const near = nearest(anchor, [...existing]);
  return error('missing-anchor', place, { href, anchor, ...(near === undefined ? {} : { near }) });
}

function decodeAnchor(hash: string): string {
  try {
    return decodeURIComponent(hash).normalize('NFC');
  } catch {
    return decodeAddress(hash);
  }
}

function isFile(url: string): boolean {
  return url.startsWith('/assets/') || (/\.[a-z\d]{1,5}$/i.test(url) && !/\.(html?|md)$/i.test(url));
}

/** `learn.example.ru/course` without a scheme: the author means another site. */
function isBareDomain(href: string): boolean {
  return /^(www\.)?([\p{L}\d-]+\.)+(ru|рф|com|org|net|io|dev|edu|me|ai|info|su|uk|de|tv|app)(\/|$)/iu.test(
    href.trim(),
  );
}
