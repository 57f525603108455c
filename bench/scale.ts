import postgres from 'postgres';
import { migrate } from '../src/store/migrate.ts';
import { load, whole } from './measure.ts';
import { measuredPages } from './portal/measured-pages.ts';
import { dueInAMinute } from './scale/due.ts';
import { fillDesk } from './scale/fill.ts';
import { besideIt, dropKept, keptFolder, onKeptServer, type Urls, urlBeside } from './scale/kept-database.ts';
import { kindsAlone } from './scale/kinds.ts';
import { measured } from './scale/measured.ts';
import { tellDue, tellHouses, tellKinds, tellPages, tellSteps } from './scale/told.ts';
import { wholeHouse } from './scale/whole-house.ts';

// npm run bench:scale -- fill [requests]: fills a desk, and keeps it (SCALE_DIR, or the system's folder for such things).
// npm run bench:scale [presses | due | steps | kinds]: measures that desk beside an empty one; without a word, all but the kinds.
//   presses: the whole house under load (SCALE_PEOPLE, SCALE_EVERY: how many, and how many ms each waits between two presses)
//   due: a minute in which 10,000 promises fall; steps: one after the other, in process, and the portal's pages
//   kinds: what each kind of press costs alone (SCALE_KIND: those that begin so; SCALE_EACH: how many; SCALE_TOP: the statements that they ask most often)
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
      const sections: Record<string, () => Promise<void>> = {
        presses: async () => tellHouses(await wholeHouse(empty), await wholeHouse(filled)),
        due: async () => tellDue(await dueInAMinute(empty), await dueInAMinute(filled)),
        steps: async () => await steps(empty, filled),
        kinds: async () => tellKinds(await kindsAlone(empty), await kindsAlone(filled)),
      };
      await sayLarge(filled);
      for (const name of command === 'all' ? ['presses', 'due', 'steps'] : [command])
        await sections[name]?.();
    });
  });
}

async function steps(empty: Urls, filled: Urls): Promise<void> {
  // The first time the machine code is not there yet.
  await measured(empty.owner);
  tellSteps(await measured(empty.owner), await measured(filled.owner));
  const lists = (page: string) => page.includes('requests') || page.includes('further back');
  await measuredPages(empty.owner, lists);
  tellPages(await measuredPages(empty.owner, lists), await measuredPages(filled.owner, lists));
}

async function sayLarge({ owner }: Urls): Promise<void> {
  const sql = postgres(owner, { max: 1, onnotice: () => {} });
  const [desk] = await sql<{ requests: number; size: string }[]>`
    select reltuples::int as requests, pg_size_pretty(pg_database_size(current_database())) as size
    from pg_class where oid = 'ticket'::regclass`;
  await sql.end();
  if (desk) console.log(`${whole(desk.requests)} requests, ${desk.size} on disk, in ${keptFolder()}`);
}
