/** `_data/site.yml` and `_data/navigation.yml`. */
import { z } from 'zod';
import { colour, flag, language, text } from './fields.ts';

export const siteSchema = z.strictObject({
  title: text.meta({ description: 'Name of the site.' }),
  url: text.optional().meta({
    description:
      'Address of the published site, such as https://name.github.io/courses. Without it there is no sitemap.',
  }),
  lang: language.optional().meta({ description: 'Language of the interface: ru or en. Default: ru.' }),
  description: text.optional().meta({ description: 'A sentence about the site.' }),
  author: text.optional().meta({ description: 'Who teaches.' }),
  repository: text.optional().meta({
    description:
      'Address of the repository with the sources, such as https://github.com/name/courses. Pages link there to be edited.',
  }),
  branch: text.optional().meta({ description: 'Branch of the repository that is published. Default: main.' }),
  updated: flag.optional().meta({
    description: 'Whether pages say when they were last changed, as git knows it. Default: true.',
  }),
  image: text
    .optional()
    .meta({ description: 'Picture for previews in messengers, such as /assets/images/cover.png.' }),
  theme: z
    .strictObject({
      accent: colour.optional().meta({ description: 'The one colour of links and marks, such as #2457a6.' }),
    })
    .optional()
    .meta({ description: 'Look of the site.' }),
});

/** An entry of the navigation as Jekyll's minimal-mistakes writes it. */
export const navigationEntrySchema = z.strictObject({
  title: text.meta({ description: 'Words of the entry.' }),
  url: text.optional().meta({ description: 'Page that it leads to.' }),
  get children(): z.ZodOptional<z.ZodArray<typeof navigationEntrySchema>> {
    return z.array(navigationEntrySchema).optional();
  },
});

export const navigationListSchema = z.array(navigationEntrySchema);
