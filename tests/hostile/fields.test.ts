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

/** Where a text of the author may stand: a site with it in that place. */
const textFields: Readonly<Record<string, (value: string) => Files>> = {
  'the title of a lesson': (value) => ({ 'content/ml/01-a.md': page({ title: value }) }),
  'the name of a lesson in the menu': (value) => ({
    'content/ml/01-a.md': page({ title: 'А', nav_title: value }),
  }),
  'the description of a lesson': (value) => ({
    'content/ml/01-a.md': page({ title: 'А', description: value }),
  }),
  'the excerpt of a lesson': (value) => ({ 'content/ml/01-a.md': page({ title: 'А', excerpt: value }) }),
  'the title of a section': (value) => ({
    'content/ml/01-a.md': page({ title: 'А', sections: [{ title: value }] }),
  }),
  'the title of a further link': (value) => ({
    'content/ml/01-a.md': page({
      title: 'А',
      sections: [{ title: 'Лекция', additional: [{ title: value, url: '/ml/' }] }],
    }),
  }),
  'the title of a course': (value) => ({ 'content/ml/index.md': page({ title: value }) }),
  'the code of a course': (value) => ({ 'content/ml/index.md': page({ title: 'Курс', code: value }) }),
  'the description of a course': (value) => ({
    'content/ml/index.md': page({ title: 'Курс', description: value }),
  }),
  'the title of a module in a list': (value) => ({
    'content/ml/index.md': page({ title: 'Курс', modules: [{ title: value, lessons: ['01-a.md'] }] }),
  }),
  'the title of a module in a folder': (value) => ({
    'content/ml/02-b/index.md': page({ title: value }),
    'content/ml/02-b/01-c.md': page({ title: 'В' }),
  }),
  'the title of a card': (value) => ({ 'content/ml/index.md': card({ title: value, url: '/ml/' }) }),
  'the words on the button of a card': (value) => ({
    'content/ml/index.md': card({ btn_label: value, url: '/ml/' }),
  }),
  'the alternative text of a card': (value) => ({
    'content/ml/index.md': card({ image_path: '/assets/a.png', alt: value }),
  }),
  'the title of a page outside of courses': (value) => ({ 'content/about.md': page({ title: value }) }),
  'the title of the site': (value) => ({
    '_data/site.yml': yaml({ title: value, url: 'https://example.org/' }),
  }),
  'the description of the site': (value) => ({ '_data/site.yml': site({ description: value }) }),
  'the author of the site': (value) => ({ '_data/site.yml': site({ author: value }) }),
  'an entry of the navigation': (value) => ({
    '_data/navigation.yml': yaml({ ml: [{ title: value, children: [{ title: 'А', url: '/ml/a/' }] }] }),
  }),
  'an entry within an entry of the navigation': (value) => ({
    '_data/navigation.yml': yaml({ ml: [{ title: 'Раздел', children: [{ title: value, url: '/ml/a/' }] }] }),
  }),
  'an entry of the header': (value) => ({
    '_data/navigation.yml': yaml({
      main: [{ title: value, url: '/ml/' }],
      ml: [{ title: 'А', url: '/ml/a/' }],
    }),
  }),
};

/** Where an address of the author may stand. */
const addressFields: Readonly<Record<string, (value: string) => Files>> = {
  ...Object.fromEntries(
    ['document', 'slides', 'test', 'textbook'].map((key) => [
      `the ${key} of a section`,
      (value: string) => ({
        'content/ml/01-a.md': page({ title: 'А', sections: [{ title: 'Лекция', [key]: value }] }),
      }),
    ]),
  ),
  'a further link': (value) => ({
    'content/ml/01-a.md': page({
      title: 'А',
      sections: [{ title: 'Лекция', additional: [{ title: 'Ссылка', url: value }] }],
    }),
  }),
  'a video': (value) => ({
    'content/ml/01-a.md': page({ title: 'А', sections: [{ title: 'Лекция', video: value }] }),
  }),
  'one of several videos': (value) => ({
    'content/ml/01-a.md': page({
      title: 'А',
      sections: [{ title: 'Лекция', video: ['https://rutube.ru/', value] }],
    }),
  }),
  'a video of YouTube': (value) => ({
    'content/ml/01-a.md': page({ title: 'А', sections: [{ title: 'Лекция', youtube: value }] }),
  }),
  'the picture of a page': (value) => ({ 'content/ml/01-a.md': page({ title: 'А', image: value }) }),
  'the picture of a card': (value) => ({ 'content/ml/index.md': card({ title: 'К', image_path: value }) }),
  'the address of a card': (value) => ({ 'content/ml/index.md': card({ title: 'К', url: value }) }),
  'the picture of the site': (value) => ({ '_data/site.yml': site({ image: value }) }),
  'the repository of the site': (value) => ({ '_data/site.yml': site({ repository: value }) }),
  'the address of the site': (value) => ({ '_data/site.yml': yaml({ title: 'Курсы', url: value }) }),
  'an entry of the navigation': (value) => ({
    '_data/navigation.yml': yaml({
      ml: [
        { title: 'А', url: '/ml/a/' },
        { title: 'Б', url: value },
      ],
    }),
  }),
  'an entry of the header': (value) => ({
    '_data/navigation.yml': yaml({ main: [{ title: 'Б', url: value }] }),
  }),
  'a link of the text': (value) => text(`[ссылка](<${value}>)`),
  'a link by its definition': (value) => text(`[ссылка][а]\n\n[а]: <${value}>`),
  'an image of the text': (value) => text(`![а](<${value}>)`),
  'a link in HTML': (value) => text(`<p><a href="${value.replaceAll('"', '&quot;')}">ссылка</a></p>`),
};

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

function site(values: object): string {
  return yaml({ title: 'Курсы', url: 'https://example.org/', ...values });
}

function text(body: string): Files {
  return { 'content/ml/01-a.md': page({ title: 'А' }, body) };
}

const base: Files = { 'content/ml/01-a.md': page({ title: 'А' }), 'assets/a.png': 'x' };

function pagesOf({ composition, page }: BuiltSite): string[] {
  return composition.pages.map(({ page: { facts } }) => page(facts.url));
}

describe('a text says itself and nothing else', () => {
  test.each(Object.entries(textFields))('in %s', async (_, files) => {
    const harmless = pagesOf(await built({ ...base, ...files('Просто слова') })).map(skeleton);
    for (const value of hostile) {
      const found = await built({ ...base, ...files(value) });
      const pages = pagesOf(found);
      expect({ value, pages: pages.map(skeleton) }).toEqual({ value, pages: harmless });
      expect({ value, faults: pages.flatMap((html) => findActive(html, { isOwnScript })) }).toEqual({
        value,
        faults: [],
      });
      for (const html of pages) expect(structuredData(html)).toHaveProperty('@context', 'https://schema.org');
    }
  });
});

describe('an address that runs something is told and stands in no page', () => {
  test.each(Object.entries(addressFields))('in %s', async (_, files) => {
    for (const value of unsafe) {
      const found = await built({ ...base, ...files(value) });
      const failed = found.problems.some(({ level, code }) => level === 'error' || code === 'active-html');
      expect({ value, failed }).toEqual({ value, failed: true });
      const faults = pagesOf(found).flatMap((html) => findActive(html, { isOwnScript }));
      expect({ value, faults }).toEqual({ value, faults: [] });
    }
  });

  test.each(Object.entries(addressFields))(
    'and what is no address breaks nothing in %s',
    async (_, files) => {
      // A part of them: addresses are escaped as texts are.
      for (const value of hostile.slice(0, 8)) {
        const found = await built({ ...base, ...files(value) });
        const faults = pagesOf(found).flatMap((html) => findActive(html, { isOwnScript }));
        expect({ value, faults }).toEqual({ value, faults: [] });
      }
    },
  );
});

test('the code of an address that runs something is the same wherever it stands', async () => {
  const fields = Object.entries(addressFields).filter(
    ([name]) => !/video|address of the site|in HTML/.test(name),
  );
  for (const [name, files] of fields) {
    const { codes } = await built({ ...base, ...files('javascript:alert(1)') });
    expect({ name, codes: codes.map((code) => code.split(' ')[1]) }).toMatchObject({
      name,
      codes: ['unsafe-link'],
    });
  }
});

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
  test.each(Object.entries(constructs))('in %s', async (name, make) => {
    for (const value of hostile) {
      const { page } = await built({ ...base, ...text(make(value)) });
      const html = page('/ml/a/');
      expect({ name, value, faults: findActive(html, { isOwnScript }) }).toEqual({ name, value, faults: [] });
      expect(html).not.toMatch(/<script>alert|<img src=x|<svg\/|<b>/);
    }
  });
});
