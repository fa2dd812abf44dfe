/** Formulas and diagrams cost only the pages and the sites that have them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type TestSite, testSite } from './kafedra.ts';

const sites: TestSite[] = [];
afterEach(() => {
  for (const site of sites.splice(0)) site.remove();
});

/** A course of two lessons; `text` is in the second one. */
async function built(text: string, ...args: string[]): Promise<TestSite> {
  const site = testSite('minimal');
  sites.push(site);
  writeFileSync(site.path('content/ml/02-loss.md'), `---\ntitle: Потери\n---\n\n${text}\n`);
  expect(await site.build(...args)).toMatchObject({ code: 0, stderr: '' });
  return site;
}

const diagram = '```mermaid\ngraph LR\n  A --> B\n```';
const own = (site: TestSite) => site.files().filter((file) => /stix|mermaid/.test(file));
const others = (site: TestSite) =>
  ['index.html', 'ml/index.html', 'ml/regression/index.html', '404.html'].map((file) => site.text(file));

describe('a site', () => {
  test('without formulas and diagrams has nothing of theirs', async () => {
    const site = await built('Цена $5 и $10.');
    expect(own(site)).toEqual([]);
    expect(site.text('ml/loss/index.html')).not.toMatch(/STIX|preload|mermaid|\.formula|\.diagram/);
  });

  test('with a formula publishes the font and its licence, and its page loads the font', async () => {
    const site = await built('Потеря $L = \\frac{a}{b}$.', '--base-path', '/repo/');
    expect(own(site)).toEqual([
      'assets/kafedra/stix-two-math-licence.txt',
      'assets/kafedra/stix-two-math.woff2',
    ]);
    const page = site.text('ml/loss/index.html');
    expect(page).toContain(
      '<link rel="preload" href="/repo/assets/kafedra/stix-two-math.woff2" as="font" type="font/woff2" crossorigin>',
    );
    expect(page).toMatch(/url\("?\/repo\/assets\/kafedra\/stix-two-math\.woff2"?\)/);
    expect(page).not.toContain('mermaid');
    expect(readFileSync(`${site.output}/assets/kafedra/stix-two-math.woff2`).length).toBeLessThan(60_000);
  });

  test('with a diagram publishes what draws it, all of it scripts by their names', async () => {
    const site = await built(diagram, '--base-path', '/repo/');
    const files = own(site);
    expect(files.filter((file) => !/\.js$|LICENSE$|licences\.txt$/.test(file))).toEqual([]);
    const page = site.page('/ml/loss/');
    const script = page('script[src]').attr('src') ?? '';
    expect(script).toMatch(/^\/repo\/assets\/kafedra\/mermaid-[\d.]+\/draw\.js$/);
    expect(files).toContain(script.slice('/repo/'.length));
    expect(page('script[src]').attr('data-failed')).toMatch(/не удалось нарисовать/);
  });

  test('with a diagram finds every part of mermaid that another part asks for', async () => {
    const site = await built(diagram);
    const scripts = own(site).filter((file) => file.endsWith('.js'));
    const missing = scripts.flatMap((file) =>
      [...site.text(file).matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"\n]+)"/g)]
        .map(([, part = '']) => new URL(part, `https://x/${file}`).pathname.slice(1))
        .filter((part) => !scripts.includes(part)),
    );
    expect(missing).toEqual([]);
    expect(scripts.length).toBeGreaterThan(50);
  });

  test('of a stranger has the same formulas and diagrams', async () => {
    const text = `Потеря $L$.\n\n${diagram}`;
    const [trusted, untrusted] = await Promise.all([built(text), built(text, '--untrusted')]);
    expect(own(untrusted)).toEqual(own(trusted));
    expect(untrusted.page('/ml/loss/')('main').html()).toBe(trusted.page('/ml/loss/')('main').html());
  });
});

test('the other pages of a site do not change by a byte for a formula or a diagram', async () => {
  const [plain, rich] = await Promise.all([built('Потеря L.'), built(`Потеря $L$.\n\n${diagram}`)]);
  expect(others(rich)).toEqual(others(plain));
});
