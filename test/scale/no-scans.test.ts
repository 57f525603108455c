import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { fillDesk } from '../../bench/scale/fill.ts';
import { reach } from '../../src/store/search/spans.ts';
import { ownHouse, support } from '../journeys/a-house.ts';
import { dayOfWork } from './day-of-work.ts';
import { explainedDatabase } from './explained-database.ts';
import { type Node, nodesOf, type Plan, rowsLookedAt } from './plans.ts';

const requests = 60_000;
const open = 300;
/** One step looks at no more rows than this: the open requests, twice; a table that grows has a hundred times as many. */
const rowsAtMost = 2 * open;

/** What looks for words looks through so many at most, however many requests there are: see store/search. */
const lookedThrough = 2 * reach.newest;
const looksForWords = /^with (latest|looked) as materialized|from search_/;

/** Tables that do not grow with the requests, and what they grow with. */
/** Jobs that read so much at a time and no more: the logs of some requests that are measured; seals that no file has yet. */
const inBatches = [/from json_array_elements_text\(\$1::json\) as wanted/, /from seal where number > \$1/];

const small: Record<string, string> = {
  operator: 'colleagues',
  chat_account: 'colleagues',
  home: 'colleagues',
  home_page: 'colleagues: a page for each on each platform',
  closure: 'closures that managers plan, a few a year',
  duty_override: 'turns that managers plan',
  routine: 'kinds of routine',
  imap_position: 'mailboxes',
  imap_first_connection: 'mailboxes',
  teams_reference: 'teams in which the app is installed',
  erasure: 'people who ask to be erased, a few a year',
  retention_night: 'nights in which something was kept for long enough',
  erased_mail: 'mails of those people that came out of a folder',
  setting: 'kinds of setting, and mailboxes',
  absence: 'colleagues and their absences, a few a year each; what has ended is in no index that is asked',
  turn_taken: 'colleagues',
  company: 'customers’ houses; read whole when somebody has changed them, not in a press',
  company_address: 'addresses that operators told apart by hand; read with the companies',
  incident: 'faults behind many requests, a few a month',
  incident_event: 'incidents',
  incident_card: 'incidents',
  broadcast: 'messages to all of an incident, a few each',
  maintenance: 'work that managers plan, a few a month',
  announcement: 'messages about maintenance, a few each',
  probed_hour: 'services that are looked at: a row an hour, read by no press',
  service_standing: 'services that are looked at',
  outage: 'services that were down, a few a month',
  api_token: 'programs that use the API',
  api_count: 'programs that use the API: a row for each thing they do',
  saved_reply: 'saved replies that colleagues made in chat',
  saved_reply_use: 'saved replies',
  unsealed: 'what was written since the last seal, an hour: the seal takes it away',
  seal_stamp: 'days',
  heard: 'what chats have told within some hours',
  automatic_letter: 'automatic letters of a week: the rest is swept away',
  upload: 'files that were sent within eight days: the rest is swept away',
  portal_code: 'codes that were asked for within a day: the rest is swept away',
  portal_challenge: 'browsers that were asked for a passkey: the rest is swept away',
  portal_session: 'customers who are signed in: the rest is swept away',
  unmeasured: 'requests to which something has happened within a minute: the rest is measured',
  terms_in_force: 'changes of what is promised, a few a year',
  report_told: 'reports that were told, a few a week',
  draft: 'letters that were looked at within a week: the rest is thrown away',
};

const own = explainedDatabase(url => fillDesk(url, { requests, open, text: 40 }));
const house = ownHouse({ own });

describe('on a desk with very many requests', () => {
  let plans: Plan[] = [];
  let growing: string[] = [];

  beforeAll(async () => {
    const tables = await own.database.db.execute<{ name: string; rows: number }>(sql`
      select relname as name, reltuples::int as rows from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace`);
    growing = tables.flatMap(({ name }) => (name in small ? [] : [name]));
    // What is not filled would be read from end to end whatever indexes there are: nothing would be known of it.
    expect(tables.filter(({ name, rows }) => !(name in small) && rows < 1000)).toEqual([]);
    // What the channels show of what was open before is looked through once: with the day's own requests it would be more.
    const settlingIn = sql`select from graphile_worker.jobs where task_identifier = 'show-open'`;
    await vi.waitUntil(async () => (await own.database.db.execute(settlingIn)).length === 0, {
      timeout: 60_000,
    });
    await dayOfWork(house, own.database.db, support);
    plans = own.plans();
  }, 480_000);

  test('the whole day was written down, and what nests in it', () => {
    const said = new Set(plans.map(({ statement }) => statement));
    expect(said.size).toBeGreaterThan(150);
    // A key that is checked when content is thrown away.
    expect([...said].some(statement => /FROM ONLY "public"."attachment"/.test(statement))).toBe(true);
  });

  test('no statement reads a table that grows from end to end', () => {
    expect(faults(plans, step => step['Node Type'].includes('Seq Scan'))).toEqual([]);
  });

  test('nor an index: what it looks at stays as small as what is open', () => {
    const isSearch = ({ statement }: Plan) => looksForWords.test(statement);
    const others = plans.filter(
      plan => !isSearch(plan) && !inBatches.some(each => each.test(plan.statement)),
    );
    expect(faults(others, step => rowsLookedAt(step) > rowsAtMost)).toEqual([]);
    expect(faults(plans.filter(isSearch), step => rowsLookedAt(step) > lookedThrough)).toEqual([]);
    expect(others.length).toBeLessThan(plans.length);
  });

  /** Each statement once, however often it was sent. */
  function faults(of: Plan[], isFault: (step: Node) => boolean): string[] {
    const found = of.flatMap(({ statement, root }) =>
      nodesOf(root)
        .filter(step => isOnGrowing(step) && isFault(step))
        .map(step => {
          const where = `${step['Node Type']} of ${step['Relation Name'] ?? step['Index Name']}`;
          return [`${where}: ${statement}`, `${where}, ${rowsLookedAt(step)} rows: ${statement}`] as const;
        }),
    );
    return [...new Map(found).values()];
  }

  /** graphile-worker's tables are left out: they hold what waits, and its statements are its own. */
  function isOnGrowing(step: Node): boolean {
    const name = step['Relation Name'] ?? step['Index Name'] ?? '';
    return growing.includes(name) || (step['Node Type'] === 'Bitmap Index Scan' && !/^_?jobs/.test(name));
  }
});
