import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';

const messagesEach = 4;
const firstNumber = 1001;
const wordsEach = 60;
/** Customers, and the houses they write from. */
const people = 9000;
const houses = 3000;

/**
 * Fills a desk with requests in words that differ as they do among people: a few in nearly every message, most in few. All
 * of it can be found as the desk's own triggers would have made it.
 *
 * @param url a migrated database without requests, as a superuser
 * @param messages four to a request
 */
export async function fillToFind(url: string, messages: number, tell: (what: string) => void): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: {
      synchronous_commit: 'off',
      session_replication_role: 'replica',
      maintenance_work_mem: '256MB',
    },
  });
  try {
    const requests = Math.ceil(messages / messagesEach);
    await copyTo(sql, 'ticket', ticketColumns, rowsOf(requests, ticketRow));
    tell('requests');
    await copyTo(sql, 'message', messageColumns, rowsOf(requests * messagesEach, messageRow));
    tell('messages');
    await makeFindable(sql);
    tell('what can be found');
    await sql`vacuum analyze`;
    tell('statistics');
  } finally {
    await sql.end();
  }
}

/** Writes the pieces of all requests at once, and builds their indexes after that: a fraction of the time. */
async function makeFindable(sql: postgres.Sql): Promise<void> {
  const indexes = await sql<{ name: string; made: string }[]>`
    select indexname as name, indexdef as made from pg_indexes
    where tablename in ('search_piece', 'search_request', 'search_name') and indexname !~ '_pk(ey)?$'`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  for (const view of ['ticket', 'message', 'file', 'note']) {
    await sql.unsafe(
      `insert into search_piece select ticket, kind, source, doc, names from search_of_${view} on conflict do nothing`,
    );
    await sql`analyze search_piece`;
  }
  await makeRequestsFindable(sql);
  for (const { name, made } of indexes) if (name !== 'search_piece_of_ticket') await sql.unsafe(made);
}

/** What is made of the pieces. For each request its pieces are looked up: their index comes first. */
export async function makeRequestsFindable(sql: postgres.Sql): Promise<void> {
  await sql`create index if not exists search_piece_of_ticket on search_piece (ticket)`;
  await sql`analyze search_piece`;
  await sql`
    insert into search_request select ticket, opened_at, is_open, restricted, doc from search_of_request`;
  await sql`
    insert into search_name select distinct word from search_piece, search_name_words(names) as word
    where names is not null on conflict do nothing`;
}

const known = [
  'stampa',
  'fattura',
  'errore',
  'programma',
  'ordine',
  'cliente',
  'accesso',
  'server',
  'report',
];
const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sa',
  'te',
  'vi',
  'zo',
  'tra',
  'spe',
];
const endings = ['re', 'to', 'zione', 'mente', 'ale', 'i', 'o', 'a'];

/** The n-th word of a language: those that people use most come first. */
export function wordOf(n: number): string {
  const isKnown = known[n];
  if (isKnown) return isKnown;
  const part = (place: number) => syllables[Math.floor(n / 16 ** place) % 16] ?? '';
  return `${part(0)}${part(1)}${part(2)}${part(3)}${endings[n % 8]}`;
}

const vocabulary = Array.from({ length: 30_000 }, (_, n) => wordOf(n));

/** The same numbers at each filling: what is measured is the same. */
function chance(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

function textOf(seed: number, words: number): string {
  const next = chance(seed);
  return Array.from({ length: words }, () => vocabulary[Math.floor(next() ** 4 * vocabulary.length)]).join(
    ' ',
  );
}

const ticketColumns =
  'number, nonce, version, status, subject, language, mailbox, requester, participants, from_machine, from_backlog, excerpt, company, category, priority, assignee_id, restricted, opened_at, updated_at';

function ticketRow(n: number, of: number): unknown[] {
  const at = new Date(Date.now() - (of - n) * 480_000).toISOString();
  const first = ['Anna', 'Paolo', 'Giulia', 'Marco', 'Luca', 'Sara', 'Elena', 'John'][n % 8];
  const requester = {
    name: `${first} ${vocabulary[20 + (n % people)]}`,
    address: `c${n % people}@${vocabulary[100 + (n % houses)]}.example`,
  };
  const status = n > of - 400 ? 'new' : 'closed';
  const category = ['bug', 'help-desk', 'billable', 'change-request'][n % 4];
  const subject = `${textOf(n * 7 + 3, 3)} ${n}`;
  const language = n % 5 === 0 ? 'en' : 'it';
  const facts = [language, 'support@interzen.it', JSON.stringify(requester), '[]', 'f', 'f', ''];
  const company = n % 3 === 0 ? `house-${n % 500}` : '\\N';
  const assignee = status === 'new' ? '\\N' : 1 + ((n * 7) % 20);
  const restricted = n % 50 === 0 ? 't' : 'f';
  const narrowing = [company, category, 1 + (n % 4), assignee, restricted];
  return [firstNumber + n, `n${n}`, 4, status, subject, ...facts, ...narrowing, at, at];
}

const messageColumns =
  'id, ticket, direction, message_id, "references", "from", "to", subject, text, language, at';

function messageRow(n: number, of: number): unknown[] {
  const ticket = Math.floor(n / messagesEach);
  const at = new Date(Date.now() - (of - n) * 120_000).toISOString();
  const person = '{"name": "", "address": ""}';
  const language = ticket % 5 === 0 ? 'en' : 'it';
  const text = textOf(n, wordsEach);
  return [
    n + 1,
    firstNumber + ticket,
    n % 2 ? 'out' : 'in',
    `<${n}@x>`,
    '[]',
    person,
    '[]',
    '',
    text,
    language,
    at,
  ];
}

function* rowsOf(count: number, row: (n: number, of: number) => unknown[]): Generator<string> {
  for (let n = 0; n < count; n += 1) yield `${row(n, count).join('\t')}\n`;
}

async function copyTo(
  sql: postgres.Sql,
  table: string,
  columns: string,
  rows: Iterable<string>,
): Promise<void> {
  const into = await sql.unsafe(`copy ${table} (${columns}) from stdin`).writable();
  await pipeline(Readable.from(batches(rows)), into);
}

function* batches(rows: Iterable<string>): Generator<string> {
  let batch = '';
  for (const row of rows) {
    batch += row;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
