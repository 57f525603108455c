import { join } from 'node:path';
import { loadDesk } from '../src/config/desk-file.ts';
import { faultsInWords } from '../src/config/faults.ts';
import type { Desk } from '../src/desk/desk.ts';
import { openDesk } from '../src/house/desk/desk-of.ts';
import { openLog } from '../src/log.ts';
import { Sandbox } from '../src/sandbox/sandbox.ts';
import { openDatabase } from '../src/store/database.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { allOperators } from '../src/store/people/operators.ts';
import { deskSecret } from '../src/store/settings.ts';
import { highestNumber } from '../src/store/tickets/ticket-numbers.ts';
import { load, whole } from './measure.ts';
import { fillYear } from './year/fill-year.ts';
import type { Story } from './year/story.ts';
import { truthOf } from './year/truth.ts';
import { midnight, onTheClock } from './year/working-hours.ts';
import { writeYear } from './year/write-year.ts';

// npm run bench:year [requests]: fills the database of a sandbox (DATA_DIR, started once, running or not) with a year of a desk that
// ends at its clock, and tells what its writer knows of it: what the report, its page, card and file must say (with the sandbox's
// own few requests besides). test/desk/reports/a-year.test.ts compares every figure.
const requests = Number(process.argv[2] ?? 20_000);
const seed = 20_261_130;
const day = 86_400_000;

const loaded = loadDesk(process.env, { databaseAlone: true });
if (!loaded.ok) throw new Error(faultsInWords(loaded.faults));
if (!loaded.config.sandbox) throw new Error('Only a sandbox is filled: this desk has people who work on it.');
const sandbox = new Sandbox(join(loaded.config.dataDir, 'sandbox.jsonl'));
const config = sandbox.configure(loaded.config);
const server = await openEmbeddedPostgres(config.dataDir, openLog('warn'));
const database = openDatabase(server.ownerUrl, 2);
try {
  const begun = performance.now();
  const desk = await openDesk(config, database.db, sandbox.clock, await deskSecret(database.db));
  const stories = await filled(desk);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${whole(stories.length)} requests filled in ${seconds} s; ${load()}\n`);
  tell(stories, sandbox.clock().getTime());
} finally {
  await database.close();
  await server.stop();
}

async function filled(desk: Desk): Promise<Story[]> {
  const until = Math.floor(desk.clock().getTime() / 1000) * 1000;
  const from = onTheClock(until - 364 * day).date;
  const first = Math.max(1000, await highestNumber(desk.db)) + 1;
  const people = await allOperators(desk.db);
  if (people.length === 0) throw new Error('Nobody works at this desk yet: start the sandbox once.');
  const stories = writeYear({ seed, requests, from, until, first, people });
  await fillYear(desk, stories);
  return stories;
}

/** Month by month, and the week that ends today. */
function tell(stories: Story[], until: number): void {
  const today = onTheClock(until).date;
  const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);
  const row = (name: string, from: string, to: number) => {
    const figures = truthOf(stories, { from: midnight(from), to: Math.min(to, until) });
    const counts = [figures.opened, figures.closed, figures.backlog].map(({ value }) => String(value ?? '–'));
    const shares = [figures.claimShare, figures.resolveShare].map(({ value }) => percent(value));
    console.log([name.padEnd(24), ...[...counts, ...shares].map(cell => cell.padStart(10))].join(''));
  };
  const head = ['opened', 'closed', 'backlog', 'claim', 'resolution'].map(name => name.padStart(10));
  console.log(`${'what its writer knows'.padEnd(24)}${head.join('')}`);
  for (let month = today.slice(0, 7), left = 12; left > 0; left -= 1) {
    const [year = 0, number = 0] = month.split('-').map(Number);
    const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
    row(month, `${month}-01`, midnight(next));
    month = new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
  }
  row('the last seven days', onTheClock(until - 6 * day).date, until);
}
