import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../src/log.ts';
import { atOneMoment, type Database, openDatabase } from '../src/store/database.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { sealAll } from '../src/store/records/seal.ts';
import { openSealKey } from '../src/store/records/seal-key.ts';
import { nothingCounted, verifyRecords } from '../src/store/records/verify/verify.ts';
import { load, whole } from './measure.ts';
import { appendCost } from './verify/append-cost.ts';
import { eventsEach, fillLogs } from './verify/fill-logs.ts';
import { type Work, workOf } from './work.ts';

// npm run bench:verify [events]: how long `audit verify` takes over a million events, and what lies beside them; and what it costs an
// event that is appended that it can be proved. CPU seconds stand beside those that go by: other work on the machine makes only the
// latter more.
const events = Number(process.argv[2] ?? 1_000_000);
const mostSeconds = 60;

type Spent = Work & { took: number };

async function spending(worked: () => Work, act: () => Promise<void>): Promise<Spent> {
  const [before, begun] = [worked(), performance.now()];
  await act();
  const [took, after] = [performance.now() - begun, worked()];
  return { took, here: after.here - before.here, database: after.database - before.database };
}

function tell(what: string, many: number, { took, here, database }: Spent): void {
  const s = (ms: number) => (ms / 1000).toFixed(1);
  console.log(
    `${what}: ${s(took)} s, ${whole((1000 * many) / took)} a second; CPU: ${s(here)} s here, ${s(database)} s in PostgreSQL; ${load()}`,
  );
}

async function measure(database: Database, folder: string): Promise<void> {
  const key = openSealKey(join(folder, 'records.key'));
  const outside = { file: join(folder, 'seals.jsonl'), keys: [key.known.toString('hex')] };
  const worked = await workOf(database.db, 'all');
  const seals = await spending(worked, async () => {
    await sealAll(database.db, key, outside.file, () => new Date());
  });
  tell('sealed', events, seals);
  const counted = { ...nothingCounted };
  const memory = { before: process.memoryUsage().rss, most: 0 };
  const look = setInterval(() => {
    memory.most = Math.max(memory.most, process.memoryUsage().rss);
  }, 50);
  const verified = await spending(worked, async () => {
    await atOneMoment(database, async then => {
      for await (const { place, says } of verifyRecords(then, outside, null, counted))
        throw new Error(`${place}: ${says}`);
    });
  });
  clearInterval(look);
  tell('verified', counted.events, verified);
  const mb = (bytes: number) => `${whole(bytes / 1e6)} MB`;
  console.log(
    `  ${whole(counted.events)} events, ${whole(counted.words)} words, ${whole(counted.evidence)} letters and mails, ${whole(counted.leaves)} leaves of ${counted.seals} seals; memory at most ${mb(memory.most)}, ${mb(memory.before)} before it`,
  );
  const cost = await appendCost(database, 1001, eventsEach);
  console.log(
    `an event appended: ${cost.proved.toFixed(0)} µs of work, ${cost.bare.toFixed(0)} without chain, digests and seal, in medians`,
  );
  if (verified.took < mostSeconds * 1000) return;
  console.log(`\nOver ${mostSeconds} s.`);
  process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'sportello-verify-'));
const server = await openEmbeddedPostgres(folder, openLog('silent'));
try {
  await migrate(server.ownerUrl);
  const begun = performance.now();
  await fillLogs(server.ownerUrl, Math.ceil(events / eventsEach));
  console.log(`filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const database = openDatabase(server.ownerUrl, 1);
  try {
    await measure(database, folder);
  } finally {
    await database.close();
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
