/** The tick at the end of a lesson, and the memory of which lesson was open last. */
import { element } from './element.ts';
import type { Marks } from './marks.ts';
import { wordsAt } from './words.ts';

/** Puts the tick on the page, where the page is a lesson. */
export function offerMark(marks: Marks): void {
  const course = marks.courseOfPage();
  const main = document.querySelector('.page--lesson main');
  if (main === null || course === undefined) return;
  const lesson = marks.addressOf(location.href);
  const others = () => marks.of(course).studied.filter((other) => other !== lesson);
  // The number of a lesson stands before its title, in an element of its own.
  const title = main.querySelector('h1')?.lastChild?.textContent?.trim() ?? '';
  marks.put(course, { ...marks.of(course), last: { lesson, title } });

  const box = element('input', { type: 'checkbox' });
  box.addEventListener('change', () => {
    marks.put(course, { ...marks.of(course), studied: box.checked ? [...others(), lesson] : others() });
  });
  marks.watch(() => {
    box.checked = marks.of(course).studied.includes(lesson);
  });
  main.append(element('p', { className: 'studied' }, element('label', {}, box, wordsAt(main).studied)));
}
