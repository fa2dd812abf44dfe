import { describe, expect, test } from 'vitest';
import { markCurrent } from '../../src/output/sidebar.ts';

const sidebar = [
  '<p><a href="/mo/">MLOps</a></p><ul>',
  '<li><a href="/mo/intro/">Введение</a></li>',
  '<li><details><summary>Модель</summary><ul><li><a href="/mo/model/">Модель</a></li></ul></details></li>',
  '<li><details><summary>Сервис</summary><ul>',
  '<li><details><summary>Docker</summary><ul><li><a href="/mo/docker/?a=1&amp;b=2">Образы</a></li></ul></details></li>',
  '</ul></details></li></ul>',
].join('');

const openOf = (html: string) =>
  [...html.matchAll(/<details open><summary>(.*?)</g)].map(([, title]) => title);
const currentOf = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)" aria-current="page">/g)].map(([, href]) => href);

describe('the current entry of the sidebar', () => {
  test('is marked, and the module that holds it is open while the others stay folded', () => {
    const html = markCurrent(sidebar, '/mo/model/');
    expect(currentOf(html)).toEqual(['/mo/model/']);
    expect(openOf(html)).toEqual(['Модель']);
  });

  test('opens every module around it, however deep', () => {
    const html = markCurrent(sidebar, '/mo/docker/?a=1&amp;b=2');
    expect(currentOf(html)).toEqual(['/mo/docker/?a=1&amp;b=2']);
    expect(openOf(html)).toEqual(['Сервис', 'Docker']);
  });

  test('may stand outside any module: then all are folded', () => {
    const html = markCurrent(sidebar, '/mo/intro/');
    expect(currentOf(html)).toEqual(['/mo/intro/']);
    expect(openOf(html)).toEqual([]);
  });

  test('may be absent: then every module is open', () => {
    expect(openOf(markCurrent(sidebar, '/mo/about/'))).toEqual(['Модель', 'Сервис', 'Docker']);
  });

  test('is no entry on the course page, whose title is marked and whose modules are all open', () => {
    const html = markCurrent(sidebar, '/mo/');
    expect(currentOf(html)).toEqual(['/mo/']);
    expect(openOf(html)).toEqual(['Модель', 'Сервис', 'Docker']);
  });

  test('is not an address that merely begins alike', () => {
    expect(currentOf(markCurrent(sidebar, '/mo/int'))).toEqual([]);
  });
});
