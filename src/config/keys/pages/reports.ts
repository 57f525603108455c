import { z } from 'zod';
import { about } from '../values/fields.ts';

/** Figures of the desk, and who may see whose. */
export const reportsShape = z
  .strictObject({
    perOperator: about(
      z.boolean('write true or false').default(false),
      'Whether figures and ratings are told by operator, too: managers see those of all, operators their own. Before you switch it on, settle it with the workers’ representatives, where the law asks for that (in Italy: Statuto dei lavoratori, art. 4).',
      'true',
    ),
  })
  .prefault({})
  .describe('Reports: the desk’s figures.');
