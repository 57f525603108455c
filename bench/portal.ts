import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../src/log.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { load, whole } from './measure.ts';
import { measuredPages, type PageMeasures } from './portal/measured-pages.ts';
import { fillDesk } from './scale/fill.ts';
import { besideIt } from './scale/kept-database.ts';

// npm run bench:portal [requests]: how long customers wait for a page of theirs at a desk with so many requests (100,000), and how
// much it weighs; beside a desk with sixty. Of a customer with a few requests, and of who looks for a company that has thousands.
const requests = Number(process.argv[2] ?? 100_000);
const few = 60;
const most = { p95: 50, bytes: 60 * 1024 };
/** So many houses that each has four thousand requests. */
const companies = Math.max(1, Math.round(requests / 4000));

const folder = mkdtempSync(join(tmpdir(), 'sportello-portal-'));
const server = await openEmbeddedPostgres(folder, openLog('silent'));
try {
  await migrate(server.ownerUrl);
  await fillDesk(server.ownerUrl, { requests, open: 400, text: 200, companies });
  await besideIt(server.ownerUrl, async empty => {
    await fillDesk(empty, { requests: few, open: 20, text: 200, companies: 1 });
    // The first time the machine code is not there yet.
    await measuredPages(empty);
    tell(await measuredPages(empty), await measuredPages(server.ownerUrl));
  });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function tell(small: PageMeasures, large: PageMeasures): void {
  console.log(
    `\n${whole(requests)} requests, in ms at the door: median / 95th percentile / worst; work for each; beside ${few} requests\n`,
  );
  const faults: string[] = [];
  for (const [name, { p50, p95, worst, work, bytes }] of Object.entries(large)) {
    const ratio = work / (small[name]?.work ?? work);
    const said = [p50, p95, worst].map(ms => ms.toFixed(1)).join(' / ');
    console.log(
      `  ${name.padEnd(46)}${said.padStart(22)}  ${work.toFixed(1).padStart(5)}   x ${ratio.toFixed(2)}   ${(bytes / 1024).toFixed(1).padStart(5)} KB`,
    );
    if (p95 > most.p95 || bytes > most.bytes) faults.push(name);
  }
  console.log(`  ${load()}`);
  if (faults.length === 0) return;
  console.log(`\nOver ${most.p95} ms or ${most.bytes / 1024} KB: ${faults.join(', ')}`);
  process.exitCode = 1;
}
