import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { loadConfig } from '../../src/config/load-config.ts';
import { liveCompanies } from '../../src/desk/companies/live-companies.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { beginSession } from '../../src/desk/portal/enter.ts';
import { openDesk } from '../../src/house/desk/desk-of.ts';
import { closeServer, listen, openHttp } from '../../src/house/http.ts';
import { openPages } from '../../src/house/rooms/pages.ts';
import { openLog } from '../../src/log.ts';
import { openMeter } from '../../src/metrics/meter.ts';
import { openDatabase } from '../../src/store/database.ts';
import { saveAccess } from '../../src/store/portal/access.ts';
import type { Company } from '../../src/ticket/companies/company.ts';
import { openWaitedFor } from '../../src/waited-for.ts';
import { type Work, workOf } from '../work.ts';

const times = 60;
const warmUp = 10;

/**
 * In milliseconds. @property work of this program (whoever asks stands in it, too) and of PostgreSQL, for each page: other people's work
 * on the machine makes it little more @property bytes of the page alone: its pictures and styles are asked for once
 */
export type PageMeasures = Record<
  string,
  { p50: number; p95: number; worst: number; work: number; bytes: number }
>;

/**
 * What customers wait for, at the door: the whole answer, by HTTP.
 *
 * @param url a filled database, as its owner
 * @param which of the pages, by their names
 */
export async function measuredPages(
  url: string,
  which: (name: string) => boolean = () => true,
): Promise<PageMeasures> {
  const database = openDatabase(url);
  const log = openLog('silent');
  const web = openHttp();
  const { server, port } = await listen(web, '127.0.0.1', 0);
  const at = `http://127.0.0.1:${port}`;
  try {
    const yaml = `${readFileSync('desk.yaml', 'utf8')}\nportal: {}\nstatus: true\n`;
    const loaded = loadConfig(yaml, { PUBLIC_URL: 'http://localhost:3000' });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const { config } = loaded;
    const desk = await openDesk(config, database.db, () => new Date(), 'secret');
    const known = await somebody(url);
    Object.assign(desk, { companies: liveCompanies([served(known.company)]) });
    openPages(
      { config, database, desk, secret: 'secret', log, meter: openMeter(), waitedFor: openWaitedFor() },
      web,
    );
    const measures: PageMeasures = {};
    const pages = Object.entries(await pagesOf(desk, known)).filter(([name]) => which(name));
    for (const [name, { path, cookie }] of pages)
      measures[name] = await timed(`${at}${path}`, cookie, await workOf(database.db, 'all'));
    return measures;
  } finally {
    await closeServer(server);
    await database.close();
  }
}

async function timed(page: string, cookie: string, worked: () => Work): Promise<PageMeasures[string]> {
  const took: number[] = [];
  let before = worked();
  let bytes = 0;
  for (let turn = -warmUp; turn < times; turn += 1) {
    if (turn === 0) before = worked();
    const begun = performance.now();
    const response = await fetch(page, { headers: { cookie }, redirect: 'manual' });
    const text = await response.text();
    if (turn >= 0) took.push(performance.now() - begun);
    if (response.status !== 200) throw new Error(`${page}: ${response.status}`);
    bytes = Buffer.byteLength(text);
  }
  const after = worked();
  const work = (after.here + after.database - before.here - before.database) / times;
  const ordered = took.toSorted((a, b) => a - b);
  const part = (share: number) => ordered[Math.min(Math.floor(times * share), times - 1)] ?? 0;
  return { p50: part(0.5), p95: part(0.95), worst: part(1), work, bytes };
}

/** A customer and their house, by one of their requests, which somebody has read. */
type Known = { number: number; address: string; company: string };

async function somebody(url: string): Promise<Known> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [known] = await sql<Known[]>`
      select number, requester ->> 'address' as address, company from ticket
      where version = 5 and requester ->> 'address' like 'c%' order by number desc limit 1`;
    if (!known) throw new Error('the desk is not filled');
    return known;
  } finally {
    await sql.end();
  }
}

/** Their pages, by what they are called. */
async function pagesOf(
  desk: Desk,
  { number, address, company }: Known,
): Promise<Record<string, { path: string; cookie: string }>> {
  return {
    ...pagesAs('a few', number, await signedIn(desk, address, null)),
    ...pagesAs('a company', number, await signedIn(desk, 'referente@casa.example', company)),
    'everybody: status': { path: '/status', cookie: '' },
    'everybody: signing in': { path: '/portal', cookie: '' },
  };
}

/** @param number of one of their requests, which somebody has read */
function pagesAs(who: string, number: number, cookie: string) {
  const year = new Date().getUTCFullYear() - 1;
  const paths = {
    'open requests': '/portal',
    'all requests': '/portal?which=all',
    'closed, further back': `/portal?which=closed&before=${number}`,
    'search: a word of all': '/portal?which=all&q=stampa',
    'search: two words, a year': `/portal?which=closed&q=stampa+ferma&year=${year}`,
    'search: one of theirs': `/portal?which=all&q=${number}`,
    'search: of nobody': '/portal?which=all&q=xylofono',
    'a request': `/portal/requests/${number}`,
    'who read my data': '/portal/readings',
    'a new request': '/portal/new',
    'my profile': '/portal/profile',
  };
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [`${who}: ${name}`, { path, cookie }]),
  );
}

async function signedIn(desk: Desk, address: string, company: string | null): Promise<string> {
  const { db } = desk;
  const now = desk.clock();
  await saveAccess(db, { address, name: 'Paolo Neri', language: 'it', company, grantedAt: now });
  const token = await db.transaction(tx =>
    beginSession(tx, { address, ticket: null, agent: 'Firefox' }, now),
  );
  return `__Host-sportello-session=${token}`;
}

function served(key: string): Company {
  return {
    ...{ key, name: 'Casa S.p.A.', domains: ['casa.example'], addresses: [], product: null, contract: null },
    ...{ promises: null, hours: null, operator: null, isVip: false },
  };
}
