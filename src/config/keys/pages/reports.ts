import { z } from 'zod';
import { about } from '../values/fields.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** When the managers are told of the week. */
const weekly = z
  .strictObject({
    day: about(
      z
        .enum(days, `write one of ${days.join(', ')}`)
        .default('friday')
        .transform(day => days.indexOf(day) + 1),
      'On which day.',
      'friday',
    ),
    at: about(
      z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time such as "17:00", in quotes')
        .default('17:00'),
      'At what time of the calendar’s zone.',
      '"17:00"',
    ),
  })
  .optional()
  .describe(
    'A card for the managers, where cards for admins go: what was kept and broken in the week, what is behind, what is worst. Off without it.',
  );

/** What the desk tells of its own figures. */
export const reportsShape = z
  .strictObject({
    weekly,
    perOperator: about(
      z.boolean().default(false),
      'Whether there are figures by operator, ratings too. Read docs/reports.md first: in Italy art. 4 of the Statuto dei lavoratori applies.',
    ),
  })
  .optional()
  .describe(
    'The desk’s figures (docs/reports.md): the page /reports, for managers and operators who sign in as on the portal, and /ticket report. Off without it.',
  );
