/** Front matter of a lesson. */
import { z } from 'zod';
import { sectionKinds } from '../types.ts';
import { flag, hours, oneOf, text } from './fields.ts';
import { pageFields } from './page.ts';

export const sectionSchema = z.strictObject({
  title: text.meta({
    description: 'Name of the section. A prefix such as "Лекция:" or "Practice:" tells its kind.',
  }),
  kind: oneOf(sectionKinds)
    .optional()
    .meta({
      description: `Kind of activity: ${sectionKinds.join(', ')}. Default: from the prefix of the title.`,
    }),
  overview: text.optional().meta({ description: 'A few words about the section, in Markdown.' }),
  document: text.optional().meta({ description: 'Address of the handout with instructions.' }),
  slides: text.optional().meta({ description: 'Address of the slides.' }),
  youtube: text
    .optional()
    .meta({ description: 'YouTube video: its id of 11 characters, id&list=…, or its address.' }),
  video: z
    .union([text, z.array(text)])
    .optional()
    .meta({
      description:
        'Address of the video, or a list of them: YouTube, RuTube, VK Video, Vimeo, PeerTube or a file under /assets/. The first is shown, the others are offered.',
    }),
  poster: text.optional().meta({
    description:
      'Picture shown until the video is played, such as /assets/images/lecture.jpg. Default: made of the title.',
  }),
  test: text.optional().meta({ description: 'Address of the test.' }),
  textbook: text.optional().meta({ description: 'Address of the chapter in a textbook.' }),
  additional: z
    .array(
      z.strictObject({
        title: text.meta({ description: 'Words of the link.' }),
        url: text.meta({ description: 'Address of the link.' }),
      }),
    )
    .optional()
    .meta({ description: 'Further links.' }),
  hours: hours.optional().meta({ description: 'Academic hours.' }),
  planned: flag.optional().meta({ description: 'Shown as coming.' }),
});

export const lessonSchema = z.strictObject({
  ...pageFields,
  planned: flag.optional().meta({ description: 'Listed as coming, without a page of its own.' }),
  sections: z.array(sectionSchema).optional().meta({ description: 'Activities of the lesson, in order.' }),
});
