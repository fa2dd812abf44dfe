/** The marks in the sidebar and in the syllabus. */
import { element } from './element.ts';
import type { Marks } from './marks.ts';
import { wordsAt } from './words.ts';

/** Puts a mark behind each link to a lesson that is studied. */
export function markLinks(marks: Marks): void {
  const course = marks.courseOfPage();
  if (course === undefined) return;
  const links = document.querySelectorAll<HTMLAnchorElement>('.sidebar li a, .syllabus__title a');
  marks.watch(() => {
    const studied = new Set(marks.of(course).studied);
    for (const link of links) {
      const isStudied = studied.has(marks.addressOf(link.href));
      const mark = link.querySelector('.tick');
      if (!isStudied) mark?.remove();
      else if (mark === null) {
        const { studied: ariaLabel, foreign } = wordsAt(link);
        link.append(element('span', { className: 'tick', role: 'img', ariaLabel, ...foreign }, '✓'));
      }
    }
  });
}
