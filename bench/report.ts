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
import { openDatabase } from '../src/store/database.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { dimensions } from '../src/ticket/reports/report.ts';
import { load, whole } from './measure.ts';
import { figuresRows } from './scale/figures.ts';
import { besideIt } from './scale/kept-database.ts';

// npm run bench:report [requests]: how long the report of a month takes over a million requests, beside the same month in a table
// a tenth as large: as many requests in that month, fewer before it. A report reads what was measured, and nothing else, so that
// is what is filled.
const requests = Number(process.argv[2] ?? 1_000_000);
const perMonth = 20_000;
const times = 15;
const most = { ms: 2000, ratio: 1.5 };
const now = new Date('2026-11-29T21:00:00Z');
const span = { from: '2026-10-01', to: '2026-10-31' };

const folder = mkdtempSync(join(tmpdir(), 'sportello-report-'));
const server = await openEmbeddedPostgres(folder, openLog('silent'));
try {
  await migrate(server.ownerUrl);
  const begun = performance.now();
  await fill(server.ownerUrl, requests);
  await besideIt(server.ownerUrl, async small => {
    await fill(small, requests / 10);
    console.log(`filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    tell(await measured(small), await measured(server.ownerUrl));
  });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

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

async function measured(url: string): Promise<Record<string, number>> {
  const database = openDatabase(url);
  try {
    const loaded = loadConfig(readFileSync('desk.yaml', 'utf8'), {});
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const desk = await openDesk(loaded.config, database.db, () => now, 'secret');
    const month = { span, filter: {} };
    const week = { from: '2026-11-22', to: '2026-11-28' };
    const behind = { figure: 'resolveMedian', span, filter: {}, asOf: now } as const;
    return {
      'a month, by day and category (the page)': await timed(() =>
        told(desk, { ...month, step: 'day', by: ['category'] }),
      ),
      'a month, by week and everything': await timed(() =>
        told(desk, { ...month, step: 'week', by: dimensions.filter(each => each !== 'operator') }),
      ),
      'a month of one company': await timed(() =>
        told(desk, { span, step: 'day', filter: { company: 'house-7' }, by: ['category'] }),
      ),
      'a week (the card)': await timed(() => told(desk, { span: week, step: 'day', filter: {}, by: [] })),
      'why: what is behind a median': await timed(() =>
        requestsBehind(desk, { kind: 'machine' }, behind, { offset: 0, limit: 50 }),
      ),
    };
  } finally {
    await database.close();
  }
}

async function told(desk: Desk, asked: ReportAsked): Promise<void> {
  const made = await reportFor(desk, { kind: 'machine' }, asked, { keepsTerms: false });
  const opened = made.ok ? made.report.whole.opened.value : null;
  if (!opened) throw new Error('nothing was filled for that month');
}

/** The median, in ms; the first three times nothing is there yet. */
async function timed(act: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let turn = -3; turn < times; turn += 1) {
    const begun = performance.now();
    await act();
    if (turn >= 0) took.push(performance.now() - begun);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

function tell(small: Record<string, number>, large: Record<string, number>): void {
  const month = DateTime.fromISO(span.from).toFormat('LLLL yyyy');
  console.log(
    `\n${month} among ${whole(requests)} requests, beside the same among ${whole(requests / 10)} (${whole(perMonth)} a month); median of ${times}, in ms\n`,
  );
  const faults: string[] = [];
  for (const [name, ms] of Object.entries(large)) {
    const before = small[name] ?? ms;
    const ratio = ms / before;
    console.log(
      `  ${name.padEnd(42)}${before.toFixed(0).padStart(7)}${ms.toFixed(0).padStart(7)}   x ${ratio.toFixed(2)}`,
    );
    if (ms > most.ms || ratio > most.ratio) faults.push(name);
  }
  console.log(`  ${load()}`);
  if (faults.length === 0) return;
  console.log(`\nOver ${most.ms} ms or x ${most.ratio}: ${faults.join(', ')}`);
  process.exitCode = 1;
}
