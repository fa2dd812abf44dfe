/** Addresses of repositories, and where a file is edited in each. */
import { describe, expect, test } from 'vitest';
import { editAddress, editBaseOf, repositoryAddress } from '../../src/course/repository.ts';

const file = 'content/ml/01-Регрессия 1.md';
const path = 'content/ml/01-%D0%A0%D0%B5%D0%B3%D1%80%D0%B5%D1%81%D1%81%D0%B8%D1%8F%201.md';
const edit = (repository: string, branch?: string, folder = '') => {
  const base = editBaseOf(repository, branch, folder);
  return base === undefined ? undefined : editAddress(base, file);
};

describe('a file is edited', () => {
  test.each([
    ['https://github.com/petrova/courses', 'https://github.com/petrova/courses/edit/main/'],
    ['https://github.com/petrova/courses/', 'https://github.com/petrova/courses/edit/main/'],
    ['https://github.com/petrova/courses.git', 'https://github.com/petrova/courses/edit/main/'],
    ['git@github.com:petrova/courses.git', 'https://github.com/petrova/courses/edit/main/'],
    ['https://gitlab.com/school/math/courses', 'https://gitlab.com/school/math/courses/-/edit/main/'],
    ['https://gitlab.school.example/math/courses', 'https://gitlab.school.example/math/courses/-/edit/main/'],
    [
      'ssh://git@gitlab.school.example:2222/math/courses.git',
      'https://gitlab.school.example/math/courses/-/edit/main/',
    ],
    ['https://codeberg.org/petrova/courses', 'https://codeberg.org/petrova/courses/_edit/main/'],
    [
      'https://gitea.school.example/petrova/courses',
      'https://gitea.school.example/petrova/courses/_edit/main/',
    ],
    [
      'https://git.school.example/math/courses/-/tree/master',
      'https://git.school.example/math/courses/-/edit/master/',
    ],
    [
      'https://git.school.example/petrova/courses/src/branch/dev',
      'https://git.school.example/petrova/courses/_edit/dev/',
    ],
    [
      'https://github.com/petrova/courses/tree/master/docs',
      'https://github.com/petrova/courses/edit/master/docs/',
    ],
  ])('%s', (repository, base) => {
    expect(edit(repository)).toBe(base + path);
  });

  test('on the branch, and in the folder, of the site', () => {
    const base = 'https://github.com/petrova/courses/edit';
    expect(edit('https://github.com/petrova/courses', 'spring/2026')).toBe(`${base}/spring/2026/${path}`);
    expect(edit('https://github.com/petrova/courses', undefined, 'сайт')).toBe(
      `${base}/main/%D1%81%D0%B0%D0%B9%D1%82/${path}`,
    );
    expect(edit('https://github.com/petrova/courses/tree/spring/2026/docs', 'spring/2026', 'docs')).toBe(
      `${base}/spring/2026/docs/${path}`,
    );
    expect(edit('https://github.com/petrova/courses/tree/main', undefined, 'docs')).toBe(
      `${base}/main/docs/${path}`,
    );
  });
});

test.each([
  'https://git.school.example/petrova/courses',
  'https://github.com/petrova',
  'petrova/courses',
  '/source/',
  'mailto:a@b.c',
])('nowhere, as far as %s can tell', (repository) => {
  expect(edit(repository)).toBeUndefined();
});

test('the address of a repository is one that a browser opens', () => {
  expect(repositoryAddress('git@codeberg.org:petrova/courses.git')).toBe(
    'https://codeberg.org/petrova/courses',
  );
  expect(repositoryAddress(' https://github.com/petrova/courses ')).toBe(
    'https://github.com/petrova/courses',
  );
});
