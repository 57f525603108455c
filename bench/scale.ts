import postgres from 'postgres';
import { load, whole } from './measure.ts';
import { fillDesk } from './scale/fill.ts';
import { besideIt, dropKept, keptFolder, onKeptServer } from './scale/kept-database.ts';
import { measured } from './scale/measured.ts';

// npm run bench:scale -- fill [requests]: fills a desk, and keeps it (SCALE_DIR, or the system's folder for such things).
// npm run bench:scale: measures that desk beside an empty one. npm run bench:scale -- drop: throws it away.
const [command = 'measure', requests = '1000000'] = process.argv.slice(2);

if (command === 'fill') await fill(Number(requests));
else if (command === 'drop') console.log(dropKept() ? `${keptFolder()} is gone.` : 'There was none.');
else await measure();

async function fill(count: number): Promise<void> {
  const begun = performance.now();
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(0);
  dropKept();
  await onKeptServer(async url => {
    await fillDesk(url, { requests: count, open: 400, text: 200 }, what =>
      console.log(`${seconds().padStart(5)} s  ${what}`),
    );
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    const [size] = await sql<{ said: string }[]>`
      select pg_size_pretty(pg_database_size(current_database())) as said`;
    await sql.end();
    console.log(
      `${whole(count)} requests, ${whole(4 * count)} messages and their log: ${size?.said} in ${seconds()} s, in ${keptFolder()}; ${load()}`,
    );
  });
}

async function measure(): Promise<void> {
  await onKeptServer(async filled => {
    await besideIt(filled, async empty => {
      // The first time the machine code is not there yet.
      await measured(empty);
      const [without, within] = [await measured(empty), await measured(filled)];
      console.log(
        `\nIn ms: median / 95th / 99th percentile / worst\n${''.padEnd(26)}${'an empty desk'.padEnd(34)}${'the filled one'.padEnd(34)}median`,
      );
      for (const [name, { said, median }] of Object.entries(within)) {
        const before = without[name];
        const ratio = before ? `x ${(median / before.median).toFixed(2)}` : '';
        console.log(`  ${name.padEnd(24)}${(before?.said ?? '').padEnd(34)}${said.padEnd(34)}${ratio}`);
      }
      console.log(`  ${load()}`);
    });
  });
}
