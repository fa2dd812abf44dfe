/** How far a student has come: on the page of a course, and on the card of each in the catalogue. */
import { element } from './element.ts';
import { type CourseMarks, type Marks, parseMarks } from './marks.ts';
import { prepareToSay, say } from './say.ts';
import { wordsAt } from './words.ts';

/** Fills the places that the pages have for it. */
export function showProgress(marks: Marks): void {
  for (const place of document.querySelectorAll<HTMLElement>('.progress')) {
    const course = marks.addressOf(place.dataset.course ?? '');
    const lessons = (place.dataset.lessons ?? '').split(' ').map(marks.addressOf);
    const words = wordsAt(place);
    const { lang } = place.closest('[lang]') as HTMLElement;
    // The words say all that the bar shows.
    const bar = element('progress', { max: lessons.length, ariaHidden: 'true' });
    const text = element('span', { ...words.foreign });
    const label = element('label', {}, text, bar);
    const resume = element('a', { ...words.foreign });
    place.append(label, resume);
    const isCard = place.closest('.course-card') !== null;
    if (!isCard) place.append(marksMenu(marks, course, lessons));
    marks.watch(() => {
      const { studied, last } = marks.of(course);
      // Marks of lessons that are no longer there count for nothing.
      const n = lessons.filter((lesson) => studied.includes(lesson)).length;
      bar.value = n;
      text.textContent = words.progress.replace('{n}', String(n)).replace('{total}', String(lessons.length));
      label.hidden = isCard && n === 0;
      const isThere = last !== undefined && lessons.includes(last.lesson);
      resume.hidden = !isThere;
      if (!isThere) return;
      resume.href = marks.hrefOf(last.lesson);
      const [before = '', after = ''] = words.resume.split('{title}');
      resume.replaceChildren(before, element('bdi', { lang }, last.title), after);
    });
  }
}

/** What can be done with all marks of a course: saved to a file, read from one, cleared. */
function marksMenu(marks: Marks, course: string, lessons: readonly string[]): HTMLElement {
  const words = wordsAt(document.documentElement);
  prepareToSay();
  const button = (text: string, act: () => void) => {
    const made = element('button', { type: 'button' }, text);
    made.addEventListener('click', act);
    return made;
  };
  const status = element('p', {});
  const tell = (text: string) => {
    status.textContent = text;
    say(text);
  };
  const load = async (file: File) => {
    // Whatever was chosen may be no text, far too long, or gone by now.
    const text = file.size > largestFile ? '' : await file.text().catch(() => '');
    const loaded = parseMarks(text);
    if (!loaded?.studied.some((lesson) => lessons.includes(lesson))) return tell(words.notMarks);
    tell(add(loaded) ? words.loaded : words.full);
  };
  /** Adds marks to those that are there; of lessons that are not, none is taken. */
  const add = ({ studied, last }: CourseMarks): boolean => {
    const before = marks.of(course);
    const own = studied.filter((lesson) => lessons.includes(lesson));
    const visit = before.last ?? (last && lessons.includes(last.lesson) ? last : undefined);
    return marks.put(course, {
      studied: [...new Set([...before.studied, ...own])],
      ...(visit && { last: visit }),
    });
  };
  let cleared: CourseMarks | undefined;
  const clear = button(words.clear, () => {
    if (cleared === undefined) {
      cleared = marks.of(course);
      marks.put(course, { studied: [] });
      tell(words.cleared);
    } else {
      // Another tab may have marked something meanwhile.
      if (!add(cleared)) return tell(words.full);
      cleared = undefined;
      tell(words.restored);
    }
    clear.textContent = cleared === undefined ? words.clear : words.restore;
  });
  return element(
    'details',
    { ...words.foreign },
    element('summary', {}, words.marks),
    element('p', {}, words.marksNote),
    button(words.save, () => saveFile(course, marks.of(course))),
    button(words.load, () => chooseFile(load)),
    clear,
    status,
  );
}

/** More than the marks of any course take; in bytes. */
const largestFile = 1_000_000;

function saveFile(course: string, marks: CourseMarks): void {
  const text = JSON.stringify({ course, ...marks }, null, 2);
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const name = decodeURI(course).replace(/\/$/, '').replaceAll('/', '-');
  element('a', { href, download: `${name}.json` }).click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

function chooseFile(use: (file: File) => void): void {
  const input = element('input', { type: 'file', accept: '.json' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) use(file);
  });
  input.click();
}
