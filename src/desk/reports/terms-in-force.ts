import { isDeepStrictEqual } from 'node:util';
import {
  appendTerms,
  type KeptTerms,
  latestTerms,
  termsAfter,
  termsChangedAt,
} from '../../store/reports/terms-in-force.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import { companiesOf } from '../../ticket/companies/companies.ts';
import type { Company } from '../../ticket/companies/company.ts';
import { always, type TermsInForce, type TermsSince } from '../../ticket/reports/terms-in-force.ts';
import type { Desk } from '../desk.ts';
import { reloadTerms, termsOf } from '../terms.ts';
import { isDeskYamlReplaced } from './adopted.ts';

/**
 * What is kept of what is promised: all by which deadlines are counted, and nobody's address.
 *
 * @property promisedAvailability percent of a month; it was not kept from the first day on
 */
type Kept = Pick<Terms, 'policy' | 'calendar'> & {
  companies: Pick<Company, 'key' | 'contract' | 'promises' | 'hours'>[];
  promisedAvailability?: number;
};

/**
 * Keeps what is promised now, where it is not what was kept last: reports judge what happened by what was in force then. While two
 * run with a desk.yaml each, as in a rolling deploy, the one that started last says what is promised.
 *
 * @param why `start`: desk.yaml may have been changed, from now on; `desk`: somebody changed a closure or companies, when the
 * desk's log says
 */
export async function keepTerms(desk: Desk, why: 'start' | 'desk'): Promise<void> {
  if (why === 'desk' && (await isDeskYamlReplaced(desk, desk.db))) return;
  await reloadTerms(desk, desk.db);
  const data = keptOf(termsOf(desk), desk.availability);
  const last = await latestTerms(desk.db);
  if (last && isDeepStrictEqual(last.data, data)) return;
  const now = desk.clock();
  const changed = why === 'desk' && last ? await termsChangedAt(desk.db) : null;
  await appendTerms(desk.db, changed && last && changed > last.since && changed < now ? changed : now, data);
}

/** As the database gives it back. */
function keptOf({ policy, calendar, companies }: Terms, { promised }: Desk['availability']): unknown {
  const own = (companies?.all ?? []).filter(({ promises, hours }) => promises !== null || hours !== null);
  const kept: Kept = {
    // The customers' own fields and what the law asks for move no promise.
    policy: { ...policy, duties: [], catalogue: { ...policy.catalogue, fields: [] } },
    calendar: {
      ...calendar,
      closures: calendar.closures.map(({ from, to, name }) => ({ from, to, name })),
    },
    companies: own
      .map(({ key, contract, promises, hours }) => ({ key, contract, promises, hours }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    promisedAvailability: promised,
  };
  return JSON.parse(JSON.stringify(kept));
}

type AvailabilitySince = { since: number; promised: number };
type Read = { last: number; history: TermsSince[]; availability: AvailabilitySince[] };

/** Read once: what is compiled for a calendar is kept with it, and what is kept never changes. */
const known = new WeakMap<Desk, Read>();

async function readOf(desk: Desk): Promise<Read> {
  const before = known.get(desk) ?? { last: 0, history: [], availability: [] };
  const rows = await termsAfter(desk.db, before.last);
  const inTime = <T extends { since: number }>(all: T[]) => all.toSorted((a, b) => a.since - b.since);
  const read: Read = {
    last: rows.at(-1)?.id ?? before.last,
    history: inTime([...before.history, ...rows.map(termsSince)]),
    availability: inTime([...before.availability, ...rows.flatMap(availabilitySince)]),
  };
  known.set(desk, read);
  return read;
}

/** All that was ever promised, in the order of time. */
export async function termsInForce(desk: Desk): Promise<TermsInForce> {
  const [first, ...others] = (await readOf(desk)).history;
  return first ? [first, ...others] : always(termsOf(desk));
}

/** Percent of a month in which services were promised to be up when it ended, whatever is promised since. @param end of the span */
export async function availabilityPromised(desk: Desk, end: number): Promise<number> {
  const { availability } = await readOf(desk);
  const then = availability.findLast(({ since }) => since < end) ?? availability[0];
  return then?.promised ?? desk.availability.promised;
}

function termsSince({ since, data }: KeptTerms): TermsSince {
  // Written above, and by nobody else.
  const { policy, calendar, companies } = data as Kept;
  const plain = { name: '', domains: [], addresses: [], product: null, operator: null, isVip: false };
  const all = companies.map((company): Company => ({ ...plain, ...company }));
  return { since: since.getTime(), terms: { policy, calendar, companies: companiesOf(all) } };
}

function availabilitySince({ since, data }: KeptTerms): AvailabilitySince[] {
  const { promisedAvailability: promised } = data as Kept;
  return promised === undefined ? [] : [{ since: since.getTime(), promised }];
}
