/**
 * What each syntax makes of its input. A file of `cases/` is a list of cases: `%%%` and a sentence about the
 * behaviour, the input, `%%% html`, the output and, where the author is told something, `%%% problems`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newPage, render } from './pageOf.ts';

const folder = new URL('cases/', import.meta.url);

describe.each(readdirSync(folder).sort())('%s', (name) => {
  const cases = readFileSync(new URL(name, folder), 'utf8')
    .split(/^%%% (?!html$|problems$)/m)
    .slice(1);
  test.each(cases.map(readCase))('$sentence', ({ input, html, problems }) => {
    const page = newPage();
    expect(render(input, page).html.trim()).toBe(html);
    expect(
      page.problems
        .map(({ line, column, level, code, values }) => {
          return `${line}:${column} ${level} ${code} ${JSON.stringify(values)}`;
        })
        .join('\n'),
    ).toBe(problems);
  });
});

function readCase(text: string) {
  const [sentence = '', rest = ''] = text.split(/\n(.*)/s);
  const [input = '', output = ''] = rest.split('\n%%% html\n');
  const [html = '', problems = ''] = output.split('\n%%% problems\n');
  return { sentence, input, html: html.trim(), problems: problems.trim() };
}
