/**
 * Holds an imported site against the one that Jekyll makes of the same folder: every page, heading, link, video, menu
 * entry and row of a syllabus that Jekyll's pages show must stand in Kafedra's, at the same address.
 *
 *   npm run bench:import                   the sites of tests/sites/jekyll-* (wants Debian's jekyll)
 *   npm run bench:import -- FOLDER…        other sites
 *   npm run bench:import -- --size         how long a site of 60 lessons and 80 long chapters takes
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { load } from 'cheerio';
import { importSite } from '../../src/cli/import.ts';
import { compose } from '../../src/compose.ts';
import { outputFileOf } from '../../src/course/address.ts';
import { type ImportReport, reportFiles } from '../../src/import/report.ts';
import { renderSite } from '../../src/output/render.ts';
import { createTemplates } from '../../src/output/templates.ts';
import { packageRoot } from '../../src/packageRoot.ts';

/** What a page shows that a reader would miss. */
interface Shown {
  readonly headings: readonly string[];
  readonly links: readonly string[];
  readonly videos: readonly string[];
  readonly menu: readonly string[];
  readonly rows: readonly string[];
}

const sites = join(packageRoot, 'tests/sites');

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--size')) return measure();
  const folders =
    args.length > 0
      ? args
      : readdirSync(sites)
          .filter((name) => existsSync(join(sites, name, '_config.yml')))
          .map((name) => join(sites, name));
  let missing = 0;
  for (const folder of folders) missing += await compareSite(folder);
  return missing === 0 ? 0 : 1;
}

async function compareSite(folder: string): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'kafedra-import-'));
  try {
    const source = join(work, 'source');
    cpSync(folder, source, { recursive: true });
    execFileSync(
      'jekyll',
      ['build', '--quiet', '--disable-disk-cache', '-d', join(work, 'jekyll')],
      // Its configuration may name another folder for the pages, from where it is run.
      { cwd: source, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    await importSite('jekyll', source, { out: join(work, 'site'), deriveNavigation: false });
    const before = jekyllPages(join(work, 'jekyll'));
    const after = await kafedraPages(join(work, 'site'));
    const base = basePathOf(source);
    siteOrigin = originOf(source);
    const joined = joinedPages(join(work, 'site'));
    const complaints: string[] = [];
    const counts = { pages: 0, headings: 0, links: 0, videos: 0, menu: 0, rows: 0 };
    for (const [file, html] of before) {
      counts.pages++;
      const now = followed(after.get(file), file, after, base);
      if (now === undefined) {
        complaints.push(`${file}: no page`);
        continue;
      }
      const old = shownBy(html, file, base);
      const shown = withJoined(shownBy(now, file, base), joined.has(file) ? after : new Map(), base);
      for (const part of ['headings', 'links', 'videos', 'menu', 'rows'] as const) {
        counts[part] += old[part].length;
        const there = new Set(shown[part]);
        for (const what of new Set(old[part]))
          if (!there.has(what)) complaints.push(`${file}: ${part}: ${what}`);
      }
    }
    process.stdout.write(
      `${basename(folder)}: ${JSON.stringify(counts)}, missing ${complaints.length}\n${complaints.map((line) => `  ${line}\n`).join('')}`,
    );
    return complaints.length;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A page, or the one that it leads to: an address with spaces is one that only leads on. */
function followed(
  html: string | undefined,
  file: string,
  pages: ReadonlyMap<string, string>,
  base: string,
): string | undefined {
  const target = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(html ?? '')?.[1];
  if (target === undefined || !file.includes(' ')) return html;
  const url = decodeURI(target).slice(base.length);
  return pages.get(outputFileOf(url));
}

/** Pages that joined the texts of others, and are lists of links to them now. */
function joinedPages(root: string): Set<string> {
  const report = JSON.parse(readFileSync(join(root, reportFiles.programs), 'utf8')) as ImportReport;
  const files = new Set(report.human.filter(({ code }) => code === 'joined-text').map(({ file }) => file));
  return new Set(
    report.moved.flatMap(({ from, address }) =>
      files.has(from) && address !== undefined ? [outputFileOf(address)] : [],
    ),
  );
}

/** With what the pages show that a page of links leads to. */
function withJoined(shown: Shown, pages: ReadonlyMap<string, string>, base: string): Shown {
  const linked = [...pages].filter(([file]) => shown.links.includes(normalAddress(`/${file}`, '', '')));
  const others = linked.map(([file, html]) => shownBy(html, file, base));
  return {
    ...shown,
    headings: [shown, ...others].flatMap(({ headings }) => headings),
    links: [shown, ...others].flatMap(({ links }) => links),
    videos: [shown, ...others].flatMap(({ videos }) => videos),
  };
}

function jekyllPages(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  return new Map(files.map((file) => [file.normalize('NFC'), readFileSync(join(folder, file), 'utf8')]));
}

/** The pages as they would be published once the mistakes of the old site are mended. */
async function kafedraPages(root: string): Promise<Map<string, string>> {
  const composition = await compose({ root });
  const templates = createTemplates({ folders: composition.folders });
  const pages = new Map<string, string>();
  for await (const file of renderSite(composition, async (layout, view) => templates.render(layout, view)))
    if ('text' in file) pages.set(file.file, file.text);
  return pages;
}

function originOf(source: string): string {
  const url = /^url\s*:\s*"?(https?:\/\/[^"\s#]+)/m.exec(
    readFileSync(join(source, '_config.yml'), 'utf8'),
  )?.[1];
  return new URL(url ?? 'https://chair.example.org').origin;
}

function basePathOf(source: string): string {
  const base =
    /^baseurl[ \t]*:[ \t]*"?([^"\s#]*)/m.exec(readFileSync(join(source, '_config.yml'), 'utf8'))?.[1] ?? '';
  return base.replace(/\/$/, '');
}

function shownBy(html: string, file: string, base: string): Shown {
  const $ = load(html);
  const main = $('main').length > 0 ? $('main') : $('body');
  const words = (text: string) =>
    text
      .replace(/[\s\u00a0]+/g, ' ')
      .replace(/[“”«»"]/g, '"')
      .replace(/[‘’]/g, "'")
      .trim();
  const address = (href: string | undefined) => normalAddress(href ?? '', file, base);
  const refresh = /url=([^"]*)/i.exec($('meta[http-equiv="refresh"]').attr('content') ?? '')?.[1];
  const links = main
    .find('a[href]')
    .toArray()
    .map((link) => address($(link).attr('href')));
  const frames = main
    .find('iframe[src]')
    .toArray()
    .map((frame) => $(frame).attr('src') ?? '');
  const videos = [
    ...frames,
    ...main
      .find('[data-video]')
      .toArray()
      .map((video) => $(video).attr('data-video') ?? ''),
  ];
  const rows = main
    .find('table tr, ul.syllabus li')
    .toArray()
    .filter((row) => $(row).find('a[href]').length > 0)
    .map((row) => {
      const hrefs = $(row)
        .find('a[href]')
        .toArray()
        .map((link) => address($(link).attr('href')))
        .filter((href) => !href.includes('#'));
      return [...new Set(hrefs)].sort().join(' ');
    })
    .filter((row) => row !== '');
  return {
    // What is a heading in the cards of one is a title in the other; a numbered lesson has its number before it.
    headings:
      refresh !== undefined
        ? []
        : main
            .find('h1, h2, h3, h4, h5, h6, .feature__title')
            .toArray()
            .map((heading) => words($(heading).text()).replace(/^\d+\.? (?=\p{L})/u, ''))
            .filter((text) => text !== ''),
    links: [...(refresh === undefined ? [] : [address(refresh)]), ...links].filter(
      // A link to a source file led nowhere.
      (href) => !href.startsWith('#') && !href.endsWith('.md'),
    ),
    videos: videos.map((video) => /[\w-]{11}/.exec(video.replace(/^.*(?:embed\/|:)/, ''))?.[0] ?? video),
    menu: $('nav.sidebar')
      .first()
      .find('a[href], li > span, summary, .sidebar__heading')
      .toArray()
      .map((entry) => {
        const href = $(entry).attr('href');
        return `${words($(entry).text())}${href === undefined ? '' : ` ${address(href)}`}`;
      }),
    rows,
  };
}

/** Where the old site stood: full addresses of it are addresses of the site. */
let siteOrigin = 'https://chair.example.org';

/** The address of a video of YouTube, in the spelling that Kafedra prints. */
function oneVideo(href: string): string {
  const id = /^https:\/\/youtu\.be\/([\w-]{11})$/.exec(href)?.[1];
  return id === undefined ? href : `https://www.youtube.com/watch?v=${id}`;
}

/** An address in one spelling, from the root of the site; of another site, as it is. */
function normalAddress(href: string, file: string, base: string): string {
  const origin = siteOrigin;
  if (href.startsWith('#')) return '#';
  if (!URL.canParse(href, `${origin}/`)) return href;
  const url = new URL(href, `${origin}${base}/${encodeURI(file.replace(/index\.html$/, ''))}`);
  if (url.origin !== origin) return oneVideo(url.href);
  const path = decodeURI(url.pathname).replace(/\/{2,}/g, '/');
  const inSite =
    base !== '' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) : path;
  // Files lie below /assets/ in the new site.
  const bare = inSite.replace(/^\/assets\//, '/').replace(/(?:\/index)?\.html$|\/$/g, '');
  return `${bare}${decodeURIComponent(url.hash)}`.normalize('NFC') || '/';
}

/** A site of the size that the import is to take in seconds. */
async function measure(): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'kafedra-import-'));
  try {
    const source = join(work, 'source');
    writeBigSite(source);
    const times: number[] = [];
    for (const run of [1, 2, 3]) {
      const start = process.cpuUsage();
      const clock = performance.now();
      await importSite('jekyll', source, { out: join(work, `site-${run}`), deriveNavigation: false });
      const used = process.cpuUsage(start);
      times.push(performance.now() - clock);
      process.stdout.write(
        `${Math.round(performance.now() - clock)} ms, ${Math.round((used.user + used.system) / 1000)} ms of the processor\n`,
      );
    }
    process.stdout.write(
      `median ${Math.round(times.sort((a, b) => a - b)[1] ?? 0)} ms for 60 lessons and 80 chapters of 60 kB\n`,
    );
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function writeBigSite(source: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(join(source, file, '..'), { recursive: true });
    writeFileSync(join(source, file), text);
  };
  write(
    '_config.yml',
    'title: Big\nurl: https://chair.example.org\ncollections:\n  ml: { output: true }\n  text: { output: true }\n',
  );
  write(
    'ml.md',
    `---\ntitle: ML\npermalink: /ml/\nlayout: course\n---\n<table>\n{% for p in site.ml %}<tr><td>{{ p.title }}</td></tr>{% for s in p.sections %}<tr><td>{{ s.title }}</td><td>{{ s.slides }}</td></tr>{% endfor %}{% endfor %}\n</table>\n`,
  );
  for (let i = 0; i < 60; i++) {
    const sections = Array.from(
      { length: 4 },
      (_, j) => `  - title: "Lecture: ${j}"\n    slides: https://example.org/${i}/${j}\n`,
    ).join('');
    write(
      `_ml/${String(i).padStart(2, '0')}-lesson.md`,
      `---\ntitle: Lesson ${i}\nsections:\n${sections}---\n`,
    );
  }
  const paragraph =
    'A paragraph of a textbook with a [link]({{ site.baseurl }}/ml/), `code`, $$x_i^2$$ and **words** that go on for a while.\n\n';
  const part = (i: number) =>
    `### Part ${i}\n\n${paragraph.repeat(12)}{% capture notice %}\nSummary:\n1. One.\n1. Two.\n{% endcapture %}\n<div class="notice--info">{{ notice | markdownify }}</div>\n\n\`\`\`py\nprint(${i})\n\`\`\`\n\n![](/assets/images/a.png){: .align-center}\n\n`;
  for (let i = 0; i < 80; i++)
    write(
      `_text/ml${i}.md`,
      `---\ntitle: Chapter ${i}\n---\n\n${Array.from({ length: 32 }, (_, j) => part(j)).join('')}`,
    );
  write('assets/images/a.png', 'png');
}

process.exitCode = await main(process.argv.slice(2));
