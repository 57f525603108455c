import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { readableLine } from '../../chat/readable.ts';
import { csvOf } from '../../csv.ts';
import type { Desk } from '../../desk/desk.ts';
import { type LedgerEntry, ledger } from '../../desk/privacy/ledger.ts';
import { findAnybodyByEmail } from '../../store/people/operators.ts';
import { asAddress } from '../../ticket/people/as-address.ts';

const usage =
  'Write: npm run -s sportello -- privacy ledger (--of ADDRESS, --by OPERATOR, --from 2026-11-01, --to 2026-11-30, --json or --csv)';

/** `privacy ledger`: who read customers' data, what, for which request, from where; the latest first. @returns the exit code */
export async function showLedger(desk: Desk, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ...{ of: { type: 'string' }, by: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
      ...{ json: { type: 'boolean' }, csv: { type: 'boolean' } },
    },
  });
  const { zone } = desk.calendar.now();
  const of = values.of === undefined ? null : asAddress(values.of);
  if (values.of !== undefined && !of) throw new Error(`${values.of} is no address. ${usage}`);
  const by = values.by === undefined ? null : await findAnybodyByEmail(desk.db, values.by);
  if (values.by !== undefined && !by) throw new Error(`${values.by} is not an operator, and never was.`);
  const from = dayOf(values.from, zone);
  const until = dayOf(values.to, zone)?.plus({ days: 1 }) ?? null;
  const asked = { of, by, from: from?.toJSDate() ?? null, until: until?.toJSDate() ?? null };
  const entries = ledger(desk, asked);
  if (values.json) await asJson(entries);
  else if (values.csv) await asCsv(entries, zone);
  else await asLines(entries, zone);
  return 0;
}

/** Both days are meant whole, by the desk's time. */
function dayOf(written: string | undefined, zone: string): DateTime | null {
  if (written === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? DateTime.fromISO(written, { zone }) : null;
  if (!day?.isValid) throw new Error(`${written} is no date: write it like 2026-11-01`);
  return day;
}

const whats: Record<LedgerEntry['what'], string> = {
  conversation: 'read the conversation',
  file: 'opened a file',
  found: 'saw a passage in a search',
  entered: 'entered the system',
  left: 'left the system',
  'data-taken': 'took out all of their own data',
  'data-exported': 'exported all that is held of a person',
  'records-exported': 'exported all records',
};

const bys: Record<LedgerEntry['by'], string> = {
  operator: 'an operator',
  colleague: 'a customer',
  machine: 'on the desk’s machine',
};

const whoIs = ({ by, name, address }: LedgerEntry) =>
  [readableLine(name, 80) || bys[by], address && `<${address}>`].filter(Boolean).join(' ');

const moment = (at: Date, zone: string) => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');

async function asLines(entries: AsyncIterable<LedgerEntry>, zone: string): Promise<void> {
  let shown = 0;
  for await (const entry of entries) {
    const { happened, what, ticket, customer, origin, file, purpose } = entry;
    const about = [file, purpose].filter(Boolean).map(text => `“${readableLine(text, 120)}”`);
    const why = ticket === null ? '' : `for #${ticket}`;
    const line = [whoIs(entry), whats[what], ...about, why, customer && `(${customer})`, `from ${origin}`];
    console.log(`${moment(happened, zone)}  ${line.filter(Boolean).join(' ')}`);
    shown += 1;
  }
  if (shown === 0) console.log('Nobody read anything.');
}

async function asCsv(entries: AsyncIterable<LedgerEntry>, zone: string): Promise<void> {
  const rows: (string | number)[][] = [
    ['when', 'noted', 'by', 'name', 'address', 'what', 'about', 'request', 'customer', 'from'],
  ];
  for await (const entry of entries) {
    const { at, happened, by, name, address, what, file, purpose, ticket, customer, origin } = entry;
    const about = file || purpose;
    const when = [moment(happened, zone), moment(at, zone)];
    rows.push([...when, by, name, address, what, about, ticket ?? '', customer, origin]);
  }
  console.log(csvOf(rows));
}

/** One array, an entry a line: it may be long. */
async function asJson(entries: AsyncIterable<LedgerEntry>): Promise<void> {
  let before = '[';
  for await (const entry of entries) {
    console.log(`${before}${JSON.stringify(entry)}`);
    before = ',';
  }
  console.log(before === '[' ? '[]' : ']');
}
