/** A link to a page that does not exist. */
import { joinPath } from '../course/linkTarget.ts';
import { createNearest, nearestAddress, nearestInPlace } from '../course/nearest.ts';
import { decodeAddress } from '../course/pageAt.ts';
import { error } from '../course/problem.ts';
import { relativeAddress } from '../course/relativeAddress.ts';
import { remembering } from '../course/remember.ts';
import type { Model } from '../course/types.ts';
import type { Rule } from './site.ts';

export const missingPage: Rule = {
  code: 'missing-page',
  level: 'error',
  check({ model, links }) {
    const nearest = createNearest(nearestAddress);
    const nearestFile = createNearest(nearestInPlace);
    return links.flatMap(({ href, place, lead }) => {
      if (lead.kind !== 'missing-page') return [];
      const near =
        meant(model, href, lead.url) ??
        fileMeant(model, href, place.file, nearestFile) ??
        nearest(lead.url, model.pageByUrl.keys());
      return [error('missing-page', place, { href, ...(near === undefined ? {} : { near }) })];
    });
  },
};

/** What an address says in the words of something else: of Markdown, of the folder of sources, of Jekyll. */
function meant({ urlByFile, pageByUrl, assets }: Model, href: string, url: string): string | undefined {
  const inMarkdown = /^!?\[[^\]]*\]\((\S+)\)$/.exec(href)?.[1];
  if (inMarkdown !== undefined) return inMarkdown;
  const bare = href.replace(/^[“”„«»"'<(]+|[“”„«»"'>)]+$/g, '');
  if (bare !== href && (/^https?:\/\/\S+$/i.test(bare) || pageByUrl.has(bare) || assets.has(bare)))
    return bare;
  const path = href.replace(/[?#].*$/s, '').replace(/^\//, '');
  const ofFile = urlByFile.get(path) ?? urlByFile.get(`content/${path}`);
  const ofHtml = /\.html?$/i.test(url) ? url.replace(/\.html?$/i, '/') : '';
  return ofFile ?? (pageByUrl.has(ofHtml) ? ofHtml : undefined);
}

/**
 * The way to the file that a link from file to file misses by a slip, or that lies elsewhere now. A name that several
 * files have, as every folder has an `index.md`, says nothing of which is meant.
 */
function fileMeant(
  { urlByFile }: Model,
  href: string,
  from: string,
  nearest: typeof nearestInPlace,
): string | undefined {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  if (path.startsWith('/') || !/\.(?:md|markdown)$/i.test(path)) return undefined;
  const file = joinPath(from, decodeAddress(path)).normalize('NFC');
  const near = nearest(file, without(from, urlByFile.keys())) ?? onlyOfName(nameOf(file), urlByFile);
  return near === undefined || near === from ? undefined : relativeAddress(from, near) + rest;
}

function* without(left: string, files: Iterable<string>): Generator<string> {
  for (const file of files) if (file !== left) yield file;
}

function onlyOfName(name: string, files: Model['urlByFile']): string | undefined {
  const found = filesByName(files).get(name);
  return found?.length === 1 && name !== 'index.md' ? found[0] : undefined;
}

const filesByName = remembering((files: Model['urlByFile']): ReadonlyMap<string, readonly string[]> => {
  const byName = new Map<string, string[]>();
  for (const file of files.keys()) {
    const same = byName.get(nameOf(file));
    if (same === undefined) byName.set(nameOf(file), [file]);
    else same.push(file);
  }
  return byName;
});

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
