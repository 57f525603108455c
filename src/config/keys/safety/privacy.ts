import { z } from 'zod';
import type { Span } from '../../../ticket/erasing/span.ts';
import { writtenAs } from '../../faults.ts';
import { about } from '../values/fields.ts';

const form = 'write a time such as 30 days, 24 months or 10 years';
const units = {
  day: 'day',
  days: 'day',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
} as const;
const isUnit = (unit: string): unit is keyof typeof units => Object.hasOwn(units, unit);

/** By the calendar, not by working time. */
const span = z
  .string(writtenAs(form))
  .transform((text, context): Span => {
    const [, amount = '', unit = ''] = /^(\d{1,4})\s+([a-z]+)$/.exec(text.trim()) ?? [];
    if (isUnit(unit) && Number(amount) > 0) return { amount: Number(amount), unit: units[unit] };
    context.addIssue({ code: 'custom', message: form });
    return z.NEVER;
  })
  .meta({ writtenAs: 'time: 30 days, 24 months, 10 years' });

const keep = z
  .strictObject({
    quotes: about(
      span.prefault('10 years'),
      'Quotes that were accepted, with who accepted them: they are kept for so long though their customer is erased. Article 2220 of the Italian civil code asks for ten years.',
      '10 years',
    ),
    duties: about(
      span.prefault('5 years'),
      'Requests of which the law wants something reported: they are evidence for so long after their closing. Article 28 of Italian law 689/1981 gives five years.',
      '5 years',
    ),
  })
  .prefault({})
  .describe('What is kept though whose data it is asks for its erasure; they are told so.');

export const privacyShape = z
  .strictObject({ keep })
  .prefault({})
  .describe('What is done with the data of customers (docs/set-up/privacy.md).');
