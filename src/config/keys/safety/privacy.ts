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

const days = ({ amount, unit }: Span) => amount * { day: 1, month: 28, year: 365 }[unit];
const months = ({ amount, unit }: Span) => amount * { day: 1 / 30, month: 1, year: 12 }[unit];

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

export const retentionShape = z
  .strictObject({
    closed: about(
      span.optional(),
      'So long after its closing a request loses its words; dates, classification and times stay.',
      '24 months',
    ),
    rawMail: about(
      span.optional(),
      'So long after it came an email is kept as it came, source and all.',
      '12 months',
    ),
    attachments: about(
      span.optional(),
      'So long after the closing of their request files are kept.',
      '12 months',
    ),
    machineMail: about(
      span.optional(),
      'So long automatic email is kept that is part of no request.',
      '3 months',
    ),
    ledger: about(
      span
        .refine(
          length => months(length) >= 6 && days(length) >= 168,
          'write 6 months at least: the Italian authority asks that for the log of accesses',
        )
        .optional(),
      'So long it is known what file somebody read; that they read it stays. At least six months.',
      '24 months',
    ),
  })
  .prefault({})
  .describe(
    'For how long what people wrote is kept, by its class; at night what is older goes, in small steps. What is not said here is kept until somebody erases it.',
  );
