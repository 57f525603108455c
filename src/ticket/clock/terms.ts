import { DateTime } from 'luxon';
import type { Calendar } from '../../sla/calendar.ts';
import type { Companies } from '../companies/companies.ts';
import { type Company, type OwnHours, standingOn } from '../companies/company.ts';
import type { Ticket } from '../ticket.ts';
import { priorities } from '../words.ts';
import type { Policy } from './policy.ts';

/** What deadlines are computed with, besides the tickets' own histories: what the desk promises, and what it agreed with whom. */
export type Terms = {
  policy: Policy;
  calendar: Calendar;
  /** Without them nobody has terms of their own. */
  companies?: Companies;
};

/** By what one ticket is counted. */
export type Agreed = {
  policy: Policy;
  /** The hours in which its promises are counted. */
  calendar: Calendar;
  /** With whom it was agreed; null where it is what the desk promises to all. */
  company: Company | null;
};

/**
 * By what a ticket is counted (service rules, 15): what was agreed with its company goes before what the desk promises to
 * all, if the contract was in force on the day of its arrival. It stays so when the contract ends meanwhile. Pure.
 */
export function agreedFor(
  { company: key, openedAt }: Pick<Ticket, 'company' | 'openedAt'>,
  terms: Terms,
): Agreed {
  const company = key === null ? undefined : terms.companies?.byKey.get(key);
  return company && hasOwnTerms(company) && isInForce(company, openedAt, terms.calendar)
    ? agreedWith(company, terms)
    : ofTheDesk(terms);
}

/** Whether something else was agreed with it than what the desk promises to all. */
function hasOwnTerms({ promises, hours }: Pick<Company, 'promises' | 'hours'>): boolean {
  return promises !== null || hours !== null;
}

/** What was agreed without a contract is in force for as long as it stands there. */
function isInForce(company: Company, at: Date, { zone }: Calendar): boolean {
  const { contract } = company;
  if (!contract || (contract.from === null && contract.until === null)) return true;
  return standingOn(company, DateTime.fromJSDate(at, { zone }).toISODate() ?? '') === 'in-force';
}

/** One object for one calendar and one policy: what is compiled for it is found again. */
const known = new WeakMap<Calendar, WeakMap<Policy, WeakMap<object, Agreed>>>();

function kept(by: object, { policy, calendar }: Terms, make: () => Agreed): Agreed {
  const ofCalendar = known.get(calendar) ?? new WeakMap<Policy, WeakMap<object, Agreed>>();
  known.set(calendar, ofCalendar);
  const ofPolicy = ofCalendar.get(policy) ?? new WeakMap<object, Agreed>();
  ofCalendar.set(policy, ofPolicy);
  const made = ofPolicy.get(by) ?? make();
  ofPolicy.set(by, made);
  return made;
}

function ofTheDesk(terms: Terms): Agreed {
  const { policy, calendar } = terms;
  return kept(policy, terms, () => ({ policy, calendar, company: null }));
}

function agreedWith(company: Company, terms: Terms): Agreed {
  return kept(company, terms, () => ({
    policy: company.promises ? withPromises(terms.policy, company.promises) : terms.policy,
    calendar: company.hours ? hoursWith(terms.calendar, company.hours) : terms.calendar,
    company,
  }));
}

function withPromises(policy: Policy, own: NonNullable<Company['promises']>): Policy {
  const promises = { ...policy.promises };
  for (const priority of priorities) promises[priority] = { ...promises[priority], ...own[priority] };
  return { ...policy, promises };
}

/** Companies with the same hours share one calendar: each takes its time, and its place, to be compiled. */
const calendars = new WeakMap<Calendar, Map<string, Calendar>>();

/** The desk's calendar as somebody's own hours make it. A change of the desk's is a new one of theirs. */
function hoursWith(desk: Calendar, { throughClosures, ...own }: OwnHours): Calendar {
  const ofDesk = calendars.get(desk) ?? new Map<string, Calendar>();
  calendars.set(desk, ofDesk);
  const name = JSON.stringify([throughClosures, own]);
  const made = ofDesk.get(name) ?? { ...desk, ...own, closures: throughClosures ? [] : desk.closures };
  ofDesk.set(name, made);
  return made;
}
