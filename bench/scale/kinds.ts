import { setTimeout as wait } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { openDatabase } from '../../src/store/database.ts';
import { sumOf } from '../measure.ts';
import { type Work, workOf } from '../work.ts';
import { type HouseApart, inAHouseApart } from './apart/house-apart.ts';
import type { Urls } from './kept-database.ts';
import { type Hands, type Lying, type Press, roundOf } from './presses/person.ts';
import { requestsLying } from './presses/press-load.ts';
import { slackPerson } from './presses/slack-person.ts';
import { teamsPerson } from './presses/teams-person.ts';
import { asleep } from './sleep.ts';
import { forgetStatements, type Statement, statementsOf } from './statements.ts';

/** Of each kind so many are pressed, one after the other, half of them in each chat. */
const each = Number(process.env.SCALE_EACH ?? 40);
const people = 4;
const pauseMs = 20;
const offeredWithinMs = 5000;

/** What is pressed one behind the other, and what that is called. A kind on its own is called as its press is. */
const inARow: Record<string, string[]> = {
  'classify, with its form': ['classify: the form', 'classify: sent'],
  'reply, with its form and the letter shown': ['reply: the form', 'reply: the letter shown', 'reply: sent'],
};
/** What nobody has taken can be neither classified nor answered. */
const first = 'claim, with letter';
const alone = ['list: queue', 'list: mine', 'list: late', 'find', 'home', 'open: the conversation'];
const wanted = process.env.SCALE_KIND ?? '';
const kinds = [
  [first, [first]] as const,
  ...[...Object.entries(inARow), ...alone.map(name => [name, [name]] as const)].filter(([kind]) =>
    kind.startsWith(wanted),
  ),
];
/** What the bench itself asks meanwhile. */
const ofTheBench = /count\(\*\)::int as waiting|pg_stat_statements/;

/**
 * What one press of a kind costs with all that follows it, the cards and the letter. In ms of the processor, and statements.
 *
 * @property acknowledged median of the ms until it was
 * @property most the statements that were asked most often, for `SCALE_TOP`
 */
export type KindCost = {
  platform: Hands['platform'];
  kind: string;
  presses: number;
  house: number;
  database: number;
  statements: number;
  acknowledged: number;
  most: { times: number; query: string }[];
};

/** Each kind of press by itself: while one is looked at, nobody presses anything else. */
export async function kindsAlone({ desk, owner }: Urls): Promise<KindCost[]> {
  const database = openDatabase(owner, 1);
  const sql = postgres(owner, { max: 1, onnotice: () => {} });
  const costs: KindCost[] = [];
  try {
    await asleep(sql);
    await inAHouseApart(desk, people, async house => {
      const lying = await requestsLying(house, each * 2);
      const worked = await workOf(database.db, 'all');
      for (const [n, person] of [slackPerson(house, 1), teamsPerson(house, 2)].entries()) {
        const own = lying.filter((_request, index) => index % 2 === n);
        for (const [kind, names] of kinds) {
          const cost = await costOf(roundsOf(person, own), names, { house, sql, worked });
          costs.push({ platform: person.platform, kind, ...cost });
        }
      }
    });
    return costs;
  } finally {
    await sql.end();
    await database.close();
  }
}

/** Of each request everything that can be pressed about it, by its kind. */
function roundsOf(person: Hands, own: Lying[]): Map<string, Press>[] {
  return own.map((request, round) => {
    const presses = roundOf(person, { round, claims: request, classifies: request, answers: request });
    return new Map(presses.map(press => [press.kind, press]));
  });
}

type Meters = { house: HouseApart; sql: Sql; worked: () => Work };

async function costOf(
  rounds: Map<string, Press>[],
  names: readonly string[],
  { house, sql, worked }: Meters,
): Promise<Omit<KindCost, 'platform' | 'kind'>> {
  await untilQuiet(sql);
  await forgetStatements(sql);
  const before = { house: sumOf(house.worked()), database: worked().database };
  const took: number[] = [];
  let presses = 0;
  for (const round of rounds) {
    const row = names.flatMap(name => round.get(name) ?? []);
    if (row.length < names.length) continue;
    for (const press of row) took.push(await acknowledged(press));
    presses += 1;
    await wait(pauseMs);
  }
  await untilQuiet(sql);
  const asked = (await statementsOf(sql)).filter(({ query }) => !ofTheBench.test(query));
  const per = (sum: number) => sum / Math.max(1, presses);
  return {
    presses,
    house: per(sumOf(house.worked()) - before.house),
    database: per(worked().database - before.database),
    statements: per(asked.reduce((sum, { calls }) => sum + calls, 0)),
    acknowledged: took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0,
    most: mostAsked(asked).map(({ calls, query }) => ({ times: per(calls), query })),
  };
}

async function acknowledged({ kind, offered, act }: Press): Promise<number> {
  for (const until = performance.now() + offeredWithinMs; !offered(); await wait(3))
    if (performance.now() > until) throw new Error(`${kind}: was not offered`);
  const begun = performance.now();
  const { error } = await act();
  // On a machine on which others work the platform may not wait long enough: what was pressed is done all the same.
  if (error) console.log(`  ${kind}: ${error}`);
  return performance.now() - begun;
}

/** All that followed has been carried out, but for letters that wait to be taken back. */
async function untilQuiet(sql: Sql): Promise<void> {
  for (let still = 0; still < 4; await wait(150)) {
    const [row] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from graphile_worker.jobs where run_at <= now() + interval '3 seconds'`;
    still = row?.waiting === 0 ? still + 1 : 0;
  }
}

function mostAsked(asked: Statement[]): Statement[] {
  return asked.toSorted((a, b) => b.calls - a.calls).slice(0, Number(process.env.SCALE_TOP ?? 0));
}
