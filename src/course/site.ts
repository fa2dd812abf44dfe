/** Site-wide facts from `_data/site.yml`. */

import { optional, targetAt } from './pageFacts.ts';
import { error, info, type Problem, warning } from './problem.ts';
import { remembering } from './remember.ts';
import { editBaseOf, repositoryAddress } from './repository.ts';
import { found, readYaml } from './schema/read.ts';
import { siteSchema } from './schema/site.ts';
import { isHarmless } from './scheme.ts';
import type { SourceData, SourceRepository } from './source.ts';
import type { Site } from './types.ts';

/** Most sites are in Russian; any other says so with `lang:`. */
const defaultLang = 'ru';

/** Reads the site's facts. Without a file that can be read a site still stands: untitled, with no address of its own. */
export function buildSite(data: SourceData | undefined, place?: SourceRepository): SiteReading {
  const reading = data === undefined ? unread : readSite(data, place?.folder ?? '');
  if (!place?.isShallow || !reading.isDated) return reading;
  const start = data?.root.place ?? { file: '_data/site.yml', line: 1, column: 1 };
  return { ...reading, problems: [...reading.problems, warning('shallow-clone', start)] };
}

interface SiteReading {
  readonly site: Site;
  /** Whether pages are to say when they were last changed. */
  readonly isDated: boolean;
  readonly problems: readonly Problem[];
}

const unknown: Site = { title: '', url: '', lang: defaultLang, theme: {} };
const unread: SiteReading = { site: unknown, isDated: true, problems: [] };

const readSite = remembering((data: SourceData, folder: string): SiteReading => {
  if (data.faulty) return unread;
  if (data.root.kind !== 'map') {
    const values = { key: data.file, found: found(data.root), wanted: 'map' };
    return { site: unknown, isDated: true, problems: [error('wrong-type', data.root.place, values)] };
  }
  const read = readYaml(data.root, siteSchema, 'site');
  const { title, lang, theme, image: _image, repository: written, branch, updated, ...facts } = read.value;
  const repository = written !== undefined && isHarmless(written) ? written : undefined;
  const problems = [...read.problems];
  const image = targetAt(read.node('image'));
  for (const target of [image, targetAt(read.node('repository'))]) {
    if (target !== undefined && !isHarmless(target.href))
      problems.push(error('unsafe-link', target.place, { href: target.href }));
  }
  const url = readSiteUrl(facts.url ?? '');
  if (url === undefined) {
    problems.push(error('site-url', read.place('url'), { value: facts.url ?? '' }, 'url'));
  } else if (read.node('url') === undefined && !problems.some(({ field }) => field === 'url')) {
    // An empty `url:` has been thought of: the address is not known yet.
    problems.push(info('site-url-missing', data.root.place));
  }
  return {
    site: {
      ...facts,
      ...optional('image', image),
      ...optional('repository', repository === undefined ? undefined : repositoryAddress(repository)),
      ...optional('editBase', repository === undefined ? undefined : editBaseOf(repository, branch, folder)),
      title,
      lang: lang ?? defaultLang,
      theme: theme ?? {},
      url: url ?? '',
    },
    isDated: updated ?? true,
    problems,
  };
});

/** An http address without a slash at the end; empty for none; nothing where it is no address. */
function readSiteUrl(text: string): string | undefined {
  const value = text.trim();
  if (value === '') return '';
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.search === '' && url.hash === '' ? url.href.replace(/\/+$/, '') : undefined;
}
