/** Front matter of a module, `content/<course>/<module>/index.md`. */
import { z } from 'zod';
import { flag, hours } from './fields.ts';
import { pageFields } from './page.ts';

export const moduleSchema = z.strictObject({
  ...pageFields,
  hours: hours.optional().meta({
    description: 'Hours of the whole module, where its sections do not give them all. Default: their sum.',
  }),
  planned: flag.optional().meta({ description: 'Announces the module: its lessons are listed as coming.' }),
});
