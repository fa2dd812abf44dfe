import { describe, expect, test } from 'vitest';
import { createMarkdown } from '../../src/markdown/index.ts';
import { createAddresses } from '../../src/views/addresses.ts';
import { en } from '../../src/views/labels/en.ts';
import { courseHours, planView } from '../../src/views/plan.ts';
import { lessonRows, syllabusView } from '../../src/views/syllabus.ts';
import { type Files, modelOf, page } from './source.ts';

/** A course with a module of these hours, which holds a lesson with a lecture of 2 and a lab of 4. */
const files = (moduleHours: string): Files => ({
  'content/ml/index.md': page('title: ML\nlang: en'),
  'content/ml/01-trees/index.md': page(`title: Trees\n${moduleHours}`),
  'content/ml/01-trees/01-cart.md': page(
    'title: CART\nsections:\n  - title: "Lecture: CART"\n    hours: 2\n  - title: "Lab: CART"\n    hours: 4',
  ),
  'content/ml/02-exam.md': page('title: Exam'),
});

function viewsOf(moduleHours: string) {
  const model = modelOf(files(moduleHours));
  const [course] = model.courses;
  if (course === undefined) throw new Error('There is no course.');
  const addresses = createAddresses(model, { basePath: '/', portable: false }).on('/ml/');
  const markdown = createMarkdown()({ file: course.file, resolve: (href) => href, labels: en.markdown });
  return {
    hours: courseHours(course),
    table: planView(course, addresses, en, markdown)?.table,
    syllabus: syllabusView(course, course.modules, { addresses, lessonRows }, en),
  };
}

describe('hours of a module as a whole', () => {
  test('that are more than those of its sections fill a column of their own, so that all totals agree', () => {
    const { hours, table } = viewsOf('hours: 10');
    expect(table?.columns).toEqual(['Lecture', 'Lab', 'Other']);
    expect(table?.modules[0]?.hours).toEqual(['2', '4', '4', '10']);
    expect(table?.total).toEqual(['2', '4', '4', '10']);
    expect(hours).toBe(10);
  });

  test.each(['', 'hours: 6', 'hours: 3'])('that add nothing to them need none: %j', (moduleHours) => {
    const { hours, table } = viewsOf(moduleHours);
    expect(table?.columns).toEqual(['Lecture', 'Lab']);
    expect(table?.modules[0]?.hours).toEqual(['2', '4', '6']);
    expect(table?.total).toEqual(['2', '4', '6']);
    expect(hours).toBe(6);
  });
});

test('a lesson behind a module is set apart from it in the syllabus', () => {
  expect(
    viewsOf('').syllabus?.lessons.map(({ title, moduleTitle, isApart }) => [title, moduleTitle ?? isApart]),
  ).toEqual([
    ['CART', 'Trees'],
    ['Exam', true],
  ]);
});
