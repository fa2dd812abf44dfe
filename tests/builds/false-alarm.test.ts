/** What is right is not told: the sites of `tests/sites/` hold every habit that authors have. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemsOf } from './inProcess.ts';
import { repository, testSite } from './kafedra.ts';

const sites = readdirSync(join(repository, 'tests/sites')).filter((name) =>
  existsSync(join(repository, 'tests/sites', name, 'content')),
);

test.each(sites)('the site “%s” has neither error nor warning', async (name) => {
  const { problems } = await problemsOf({ root: join(repository, 'tests/sites', name) });
  expect(problems.filter((line) => !line.includes(' info '))).toEqual([]);
});

test('the HTML of an owner is published without a word, and as it was written', async () => {
  const site = testSite('owner-html');
  expect(await site.build('--strict')).toMatchObject({ code: 0, stderr: '' });
  const $ = site.page('/lab/diode/');
  const tags = [
    'details',
    'table caption',
    'figure figcaption',
    'iframe',
    'video track',
    'audio',
    'dl',
    'kbd',
    'abbr',
  ];
  expect(tags.filter((tag) => $(`main ${tag}`).length === 0)).toEqual([]);
  expect($('main pre').text()).toContain('{{ i }}');
  expect(site.page('/lab/')('main div[style*="flex"] strong').text()).toBe('измеряем');
  expect(site.text('lab/index.html')).not.toContain('старое');
  site.remove();
});
