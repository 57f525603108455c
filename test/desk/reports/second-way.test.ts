import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestsBehind } from '../../../src/desk/reports/behind.ts';
import { measureWaiting } from '../../../src/desk/reports/measuring.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { findMeasured } from '../../../src/store/reports/found.ts';
import { appendTerms } from '../../../src/store/reports/terms-in-force.ts';
import { noteUnmeasured } from '../../../src/store/reports/unmeasured.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { toRow } from '../../../src/store/tickets/row.ts';
import { figureKeys, isFigureKey, kindOf } from '../../../src/ticket/reports/figures.ts';
import { wholeFigures } from '../../../src/ticket/reports/make-report.ts';
import type { Figures, Measured, ReportFilter } from '../../../src/ticket/reports/report.ts';
import { stretchOf } from '../../../src/ticket/reports/spans.ts';
import { shippedTerms } from '../../chat/a-moment.ts';
import { ownDatabase } from '../../database.ts';
import { type Life, randomLives } from '../../ticket/reports/random-histories.ts';
import { aDesk } from '../a-desk.ts';

// Each figure is made a second time: by SQL over the raw log, written apart from the code. Seven hundred requests as a rule; all
// ten thousand where it may take longer (npm run test:long).
const requests = process.env.LONG_HISTORIES ? 10_000 : 700;
const seed = 20_261_129;

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
let sql: postgres.Sql;

beforeAll(async () => {
  const span = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-12-20T00:00:00Z') };
  const lives = randomLives(seed, requests, span);
  await write(lives);
  await keepTerms();
  await noteUnmeasured(
    own.database.db,
    lives.map(({ ticket }) => ticket.number),
  );
  expect(await measureWaiting(desk, 300_000)).toEqual({ isDone: true, failed: [] });
  sql = postgres(own.ownerUrl, { max: 1, onnotice: () => {} });
  for (const part of ['working-time', 'walk']) await sql.unsafe(written(part));
  await sql`do $$ declare t int; begin for t in select number from ticket loop call w_walk(t); end loop; end $$`;
  await sql`analyze w_fact`;
}, 600_000);
afterAll(async () => {
  await sql?.end();
});

const written = (part: string) =>
  readFileSync(join(import.meta.dirname, 'second-way', `${part}.sql`), 'utf8');

/** As the desk would have written them; the log bears no words. */
async function write(lives: Life[]): Promise<void> {
  const owner = openDatabase(own.ownerUrl, 1);
  try {
    await owner.db.execute('set session_replication_role = replica');
    for (let from = 0; from < lives.length; from += 500) {
      const some = lives.slice(from, from + 500);
      const schedule = { claimDue: null, resolveDue: null, wakeAt: null };
      const without = { assignee: null, turn: null };
      await owner.db
        .insert(table)
        .values(some.map(({ ticket }) => toRow({ ...ticket, ...without }, schedule)));
      const events = some
        .flatMap(each => each.events)
        .map(({ event, ...rest }) => ({ ...rest, data: event, type: event.type }));
      const rows = postgres(own.ownerUrl, {
        max: 1,
        onnotice: () => {},
        connection: { session_replication_role: 'replica' },
      });
      await rows`
        insert into ticket_event (ticket, sequence, type, data, actor, origin, at)
        select ticket, sequence, type, data, actor, origin, at from json_to_recordset(${JSON.stringify(events)}::text::json)
          as row(ticket int, sequence int, type text, data jsonb, actor jsonb, origin text, at timestamptz)`;
      await rows.end();
    }
  } finally {
    await owner.close();
  }
}

/** From June on a closure is known, and claims of the third priority are promised sooner; one company has a promise of its own. */
async function keepTerms(): Promise<void> {
  const { policy, calendar } = shippedTerms;
  const fast = {
    ...{ key: 'fast', contract: null, hours: null },
    promises: { 3: { resolve: { amount: 1, unit: 'day' } } },
  };
  const promises = { ...policy.promises, 3: { ...policy.promises[3], claim: { amount: 6, unit: 'hour' } } };
  const closures = [{ from: '2026-08-10', to: '2026-08-21', name: 'Estate' }];
  const from = new Date('2025-11-01T00:00:00Z');
  await appendTerms(own.database.db, from, {
    policy,
    calendar: { ...calendar, closures: [] },
    companies: [fast],
  });
  await appendTerms(own.database.db, new Date('2026-06-15T10:00:00Z'), {
    policy: { ...policy, promises },
    calendar: { ...calendar, closures },
    companies: [fast],
  });
}

type Row = { figure: string; value: string | null; part: string | null; of: string | null };

async function bySql(from: number, to: number, filter: ReportFilter): Promise<Figures> {
  const rows = await sql.unsafe<Row[]>(written('figures'), [
    ...[from, to].map(at => new Date(at).toISOString()),
    JSON.stringify(filter),
  ]);
  const number = (text: string | null) => (text === null ? null : Number(text));
  const made = rows.map(({ figure, ...row }): [string, Measured] => {
    const [value, part, of] = [number(row.value), number(row.part), number(row.of)];
    if (!isFigureKey(figure)) throw new Error(`there is no figure ${figure}`);
    if (part !== null) return [figure, { value: of ? part / of : null, part, of: of ?? 0 }];
    return [figure, { value, ...(of === null ? {} : { of }) }];
  });
  expect(made.map(([key]) => key).toSorted()).toEqual([...figureKeys].toSorted());
  return Object.fromEntries(made) as Figures;
}

const months = Array.from({ length: 12 }, (_, month) => {
  const first = `2026-${String(month + 1).padStart(2, '0')}-01`;
  return { from: first, to: new Date(Date.UTC(2026, month + 1, 0)).toISOString().slice(0, 10) };
});
const spans = [...months, { from: '2026-01-01', to: '2026-12-31' }, { from: '2026-06-14', to: '2026-06-15' }];
const year = { from: '2026-01-01', to: '2026-12-31' };
const filters: ReportFilter[] = [
  ...[
    { category: 'bug' },
    { category: '' },
    { priority: '1' },
    { company: 'fast' },
    { channel: 'phone' },
    { channel: 'teams' },
  ],
  ...[{ language: 'en' }, { mailbox: 'zensys@interzen.example' }, { operator: '2' }, { operator: '' }],
];
const asked = [
  ...spans.map(span => ({ span, filter: {} })),
  ...filters.flatMap(filter => [
    { span: year, filter },
    { span: { from: '2026-08-01', to: '2026-08-31' }, filter },
  ]),
];

test.each(asked)(
  'every figure of $span.from to $span.to, $filter, is the same by SQL',
  async ({ span, filter }) => {
    const { from, to } = stretchOf(span, 'Europe/Rome');
    const found = await findMeasured(
      own.database.db,
      { from, to },
      [to],
      { filter, knowsCompanies: true },
      [],
    );
    expect(wholeFigures(found, to)).toEqual(await bySql(from, to, filter));
  },
);

test('there is something to every figure', async () => {
  const { from, to } = stretchOf({ from: '2026-01-01', to: '2026-11-30' }, 'Europe/Rome');
  const figures = await bySql(from, to, {});
  expect(figureKeys.filter(key => !figures[key].value)).toEqual([]);
});

test('behind each figure are as many requests as it says', async () => {
  const manager = { kind: 'operator', id: 1, email: '', name: '', role: 'manager' } as const;
  const asked = { span: year, filter: {}, asOf: new Date('2027-02-01T00:00:00Z') };
  const { from, to } = stretchOf(year, 'Europe/Rome');
  const figures = await bySql(from, to, {});
  for (const figure of figureKeys.filter(key => kindOf(key).unit !== 'minutes')) {
    const why = await requestsBehind(desk, manager, { figure, ...asked }, { offset: 0, limit: 10 });
    const { value, of = value } = figures[figure];
    expect([figure, why?.counted]).toEqual([figure, of ?? 0]);
  }
});
