/** Front matter of a course page, `content/<course>/index.md`. */
import { z } from 'zod';
import { resourceColumns } from '../types.ts';
import { flag, oneOf, text } from './fields.ts';
import { pageFields } from './page.ts';

export const courseSchema = z.strictObject({
  ...pageFields,
  code: text
    .optional()
    .meta({ description: 'Short code of the course, shown before the numbers of lessons.' }),
  syllabus: z
    .strictObject({
      columns: z.array(oneOf(resourceColumns)).optional().meta({
        description:
          'Columns of the syllabus, in order: document, slides, video, test, textbook. Default: those that some section fills.',
      }),
      number: flag.optional().meta({ description: 'Whether lessons are numbered. Default: false.' }),
    })
    .optional()
    .meta({ description: 'How the table of the syllabus looks.' }),
  print: flag.optional().meta({
    description: 'Whether there is a page with the whole course, for printing. Default: true.',
  }),
  topics: z
    .array(text)
    .optional()
    .meta({ description: 'The thematic plan as a list, one line of Markdown each.' }),
  modules: z
    .array(
      z.strictObject({
        title: text.meta({ description: 'Name of the module.' }),
        lessons: z
          .array(text)
          .optional()
          .meta({ description: 'Files of its lessons, in order, from the folder of the course.' }),
      }),
    )
    .optional()
    .meta({ description: 'Modules as a list, where you prefer it to folders.' }),
});
