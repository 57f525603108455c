import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { readableLine } from '../../chat/readable.ts';
import { ledgerWords } from '../../chat/words/commands/privacy/ledger.ts';
import { eachLanguage, type Said } from '../../chat/words/in-both.ts';
import type { Config } from '../../config/config.ts';
import { csvOf } from '../../csv.ts';
import type { Desk } from '../../desk/desk.ts';
import { type LedgerEntry, ledger } from '../../desk/privacy/ledger.ts';
import { findAnybodyByEmail } from '../../store/people/operators.ts';
import { asAddress } from '../../ticket/people/as-address.ts';
import type { Language } from '../../ticket/words.ts';
import { languageIn } from '../saying/language.ts';

const usage =
  'Write: npm run -s sportello -- privacy ledger (--of ADDRESS, --by OPERATOR, --from 2026-11-01, --to 2026-11-30, --json or --csv, --language it|en)';

/** `privacy ledger`: who read customers' data, what, for which request, from where; the latest first. @returns the exit code */
export async function showLedger(
  desk: Desk,
  { policy }: Pick<Config, 'policy'>,
  args: string[],
): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ...{ of: { type: 'string' }, by: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
      ...{ json: { type: 'boolean' }, csv: { type: 'boolean' } },
      language: { type: 'string' },
    },
  });
  const language = languageIn(values.language, values.csv ? policy.desk.language : 'en');
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
  else if (values.csv) await asCsv(entries, zone, language);
  else await asLines(entries, zone, language);
  return 0;
}

/** Both days are meant whole, by the desk's time. */
function dayOf(written: string | undefined, zone: string): DateTime | null {
  if (written === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? DateTime.fromISO(written, { zone }) : null;
  if (!day?.isValid) throw new Error(`${written} is no date: write it like 2026-11-01`);
  return day;
}

/** What is told of at the machine alone: what was taken out, and who asked for the ledger. */
const whats = {
  'data-taken': { it: 'ha scaricato tutti i propri dati', en: 'took out all of their own data' },
  'data-exported': {
    it: 'ha esportato tutto ciò che si conserva di una persona',
    en: 'exported all that is held of a person',
  },
  'records-exported': { it: 'ha esportato tutti i registri', en: 'exported all records' },
  'ledger-read': { it: 'ha chiesto chi ha letto i dati', en: 'asked who read the data' },
} satisfies Partial<Record<LedgerEntry['what'], Said>>;

const said = eachLanguage({
  whats,
  for: (ticket: string) => ({ it: `per #${ticket}`, en: `for #${ticket}` }),
  from: (origin: string) => ({ it: `da ${origin}`, en: `from ${origin}` }),
  nobody: { it: 'Nessuno ha letto niente.', en: 'Nobody read anything.' },
});

const whoIs = ({ by, name, address }: LedgerEntry, language: Language) =>
  [readableLine(name, 80) || ledgerWords[language].bys[by], address && `<${address}>`]
    .filter(Boolean)
    .join(' ');

const moment = (at: Date, zone: string) => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');

async function asLines(entries: AsyncIterable<LedgerEntry>, zone: string, language: Language): Promise<void> {
  const words = said[language];
  const names: Record<LedgerEntry['what'], string> = { ...ledgerWords[language].whats, ...words.whats };
  let shown = 0;
  for await (const entry of entries) {
    const { happened, what, ticket, customer, origin, file, purpose } = entry;
    const about = [file, purpose].filter(Boolean).map(text => `“${readableLine(text, 120)}”`);
    const why = ticket === null ? '' : words.for(String(ticket));
    const line = [
      ...[whoIs(entry, language), names[what], ...about, why],
      ...[customer && `(${customer})`, words.from(origin)],
    ];
    console.log(`${moment(happened, zone)}  ${line.filter(Boolean).join(' ')}`);
    shown += 1;
  }
  if (shown === 0) console.log(words.nobody);
}

async function asCsv(entries: AsyncIterable<LedgerEntry>, zone: string, language: Language): Promise<void> {
  const rows: (string | number)[][] = [
    ['when', 'noted', 'by', 'name', 'address', 'what', 'about', 'request', 'customer', 'from'],
  ];
  for await (const entry of entries) {
    const { at, happened, by, name, address, what, file, purpose, ticket, customer, origin } = entry;
    const about = file || purpose;
    const when = [moment(happened, zone), moment(at, zone)];
    rows.push([...when, by, name, address, what, about, ticket ?? '', customer, origin]);
  }
  console.log(csvOf(rows, language));
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
