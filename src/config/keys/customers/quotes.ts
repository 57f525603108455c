import { z } from 'zod';
import { about, workingLength } from '../values/fields.ts';

const line = z.string().max(200, 'write at most 200 characters').default('');

/** How billable work is offered; without it, none is. */
export const quotes = z
  .strictObject({
    validDays: about(
      z.int().min(1).max(365, 'write at most 365 days').default(15),
      'For so many days the form proposes a quote to be valid.',
      '30',
    ),
    remindBefore: about(
      workingLength.prefault('2d'),
      'So much working time before a quote expires its customer is reminded; never in the first half of its time.',
      '2d',
    ),
    currency: about(
      z
        .string()
        .regex(/^[A-Z]{3}$/, 'write a currency as ISO 4217 does, such as EUR')
        .default('EUR'),
      'In which sums are offered (ISO 4217).',
      'CHF',
    ),
    vat: z
      .strictObject({
        it: line.describe('To customers who are written to in Italian.'),
        en: line.describe('To customers who are written to in English.'),
      })
      .prefault({})
      .describe('What the form proposes to say of VAT.'),
  })
  .describe(
    'Quotes for billable work, in categories that are billed. Needs PUBLIC_URL; without this part, none are offered.',
  );
