import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import type { Desk } from '../../desk/desk.ts';
import { workBetween } from '../../store/tickets/work.ts';
import { lengthInWords, priceInWords } from '../../ticket/quotes/document.ts';
import { quoteOfVersion } from '../../ticket/quotes/quote.ts';
import { type Seen, seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { csvOf } from './write-csv.ts';

type Done = { ticket: Seen<Ticket>; company: string; minutes: number; quote: number | null; day: string };

/** `work --month 2026-11`: the time worked in a month, by company; with `--csv`, entry by entry, as it is invoiced. */
export async function work(desk: Desk, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { month: { type: 'string' }, csv: { type: 'boolean' } } });
  const { zone } = desk.calendar.now();
  const from = /^\d{4}-\d{2}$/.test(values.month ?? '')
    ? DateTime.fromISO(values.month ?? '', { zone })
    : null;
  if (!from?.isValid) throw new Error('Say which month: --month 2026-11');
  const done = await doneBetween(desk, from.toJSDate(), from.plus({ months: 1 }).toJSDate());
  console.log(values.csv ? inCsv(done) : inText(done, values.month ?? ''));
  return 0;
}

async function doneBetween(desk: Desk, from: Date, until: Date): Promise<Done[]> {
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

const columns = [
  'company',
  'company_key',
  'ticket',
  'subject',
  'day',
  'minutes',
  'time',
  'quote',
  'quote_price',
];

/** Nobody's name stands in it: it is an invoice, not a figure about a person (service rules, 23). */
function inCsv(done: Done[]): string {
  const rows = done.map(({ ticket, company, minutes, quote, day }) => {
    const agreed = quote === null ? null : quoteOfVersion(ticket, quote);
    return [
      company,
      ticket.company ?? '',
      ticket.number,
      ticket.subject,
      day,
      minutes,
      `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
      quote ?? '',
      agreed ? priceInWords(agreed.price, 'it') : '',
    ];
  });
  return csvOf([columns, ...rows]);
}

function inText(done: Done[], month: string): string {
  if (done.length === 0) return `No work is recorded in ${month}.`;
  const companies = Map.groupBy(done, ({ company }) => company);
  const sum = (of: Done[]) =>
    lengthInWords(
      of.reduce((minutes, each) => minutes + each.minutes, 0),
      'en',
    );
  return [
    `Time worked in ${month}, by company (--csv for every entry):`,
    ...[...companies]
      .toSorted(([a], [b]) => a.localeCompare(b, 'it'))
      .map(([company, of]) => `  ${company || '(no company)'}: ${sum(of)}, ${ticketsOf(of)}`),
    `In all: ${sum(done)}.`,
  ].join('\n');
}

function ticketsOf(done: Done[]): string {
  const numbers = [...new Set(done.map(({ ticket }) => `#${ticket.number}`))];
  return numbers.slice(0, 10).join(', ') + (numbers.length > 10 ? ' …' : '');
}
