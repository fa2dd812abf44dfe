/** Hostile strings in every field: none becomes an element, an attribute or an address that a harmless value would not. */
import { describe, expect, test } from 'vitest';
import { type BuiltSite, built, type Files, isOwnScript } from './site.ts';
import { findActive, skeleton, structuredData } from './walk.ts';

/** Strings that would break out of where they are put. */
const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '</title><script>alert(1)</script>',
  '</textarea></style></noscript></iframe><img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  '" onmouseover="alert(1)" x="',
  "' onmouseover='alert(1)' x='",
  '` onmouseover=`alert(1)`',
  '" autofocus onfocus=alert(1) "',
  'x" style="position:fixed;inset:0',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#34;&#62;&#60;script&#62;',
  '{{ 7*7 }}{% include "base.njk" %}{{ constructor.constructor("alert(1)")() }}',
  `\${alert(1)}<%= 1 %>#{1}`,
  '\\u003cscript\\u003ealert(1)',
  '</main></body></html><body onload=alert(1)>',
  '\u2028</script>\u2029<script>alert(1)//',
  '\u202e<\u0073cript>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '\u00e9\u0301"<b>\ufffd</b>',
  '__proto__',
  'constructor',
  'toString',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  `${'"<'.repeat(2000)}`,
];

/** A site that has a text of its author wherever one may stand. */
function siteOfTexts(value: string): Files {
  return {
    '_data/site.yml': yaml({ title: value, description: value, author: value, url: 'https://example.org/' }),
    '_data/navigation.yml': yaml({
      main: [{ title: value, url: '/ml/' }],
      byhand: [{ title: value, children: [{ title: value, url: '/byhand/a/' }] }],
    }),
    'content/about.md': page({ title: value }),
    'content/ml/index.md': page(
      {
        title: value,
        code: value,
        description: value,
        modules: [{ title: value, lessons: ['01-title.md', '02-named.md', '03-excerpt.md'] }],
        fu: [
          { title: value, url: '/ml/' },
          { btn_label: value, url: '/ml/' },
          { image_path: '/assets/a.png', alt: value },
        ],
      },
      '::features\n',
    ),
    'content/ml/01-title.md': page({ title: value, description: value }),
    'content/ml/02-named.md': page({ title: 'А', nav_title: value }),
    'content/ml/03-excerpt.md': page({
      title: 'Б',
      excerpt: value,
      sections: [{ title: value, additional: [{ title: value, url: '/ml/' }] }],
    }),
    'content/folders/index.md': page({ title: 'Курс' }),
    'content/folders/01-b/index.md': page({ title: value }),
    'content/folders/01-b/01-c.md': page({ title: 'В' }),
    'content/byhand/index.md': page({ title: 'Курс' }),
    'content/byhand/01-a.md': page({ title: 'А' }),
    'assets/a.png': 'x',
  };
}

/** Where an address of the author may stand: what comes before it and after it in a file. */
const addressFields: Readonly<Record<string, (value: string) => string>> = {
  ...Object.fromEntries(
    ['document', 'slides', 'test', 'textbook', 'video', 'youtube'].map((key) => [
      `the ${key} of a section`,
      (value: string) => page({ title: 'А', sections: [{ title: 'Лекция', [key]: value }] }),
    ]),
  ),
  'a further link': (value) =>
    page({ title: 'А', sections: [{ title: 'Лекция', additional: [{ title: 'Ссылка', url: value }] }] }),
  'one of several videos': (value) =>
    page({ title: 'А', sections: [{ title: 'Лекция', video: ['https://rutube.ru/', value] }] }),
  'the picture of a page': (value) => page({ title: 'А', image: value }),
  'the picture of a card': (value) => card({ title: 'К', image_path: value }),
  'the address of a card': (value) => card({ title: 'К', url: value }),
  'a link of the text': (value) => page({ title: 'А' }, `[ссылка](<${value}>)`),
  'a link by its definition': (value) => page({ title: 'А' }, `[ссылка][а]\n\n[а]: <${value}>`),
  'an image of the text': (value) => page({ title: 'А' }, `![а](<${value}>)`),
  'a link in HTML': (value) =>
    page({ title: 'А' }, `<p><a href="${value.replaceAll('"', '&quot;')}">ссылка</a></p>`),
};

/** Each field of an address in a file of its own; cards are for courses. */
const fileOf = new Map(
  Object.keys(addressFields).map((name, i) => [
    name.endsWith('card') ? `content/x${i}/index.md` : `content/ml/${i + 10}-x${i}.md`,
    name,
  ]),
);

/** Where an address may stand in the files of data: their lines. */
const dataFields: Readonly<Record<string, (value: string) => readonly string[]>> = {
  '_data/site.yml': (value) => [
    'title: Курсы',
    `url: ${JSON.stringify(value)}`,
    `image: ${JSON.stringify(value)}`,
    `repository: ${JSON.stringify(value)}`,
  ],
  '_data/navigation.yml': (value) => [
    `main: [{ title: Б, url: ${JSON.stringify(value)} }]`,
    'byhand: [{ title: А, url: /byhand/a/ },',
    `  { title: Б, url: ${JSON.stringify(value)} }]`,
  ],
};

/** A site that has an address wherever one may stand. */
function siteOfAddresses(value: string): Files {
  return {
    ...Object.fromEntries(
      [...fileOf].map(([file, name]) => [file, (addressFields[name] as (value: string) => string)(value)]),
    ),
    ...Object.fromEntries(
      Object.entries(dataFields).map(([file, lines]) => [file, `${lines(value).join('\n')}\n`]),
    ),
    'content/byhand/index.md': page({ title: 'Курс' }),
    'content/byhand/01-a.md': page({ title: 'А' }),
    'assets/a.png': 'x',
  };
}

/** What is told of an address that runs something. */
const codes = new Set(['unsafe-link', 'bad-video', 'site-url', 'active-html']);

/** The fields with nothing told of their address: one by one, because what is told of one may hide another. */
function untold({ problems }: BuiltSite, value: string): string[] {
  const told = problems.filter(({ code }) => codes.has(code));
  const lessons = [...fileOf].filter(([name]) => !told.some(({ file }) => file === name));
  const lines = Object.entries(dataFields).flatMap(([name, linesOf]) =>
    linesOf(value).flatMap((text, i) => {
      const isTold = told.some(({ file, line }) => file === name && line === i + 1);
      return text.includes(JSON.stringify(value)) && !isTold ? [`${name}:${i + 1}`] : [];
    }),
  );
  return [...lessons.map(([, name]) => name), ...lines];
}

/** Addresses that no page may lead to, however they are written. */
const unsafe: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'javascript\t:alert(1)',
  'java\u200bscript:alert(1)',
  'java\u00adscript:alert(1)',
  '\ufeffjavascript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'file:///etc/passwd',
  'blob:https://example.org/x',
  'filesystem:https://example.org/x',
  'view-source:https://example.org/',
  'about:blank',
  'intent://x#Intent;scheme=x;end',
  'chrome://settings',
  'ms-msdt:/id',
];

function yaml(value: unknown): string {
  // Every JSON is YAML.
  return `${JSON.stringify(value)}\n`;
}

function page(frontMatter: object, body = 'Текст.'): string {
  const keys = Object.entries(frontMatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${keys.join('\n')}\n---\n${body}\n`;
}

function card(values: object): string {
  return page({ title: 'Курс', fu: [values] }, '::features\n');
}

function pagesOf({ urls, page }: BuiltSite): string[] {
  return urls.map(page);
}

/** What can act in a reader's browser, on any page of a site. */
function faultsOf(site: BuiltSite): string[] {
  return pagesOf(site).flatMap((html) => findActive(html, { isOwnScript }));
}

describe('a text says itself and nothing else in every field', async () => {
  const harmless = await built(siteOfTexts('Просто слова'));

  test.each(hostile)('as %j', async (value) => {
    const found = await built(siteOfTexts(value));
    // A very long title is cut, whatever it says.
    const words = 'слово '.repeat(value.length).slice(0, value.length - 1);
    const alike = value.length > 70 ? await built(siteOfTexts(`${words}.`)) : harmless;
    expect(pagesOf(found).map(skeleton)).toEqual(pagesOf(alike).map(skeleton));
    expect(faultsOf(found)).toEqual([]);
    for (const html of pagesOf(found))
      expect(structuredData(html)).toHaveProperty('@context', 'https://schema.org');
  });

  test('and stands in each of them as it was written', () => {
    const count = (text: string, part: string) => text.split(part).length - 1;
    expect(pagesOf(harmless).reduce((sum, html) => sum + count(html, 'Просто слова'), 0)).toBeGreaterThan(60);
  });
});

describe('an address that runs something is told and stands in no page', () => {
  test.each(unsafe)('whichever field has %j', async (value) => {
    const found = await built(siteOfAddresses(value));
    expect(untold(found, value)).toEqual([]);
    expect(faultsOf(found)).toEqual([]);
  });

  test('and of a good address nothing is told', async () => {
    const value = 'https://example.org/a';
    expect(untold(await built(siteOfAddresses(value)), value)).toEqual(
      expect.arrayContaining(['the document of a section', 'a link in HTML', '_data/site.yml:2']),
    );
  });

  // A part of them: addresses are escaped as texts are.
  test.each(hostile.slice(0, 8))('and what is no address breaks nothing, as %j', async (value) => {
    expect(faultsOf(await built(siteOfAddresses(value)))).toEqual([]);
  });
});

test('the code of an address that runs something is the same wherever it stands', async () => {
  const site = await built(siteOfAddresses('javascript:alert(1)'));
  const told = site.codes.filter((code) => code.endsWith(' unsafe-link')).map(fieldOf);
  const byOtherCodes = /video|youtube|in HTML/;
  const fields = Object.keys(addressFields).filter((name) => !byOtherCodes.test(name));
  const data = ['_data/site.yml:3', '_data/site.yml:4', '_data/navigation.yml:1', '_data/navigation.yml:3'];
  expect([...new Set(told)].sort()).toEqual([...fields, ...data].sort());
});

/** What `file:line code` is told of. */
function fieldOf(code: string): string {
  const [place = ''] = code.split(' ');
  return fileOf.get(place.replace(/:\d+$/, '')) ?? place;
}

/** Where Markdown takes a text. */
const constructs: Readonly<Record<string, (value: string) => string>> = {
  'the title of a link': (value) => `[а](/ml/ "${value.replaceAll('"', '\\"')}")`,
  'the title of an image': (value) => `![а](/assets/a.png "${value.replaceAll('"', '\\"')}")`,
  'the alternative text of an image': (value) => `![${value.replace(/[[\]<`]/g, '\\$&')}](/assets/a.png)`,
  code: (value) => `\`\`\`\`\n${value}\n\`\`\`\``,
  'code within a line': (value) => `\`\`\`\` ${value} \`\`\`\``,
  'code with colours': (value) => `\`\`\`\`html\n${value}\n\`\`\`\``,
  'the language of code': (value) => `~~~~${value.replaceAll(' ', '')}\nx\n~~~~`,
  'the title of code': (value) => `~~~~js title='${value.replaceAll("'", '')}'\nx\n~~~~`,
};

describe('a text says itself and nothing else in Markdown', () => {
  test.each(hostile)('as %j', async (value) => {
    const lessons = Object.values(constructs).map((make, i) => [
      `content/ml/${i + 10}-x${i}.md`,
      page({ title: 'А' }, make(value)),
    ]);
    const found = await built({ ...Object.fromEntries(lessons), 'assets/a.png': 'x' });
    expect(faultsOf(found)).toEqual([]);
    for (const html of pagesOf(found)) expect(html).not.toMatch(/<script>alert|<img src=x|<svg\/|<b>/);
  });
});
