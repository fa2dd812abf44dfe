/** The one way through all links of a site: every address that an author wrote, and where it leads. */

import { isExpected } from '../course/expected.ts';
import { gather } from '../course/gather.ts';
import { type FrontMatterLink, frontMatterLinks, plannedLinks, siteLinks } from '../course/links.ts';
import { linkTarget } from '../course/linkTarget.ts';
import { withoutLiquid } from '../course/liquidAddress.ts';
import { flatEntries } from '../course/navigation.ts';
import { decodeAddress, unpublishedAt } from '../course/pageAt.ts';
import { isHarmless } from '../course/scheme.ts';
import type { Model, Page, PageFacts } from '../course/types.ts';
import { brokenAddress, isBareDomain, isMailAddress } from '../course/webAddress.ts';
import type { FinishedPage } from './finishedPage.ts';
import { plannedLessons } from './lessons.ts';

/** Where a link leads; each dead end has one rule of its own, so that no link is told twice. */
export type Lead =
  /** A page of the site, and the name after `#`, which may be empty. */
  | { readonly kind: 'page'; readonly page: Page; readonly anchor: string }
  | { readonly kind: 'asset' }
  /** A page that the site makes of others; its anchors are nobody's to know. */
  | { readonly kind: 'generated' }
  /** Another site. */
  | { readonly kind: 'elsewhere'; readonly url: URL | undefined }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'liquid' }
  | { readonly kind: 'white-space' }
  | { readonly kind: 'bare-domain' }
  /** A web address with a slip in it; `near` is what was meant, where that is plain. */
  | { readonly kind: 'broken-address'; readonly near: string | undefined }
  | { readonly kind: 'draft' }
  | { readonly kind: 'planned' }
  /** `url` is what the address comes to, from the root of the site. */
  | { readonly kind: 'missing-page'; readonly url: string }
  | { readonly kind: 'missing-file'; readonly url: string }
  /** Nothing stands there because of a problem that is told already. */
  | { readonly kind: 'told' };

export interface FollowedLink extends FrontMatterLink {
  readonly lead: Lead;
}

type Source = Pick<PageFacts, 'file' | 'url'>;

/** Follows the links of a page: those of its texts and its front matter. */
export function followPageLinks(model: Model, { page, links }: FinishedPage): FollowedLink[] {
  return follow(model, page.facts, [...frontMatterLinks(page).map(withoutStandIn), ...links], page);
}

/** In front matter, `#` stands for an address that its author has not got yet. */
function withoutStandIn(link: FrontMatterLink): FrontMatterLink {
  return link.href === '#' ? { ...link, href: '' } : link;
}

/** Follows the links that stand on no page: those of planned lessons, of `site.yml` and the navigation. */
export function followOtherLinks(model: Model): FollowedLink[] {
  const root: Source = { file: 'index', url: '/' };
  return [
    ...gather(model.courses, plannedLessons).flatMap((lesson) => follow(model, lesson, plannedLinks(lesson))),
    // Of these addresses, what a page must not open was told when they were read.
    ...follow(model, root, siteLinks(model.site)).filter(({ lead }) => lead.kind !== 'unsafe'),
    ...follow(model, root, navigationLinks(model)).filter(({ lead }) => isFollowed(lead)),
  ];
}

function follow(model: Model, from: Source, links: readonly FrontMatterLink[], page?: Page): FollowedLink[] {
  return links.flatMap((link) => {
    const followed = { ...link, lead: leadOf(model, from, link, page) };
    const meant = followed.lead.kind === 'liquid' ? withoutLiquid(link.href) : undefined;
    // Whoever takes the tag out of an address is to learn at once where the rest of it leads.
    return meant === undefined
      ? [followed]
      : [followed, ...follow(model, from, [{ ...link, href: meant }], page)];
  });
}

/** Entries that lead nowhere on this site were told when the navigation was read. */
function isFollowed({ kind }: Lead): boolean {
  return followed.has(kind);
}

const followed: ReadonlySet<Lead['kind']> = new Set([
  'page',
  'elsewhere',
  'white-space',
  'broken-address',
  'bare-domain',
]);

function navigationLinks({ mainNavigation, courses, pages }: Model): FrontMatterLink[] {
  const sidebars = [...courses, ...pages].flatMap(({ navigation }) => navigation ?? []);
  const lists = new Set([mainNavigation, ...sidebars].flat());
  return flatEntries([...lists]).flatMap(({ url }) => (url === undefined ? [] : [{ ...url, use: 'link' }]));
}

function leadOf(model: Model, from: Source, { href, use }: FrontMatterLink, page: Page | undefined): Lead {
  if (href.trim() === '') return { kind: 'empty' };
  if (holds(href, '{{', '}}') || holds(href, '{%', '%}')) return { kind: 'liquid' };
  const broken = brokenAddress(href.trim());
  if (broken !== undefined) return { kind: 'broken-address', near: broken.near };
  if (!isHarmless(href)) return { kind: 'unsafe' };
  const target = linkTarget(model, from, href);
  switch (target.kind) {
    case 'external': {
      const isWeb = /^(?:https?:)?\/\//i.test(href.trim());
      if (isWeb && /\s/.test(href.trim())) return { kind: 'white-space' };
      return { kind: 'elsewhere', url: isWeb ? webAddress(href.trim()) : undefined };
    }
    case 'asset':
      return { kind: 'asset' };
    case 'generated':
      return use === 'link' ? { kind: 'generated' } : { kind: 'missing-file', url: target.url };
    case 'fragment':
      return page === undefined ? { kind: 'asset' } : { kind: 'page', page, anchor: anchorOf(target.rest) };
    case 'page':
      if (use === 'link') return { kind: 'page', page: target.page, anchor: anchorOf(target.rest) };
      return model.assets.has(target.page.facts.url)
        ? { kind: 'asset' }
        : { kind: 'missing-file', url: target.page.facts.url };
    case 'missing':
      return deadEnd(model, target.url, href.trim(), use);
  }
}

function deadEnd(model: Model, url: string, href: string, use: FrontMatterLink['use']): Lead {
  const status = unpublishedAt(model.unpublished, url);
  if (status !== undefined) return { kind: status };
  if (isExpected(model.expected, url)) return { kind: 'told' };
  if (/\s/.test(href)) return { kind: 'white-space' };
  if (isBareDomain(href) || isMailAddress(href)) return { kind: 'bare-domain' };
  return { kind: use === 'image' || isFile(url) ? 'missing-file' : 'missing-page', url };
}

function webAddress(address: string): URL | undefined {
  const whole = address.startsWith('//') ? `https:${address}` : address;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

function anchorOf(rest: string): string {
  const hash = /#(.*)$/s.exec(rest)?.[1] ?? '';
  try {
    return decodeURIComponent(hash).normalize('NFC');
  } catch {
    return decodeAddress(hash);
  }
}

/** A regular expression would look for the end once from each start. */
function holds(text: string, start: string, end: string): boolean {
  const at = text.indexOf(start);
  return at >= 0 && text.includes(end, at + start.length);
}

function isFile(url: string): boolean {
  return url.startsWith('/assets/') || (/\.[a-z\d]{1,5}$/i.test(url) && !/\.(html?|md)$/i.test(url));
}
