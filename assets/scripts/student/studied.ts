/** The tick at the end of a lesson, and the memory of which lesson was open last. */
import { element } from './element.ts';
import type { Marks } from './marks.ts';
import { prepareToSay, say } from './say.ts';
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
  const remember = () => marks.put(course, { ...marks.of(course), last: { lesson, title } });
  remember();
  // The way back shows the page as it was left, and it is the last one again.
  addEventListener('pageshow', ({ persisted }) => persisted && remember());

  prepareToSay();
  const box = element('input', { type: 'checkbox' });
  box.addEventListener('change', () => {
    const studied = box.checked ? [...others(), lesson] : others();
    if (!marks.put(course, { ...marks.of(course), studied })) say(wordsAt(main).full);
  });
  marks.watch(() => {
    box.checked = marks.of(course).studied.includes(lesson);
  });
  const words = wordsAt(main);
  main.append(
    element('p', { className: 'studied' }, element('label', { ...words.foreign }, box, words.studied)),
  );
}
