import postgres from 'postgres';
import { migrate } from '../src/store/migrate.ts';
import { load, whole } from './measure.ts';
import { fillDesk } from './scale/fill.ts';
import { besideIt, dropKept, keptFolder, onKeptServer, type Urls, urlBeside } from './scale/kept-database.ts';
import { measured } from './scale/measured.ts';
import { tellHouses, tellSteps } from './scale/told.ts';
import { wholeHouse } from './scale/whole-house.ts';

// npm run bench:scale -- fill [requests]: fills a desk, and keeps it (SCALE_DIR, or the system's folder for such things).
// npm run bench:scale [presses | steps]: measures that desk beside an empty one, the whole house or its steps alone.
// npm run bench:scale -- drop: throws it away.
const [command = 'all', requests = '1000000'] = process.argv.slice(2);

/** Enough for plans, and for pages that show something. */
const few = { requests: 60, open: 20, text: 200, companies: 1 };

if (command === 'fill') await fill(Number(requests));
else if (command === 'drop') console.log(dropKept() ? `${keptFolder()} is gone.` : 'There was none.');
else await measure();

async function fill(count: number): Promise<void> {
  const begun = performance.now();
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(0);
  dropKept();
  await onKeptServer(async ({ owner }) => {
    await fillDesk(owner, { requests: count, open: Math.ceil(count / 200), text: 200 }, what =>
      console.log(`${seconds().padStart(5)} s  ${what}`),
    );
    const sql = postgres(owner, { max: 1, onnotice: () => {} });
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
    await besideIt(filled.owner, async emptyOwner => {
      await fillDesk(emptyOwner, few);
      const empty: Urls = { desk: urlBeside(filled.desk), owner: emptyOwner };
      await migrate(empty.desk, empty.owner);
      if (command !== 'steps') tellHouses(await wholeHouse(empty), await wholeHouse(filled));
      if (command === 'presses') return;
      // The first time the machine code is not there yet.
      await measured(empty.owner);
      tellSteps(await measured(empty.owner), await measured(filled.owner));
    });
  });
}
