import { contactsAfter } from '../../store/mail/contacts.ts';
import { toldOf } from '../../store/maintenance/announcements.ts';
import { companyOfAddress } from '../../ticket/companies/companies.ts';
import {
  type Addressee,
  type AnnouncedAs,
  type AnnouncedTo,
  addressees,
} from '../../ticket/maintenance/announcing.ts';
import { isSamePlan, type Maintenance, type MaintenancePlan } from '../../ticket/maintenance/maintenance.ts';
import { serviceOf, uses } from '../../ticket/maintenance/service.ts';
import { baseAddress, isOneOf } from '../../ticket/people/address.ts';
import { dayOf } from '../clock/days.ts';
import type { Desk } from '../desk.ts';
import { isUnanswerable } from '../letters/letter-gate.ts';

/** Why somebody whom a maintenance concerns is not told of it by mail. */
export type WhyNotTold =
  | 'own-address'
  | 'group'
  | 'unanswerable'
  | 'undeliverable'
  | 'complaint'
  /** of one that is cancelled, or changed: they know nothing of it, or all */
  | 'not-told'
  | 'told-already';

/** @property why they are left out; null where they are not */
export type MayBeTold = Addressee & { as: AnnouncedAs; why: WhyNotTold | null };

/** What is announced: a plan, or, with null, that what was planned is cancelled. */
export type Announcing = { before: Maintenance | null; plan: MaintenancePlan | null; to: AnnouncedTo };

/** So many contacts are read at once. */
const page = 500;

/** The version that a maintenance has once it is as it is announced. */
export function versionOf({ before, plan }: Pick<Announcing, 'before' | 'plan'>): number {
  if (!before) return 1;
  return plan && isSamePlan(before, plan) ? before.version : before.version + 1;
}

/**
 * Who is told of a maintenance, as what, and who is left out. It concerns those who have written to the desk and whose company uses the
 * service; a desk that knows no companies tells all who have written, where the service needs no product. Who was told before is told of
 * what changes, whomever it concerns now.
 */
export async function whoIsTold(desk: Desk, announcing: Announcing): Promise<MayBeTold[]> {
  const { before, plan, to } = announcing;
  if (to === 'nobody') return [];
  const told = before ? await toldOf(desk.db, before.id) : new Map();
  const concerned = plan && to === 'concerned' ? await concernedBy(desk, plan) : [];
  const lost = new Map(concerned.flatMap(({ base, why }) => (why ? [[base, why] as const] : [])));
  const version = plan ? versionOf(announcing) : null;
  return addressees(concerned, told, version).map(each => ({ ...each, why: lost.get(each.base) ?? null }));
}

type Concerned = Addressee & { why: WhyNotTold | null };

/** Each mailbox once, whatever variants of its address have written. */
async function concernedBy(desk: Desk, plan: MaintenancePlan): Promise<Concerned[]> {
  const found = new Map<string, Concerned>();
  const service = serviceOf(desk.services, plan.service);
  const day = dayOf(desk.calendar.base, plan.from);
  const companies = desk.companies.now();
  for (let after = ''; ; ) {
    const contacts = await contactsAfter(desk.db, after, page);
    for (const { address, language, undeliverableSince, undeliverableWhy } of contacts) {
      const base = baseAddress(address);
      if (language === null || found.has(base)) continue;
      const company = companyOfAddress(companies, address);
      const isServed = company !== null || companies.all.length === 0;
      if (!isServed || !uses(service, company, day)) continue;
      const isLost = undeliverableSince !== null;
      const lost = undeliverableWhy === 'complaint' ? 'complaint' : 'undeliverable';
      found.set(base, { base, address, language, why: whyNever(desk, address) ?? (isLost ? lost : null) });
    }
    after = contacts.at(-1)?.address ?? '';
    if (contacts.length < page) return [...found.values()];
  }
}

/** Why nothing goes to an address, whatever it is; null where something may. */
export function whyNever(desk: Pick<Desk, 'ownAddresses' | 'groups'>, address: string): WhyNotTold | null {
  if (isOneOf(desk.ownAddresses, address)) return 'own-address';
  if (isOneOf(desk.groups, address)) return 'group';
  return isUnanswerable(address) ? 'unanswerable' : null;
}
