/** A card: picture, words and a link. */
import { z } from 'zod';
import { text } from './fields.ts';

export const featureSchema = z.strictObject({
  image_path: text.optional().meta({ description: 'Picture of the card, such as /assets/images/logo.png.' }),
  alt: text.optional().meta({ description: 'What the picture shows, for those who cannot see it.' }),
  title: text.optional().meta({ description: 'Heading of the card.' }),
  excerpt: text.optional().meta({ description: 'Text of the card, in Markdown.' }),
  url: text.optional().meta({ description: 'Where the card leads.' }),
  btn_label: text.optional().meta({ description: 'Words on the button that leads there.' }),
  btn_class: text
    .optional()
    .meta({ description: 'Left aside: the look of a button is the matter of the theme.' }),
});

/** Cards, such as the university that hosts the course: under `fu`, or any key that `::features{from=key}` names. */
export const featureList = z
  .array(featureSchema)
  .optional()
  .meta({ description: 'Cards, such as the university that hosts the course.' });
