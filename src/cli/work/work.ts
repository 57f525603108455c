import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { workBetween } from '../../store/tickets/work.ts';
import { seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { languageIn } from '../saying/language.ts';
import { type DoneWork, inCsv, inText } from './done-work.ts';

/** `work --month 2026-11`: the time worked in a month, by company; with `--csv`, entry by entry, as it is invoiced. */
export async function work(desk: Desk, { policy }: Pick<Config, 'policy'>, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { month: { type: 'string' }, csv: { type: 'boolean' }, language: { type: 'string' } },
  });
  const language = languageIn(values.language, values.csv ? policy.desk.language : 'en');
  const { zone } = desk.calendar.now();
  const from = /^\d{4}-\d{2}$/.test(values.month ?? '')
    ? DateTime.fromISO(values.month ?? '', { zone })
    : null;
  if (!from?.isValid) throw new Error('Say which month: --month 2026-11');
  const done = await doneBetween(desk, from.toJSDate(), from.plus({ months: 1 }).toJSDate());
  console.log(values.csv ? inCsv(done, language) : inText(done, values.month ?? '', language));
  return 0;
}

async function doneBetween(desk: Desk, from: Date, until: Date): Promise<DoneWork[]> {
  const eyes = eyesOf(desk, { kind: 'machine' }, 'console');
  const { zone } = desk.calendar.now();
  const { byKey } = desk.companies.now();
  const found = await workBetween(desk.db, from, until);
  return found.map(({ ticket, minutes, quote, at }) => ({
    ticket: seen(ticket, eyes),
    // A contract that was taken out of desk.yaml is owed for still.
    company: ticket.company === null ? '' : (byKey.get(ticket.company)?.name ?? ticket.company),
    minutes,
    quote,
    day: DateTime.fromJSDate(at, { zone }).toISODate() ?? '',
  }));
}
