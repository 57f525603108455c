import { z } from 'zod';
import { about } from '../values/fields.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** When the managers are told of the week. */
const weekly = z
  .strictObject({
    day: about(z.enum(days, `write one of ${days.join(', ')}`).default('friday'), 'On which day.', 'friday'),
    at: about(
      z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time such as "17:00", in quotes')
        .default('17:00'),
      'At what time of the calendar’s zone.',
      '"17:00"',
    ),
  })
  .transform(({ day, at }) => ({ day: days.indexOf(day) + 1, at }))
  .optional()
  .describe(
    'A card for the managers, where cards for admins go: what was kept and broken in the week, what is behind, what is worst. Off without it.',
  );

/** Figures of the desk: where they are shown, and who may see whose. */
export const reportsShape = z
  .strictObject({
    page: about(
      z.boolean('write true or false').default(false),
      'Whether people of the house see the desk’s figures (docs/reports.md): on /reports, where there is a portal too, signing in as customers do, and by /ticket report.',
    ),
    weekly,
    perOperator: about(
      z.boolean('write true or false').default(false),
      'Whether figures and ratings are told by operator, too: managers see those of all, operators their own. Before you switch it on, settle it with the workers’ representatives, where the law asks for that (in Italy: Statuto dei lavoratori, art. 4).',
      'true',
    ),
  })
  .prefault({})
  .describe('Reports: the desk’s figures (docs/reports.md).');
