import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import postgres from 'postgres';
import { loadConfig } from '../src/config/load-config.ts';
import type { Desk } from '../src/desk/desk.ts';
import { requestsBehind } from '../src/desk/reports/behind.ts';
import { type ReportAsked, reportFor } from '../src/desk/reports/report.ts';
import { openDesk } from '../src/house/desk/desk-of.ts';
import { openLog } from '../src/log.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { dimensions } from '../src/ticket/reports/report.ts';
import { load, whole } from './measure.ts';
import { figuresRows } from './scale/figures.ts';
import { besideIt } from './scale/kept-database.ts';
import { type Work, workOf } from './work.ts';

// npm run bench:report [requests]: how long the report of a month takes over a million requests, beside the same month in a table
// a tenth as large: as many requests in that month, fewer before it. A report reads what was measured, and nothing else, so that
// is what is filled.
const requests = Number(process.argv[2] ?? 1_000_000);
const perMonth = 20_000;
const times = 15;
const most = { ms: 2000, ratio: 1.5 };
const now = new Date('2026-11-29T21:00:00Z');
const span = { from: '2026-10-01', to: '2026-10-31' };

/** As many requests in each month, further and further back. */
async function fill(url: string, count: number): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connection: { synchronous_commit: 'off', session_replication_role: 'replica' },
  });
  try {
    // The newest hundred are open still; what is so of a request, its distance to the newest says: in both tables the same.
    const facts = `
      (select i, ${2_000_000} - i as n, timestamptz '${now.toISOString()}' - i * (interval '30 days' / ${perMonth}) as at,
        i < 400 as is_open, i < 400 and i % 5 = 1 as is_waiting from generate_series(0, ${count - 1}) as i) as f`;
    for (const filling of Object.values(figuresRows(facts, '(1 + n % 20)', 500))) await sql.unsafe(filling);
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

/** In ms. @property work of this program and of PostgreSQL: other people's work on the machine makes it little more */
type Measure = { took: number; work: number };
type Case = (desk: Desk) => Promise<unknown>;

const month = { span, filter: {} };
const cases: Record<string, Case> = {
  'a month, by day and category (the page)': desk => told(desk, { ...month, step: 'day', by: ['category'] }),
  'a month, by week and all that there is': desk =>
    told(desk, { ...month, step: 'week', by: dimensions.filter(each => each !== 'operator') }),
  'a month of one company': desk =>
    told(desk, { span, step: 'day', filter: { company: 'house-7' }, by: ['category'] }),
  'a week (the card)': desk =>
    told(desk, { span: { from: '2026-11-22', to: '2026-11-28' }, step: 'day', filter: {}, by: [] }),
  'why: what is behind a median': desk =>
    requestsBehind(
      desk,
      { kind: 'machine' },
      { figure: 'resolveMedian', span, filter: {}, asOf: now },
      { offset: 0, limit: 50 },
    ),
};

/** Each in turn over both tables, so that what else the machine does falls on both. */
async function measured(small: string, large: string): Promise<Record<string, [Measure, Measure]>> {
  const databases = [openDatabase(small), openDatabase(large)] as const;
  try {
    const loaded = loadConfig(readFileSync('desk.yaml', 'utf8'), {});
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const { config } = loaded;
    const open = ({ db }: Database) => openDesk(config, db, () => now, 'secret');
    const desks = [await open(databases[0]), await open(databases[1])] as const;
    const worked = await workOf(databases[0].db, 'all');
    const found: Record<string, [Measure, Measure]> = {};
    for (const [name, act] of Object.entries(cases)) {
      const each: [Measure[], Measure[]] = [[], []];
      // The first three times nothing is there yet.
      for (let turn = -3; turn < times; turn += 1)
        for (const which of [0, 1] as const) {
          const measure = await timed(() => act(desks[which]), worked);
          if (turn >= 0) each[which].push(measure);
        }
      found[name] = [median(each[0]), median(each[1])];
    }
    return found;
  } finally {
    await Promise.all(databases.map(database => database.close()));
  }
}

async function timed(act: () => Promise<unknown>, worked: () => Work): Promise<Measure> {
  const [before, begun] = [worked(), performance.now()];
  await act();
  const [took, after] = [performance.now() - begun, worked()];
  return { took, work: after.here + after.database - before.here - before.database };
}

function median(measures: Measure[]): Measure {
  const of = (which: keyof Measure) =>
    measures.map(each => each[which]).toSorted((a, b) => a - b)[Math.floor(measures.length / 2)] ?? 0;
  return { took: of('took'), work: of('work') };
}

async function told(desk: Desk, asked: ReportAsked): Promise<void> {
  const made = await reportFor(desk, { kind: 'machine' }, asked, { keepsTerms: false });
  const opened = made.ok ? made.report.whole.opened.value : null;
  if (!opened) throw new Error('nothing was filled for that month');
}

function tell(measures: Record<string, [Measure, Measure]>): void {
  const name = DateTime.fromISO(span.from).toFormat('LLLL yyyy');
  console.log(
    `\n${name} among ${whole(requests)} requests, beside the same among ${whole(requests / 10)} (${whole(perMonth)} a month); medians of ${times}, in ms: what it takes, and the work in it\n`,
  );
  const faults: string[] = [];
  for (const [what, [small, large]] of Object.entries(measures)) {
    const ratio = large.work / small.work;
    const said = [large.took, small.took, large.work, small.work]
      .map(ms => ms.toFixed(0).padStart(8))
      .join('');
    console.log(`  ${what.padEnd(42)}${said}   x ${ratio.toFixed(2)}`);
    if (large.took > most.ms || ratio > most.ratio) faults.push(what);
  }
  console.log(`  ${load()}`);
  if (faults.length === 0) return;
  console.log(`\nOver ${most.ms} ms or x ${most.ratio}: ${faults.join(', ')}`);
  process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'sportello-report-'));
const server = await openEmbeddedPostgres(folder, openLog('silent'));
try {
  await migrate(server.ownerUrl);
  const begun = performance.now();
  await fill(server.ownerUrl, requests);
  await besideIt(server.ownerUrl, async small => {
    await fill(small, requests / 10);
    console.log(`filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    tell(await measured(small, server.ownerUrl));
  });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
