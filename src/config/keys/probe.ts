import { z } from 'zod';
import { writtenAs } from '../faults.ts';
import { about } from './values/fields.ts';

const minute = 60_000;

/** `30m`, `2h`: real time, not working time. */
const lengthForm = 'write minutes as 30m or hours as 2h';
const clockLength = z
  .string(writtenAs(lengthForm))
  .transform((text, context): number => {
    const [, amount, unit] = /^(\d{1,4})(m|h)$/.exec(text.trim()) ?? [];
    if (amount) return Number(amount) * (unit === 'h' ? 60 : 1) * minute;
    context.addIssue({ code: 'custom', message: lengthForm });
    return z.NEVER;
  })
  .meta({ writtenAs: 'time: 30m, 2h' });

/** The mail that the desk sends to itself, to see whether mail comes and goes. */
export const probeShape = z
  .strictObject({
    every: about(
      clockLength.refine(ms => ms >= 5 * minute && ms <= 1440 * minute, 'write at least 5m and at most 24h'),
      'The desk writes to each of its mailboxes once in this time.',
      '30m',
    ),
    within: about(
      clockLength.refine(ms => ms >= minute, 'write at least 1m'),
      'The admins are told when that mail is not back in this time.',
      '10m',
    ),
  })
  .refine(({ every, within }) => within <= every, {
    path: ['within'],
    message: 'a probe must be back before the next one is sent: write less than every',
  })
  .transform(({ every, within }) => ({ everyMs: every, withinMs: within }));
