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
export const span = z
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

/** What so long is at least, in whole months: a day count is one of the shortest months there are. */
function monthsOf({ amount, unit }: Span): number {
  if (unit === 'year') return amount * 12;
  return unit === 'month' ? amount : Math.floor((amount - 1) / 30.5);
}

const retention = z
  .strictObject({
    closed: about(
      span.optional(),
      'So long after its closing a request loses its words, in the chats, in the database and in the mailboxes’ folders; dates, classification and times stay.',
      '24 months',
    ),
    rawMail: about(
      span.optional(),
      'So long after it came an email is kept as it came, in the database and in the folders of its mailbox that the desk reads or fills. Those of open requests, and those that wait for a person, stay.',
      '12 months',
    ),
    attachments: about(
      span.optional(),
      'So long after the closing of their request files are kept; the emails as they came, in which they are, go with them.',
      '12 months',
    ),
    machineMail: about(
      span.optional(),
      'So long automatic email is kept that is part of no request, in the database and in the folders.',
      '3 months',
    ),
    ledger: about(
      span
        .refine(
          length => monthsOf(length) >= 6,
          'write 6 months at least: the Italian authority (Garante) asks that accesses be on record for no less',
        )
        .optional(),
      'So long it is known who read what customers wrote, which file, and what their systems were entered for; that it was read, and when, stays.',
      '24 months',
    ),
  })
  .prefault({})
  .describe(
    'For how long what people wrote is kept, by its class: at night what is older goes, in small steps. What is not named here is kept until somebody erases it.',
  );

export const privacyShape = z
  .strictObject({
    keep,
    retention,
    askReason: about(
      z.boolean().default(false),
      'Whether an operator who opens a request that is not theirs, and that does not wait to be claimed, is asked for a reason first. It stands in the ledger, and the customer reads it.',
      'true',
    ),
  })
  .prefault({})
  .describe('What is done with the data of customers (docs/set-up/privacy.md).');
