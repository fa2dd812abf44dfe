/** A course of many lessons, made for the test: large enough that a build takes a while. */
import { writeFileSync } from 'node:fs';
import { type TestSite, testSite } from './kafedra.ts';

/** Makes a site of one course with `count` lessons; `version` is on every page. */
export function bigSite(count: number, version: string): TestSite {
  const site = testSite();
  writeFileSync(site.path('_data/site.yml'), 'title: Большой курс\nlang: ru\n');
  writeVersion(site, count, version);
  return site;
}

/** Writes all lessons anew, so that every page of the next build differs from the last. */
export function writeVersion(site: TestSite, count: number, version: string): void {
  writeFileSync(site.path('content/big/index.md'), `---\ntitle: Курс ${version}\n---\nВерсия ${version}.\n`);
  for (let n = 1; n <= count; n++) {
    const name = String(n).padStart(3, '0');
    writeFileSync(
      site.path(`content/big/${name}-l${name}.md`),
      `---\ntitle: Тема ${n}\nsections:\n  - title: "Лекция: ${n}"\n    overview: Версия ${version}\n---\nТекст ${version}, урок ${n}.\n`,
    );
  }
}
