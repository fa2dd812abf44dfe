import { expect, test } from 'vitest';
import { sectionKindOf, splitAtKind } from '../../src/course/sectionKind.ts';

test.each([
  ['Лекция: Введение', 'lecture'],
  ['Лекция 3. Введение', 'lecture'],
  ['ПРАКТИКА: Регрессия', 'practice'],
  ['Практическое занятие — Docker', 'practice'],
  ['Практикум: сборка', 'practice'],
  ['Лабораторная работа 2: API', 'lab'],
  ['Лаб. 2. API', 'lab'],
  ['Семинар: обсуждение', 'seminar'],
  ['Проект: свой сервис', 'project'],
  ['Курсовой проект: тема', 'project'],
  ['Контрольная работа: модели', 'test'],
  ['Тест', 'test'],
  ['Консультация: перед экзаменом', 'consultation'],
  ['Домашнее задание: отчёт', 'homework'],
  ['Lecture: Basics', 'lecture'],
  ['Lab 1 - Setup', 'lab'],
  ['Practice: Docker', 'practice'],
  ['Quiz: week 1', 'test'],
])('the title «%s» tells the kind %s', (title, kind) => {
  expect(sectionKindOf(title)).toBe(kind);
});

test.each([
  'Линейная регрессия',
  'Введение: что такое лекция',
  'MLOps: основы',
  '',
  'Как устроена лекция по понедельникам и вторникам: план',
])('the title «%s» tells no kind', (title) => {
  expect(sectionKindOf(title)).toBeUndefined();
});

test.each([
  ['Практика: Линейная регрессия', 'Практика:', 'Линейная регрессия'],
  ['Лаб. 2. API', 'Лаб.', '2. API'],
  ['Lab 1 - Setup', 'Lab 1 -', 'Setup'],
  [' Lecture 3 — What: and why ', 'Lecture 3 —', 'What: and why'],
])('the title «%s» is cut after the word for its kind', (title, prefix, rest) => {
  expect(splitAtKind(title)).toEqual({ prefix, rest });
});

test.each(['Тест', 'Лекция:', 'Линейная регрессия', 'MLOps: основы'])(
  'the title «%s» stays whole',
  (title) => {
    expect(splitAtKind(title)).toBeUndefined();
  },
);
