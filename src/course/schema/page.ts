/** Keys that every page may have. */
import { z } from 'zod';
import { flag, language, number, text } from './fields.ts';

export const pageFields = {
  title: text.meta({ description: 'Name of the page, shown as its heading.' }),
  nav_title: text.optional().meta({ description: 'Shorter name for the sidebar.' }),
  permalink: text.optional().meta({
    description:
      'Address of the page from the root of the site, such as /ml/intro/. Default: from the path of the file.',
  }),
  redirect_from: z
    .union([text, z.array(text)])
    .optional()
    .meta({
      description:
        'Former addresses of the page, one or a list: whoever comes to one of them is led to the page.',
    }),
  description: text.optional().meta({
    description:
      'A sentence about the page, for cards, search engines and previews; plain text, so that of Markdown only the words are left. Default: the beginning of its first paragraph.',
  }),
  image: text
    .optional()
    .meta({ description: 'Picture for previews in messengers, such as /assets/images/cover.png.' }),
  excerpt: text.optional().meta({ description: 'The same as description, as Jekyll names it.' }),
  lang: language.optional().meta({
    description: 'Language of the page, such as ru or en. Default: that of the course or the site.',
  }),
  order: number.optional().meta({
    description: 'Place among its neighbours. Default: the number before the file name, then the name.',
  }),
  toc: flag.optional().meta({ description: 'Whether the table of contents is shown. Default: true.' }),
  draft: flag.optional().meta({ description: 'A draft is published only with --drafts.' }),
  published: flag
    .optional()
    .meta({ description: 'published: false is the same as draft: true, as Jekyll names it.' }),
  layout: text.optional().meta({
    description:
      'home, course, module, lesson, page, chapter, or a layout of your own layouts folder. Default: from the place of the file.',
  }),
  sidebar: z
    .strictObject({
      nav: text
        .optional()
        .meta({ description: 'Key in _data/navigation.yml. Default: the folder name of the course.' }),
    })
    .optional()
    .meta({ description: 'Which hand-written navigation the page shows.' }),
};

/** A page that is neither course, module nor lesson; also the catalogue. */
export const pageSchema = z.strictObject(pageFields);
