import { DateTime } from 'luxon';
import { z } from 'zod';
import { faultsOf } from '../../config/faults.ts';
import type { Roster } from '../../ticket/clock/roster.ts';
import type { Named } from '../../ticket/words.ts';
import { contentOf } from './supposed.ts';

const option = '--duty-plan';
const day = z.iso.date('write a day such as 2026-11-02');
const people = z.array(z.string().min(1), 'write a list of names').default([]);

const planShape = z.array(
  z
    .strictObject(
      { from: day, to: day, onDuty: people, onCall: people, managers: people },
      'write { from: 2026-11-02, to: 2026-11-08, onDuty: [Anna], onCall: [Marco], managers: [Giulia] }',
    )
    .refine(({ from, to }) => from <= to, 'write the earlier day as from'),
  'write a list of turns, such as - { from: 2026-11-02, to: 2026-11-08, onDuty: [Anna] }',
);

/**
 * A plan that is supposed, and nobody's that was: who is on duty, on call, a manager in which days, by names as they are written. Turns
 * that lie over each other add up; in days without any, nobody is.
 *
 * @returns who would have been there at an instant
 * @throws Error that names every fault in the file
 */
export function rosterIn(file: string, zone: string): (at: Date) => Roster {
  const written = contentOf(option, file);
  const parsed = planShape.safeParse(written);
  if (!parsed.success)
    throw new Error(
      faultsOf(parsed.error, 'plan', written)
        .map(({ key, says }) => `${option} ${file}: ${key}: ${says}`)
        .join('\n'),
    );
  const plan = parsed.data;
  return at => {
    const today = DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
    const turns = plan.filter(({ from, to }) => from <= today && today <= to);
    const named = (of: 'onDuty' | 'onCall' | 'managers'): Named[] =>
      [...new Set(turns.flatMap(turn => turn[of]))].map((name, index) => ({ id: -1 - index, name }));
    return { onDuty: named('onDuty'), onCall: named('onCall'), managers: named('managers') };
  };
}
