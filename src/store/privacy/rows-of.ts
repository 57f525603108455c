import { type SQL, sql } from 'drizzle-orm';
import type { DeskEvent } from '../../ticket/log/desk-events.ts';
import { baseAddress } from '../../ticket/people/address.ts';
import type { Db } from '../database.ts';
import { mailsNaming } from './naming/mails.ts';
import { patternOf } from './pattern.ts';

type Row = Record<string, unknown>;

/** What is kept of somebody beside their requests. */
export type Beside =
  | 'contact'
  | 'companyContact'
  | 'companies'
  | 'portalAccess'
  | 'portalAskedFor'
  | 'portalCodes'
  | 'portalSessions'
  | 'portalPasskeys'
  | 'automaticLetters'
  | 'announcements'
  | 'erasures';

/** What is kept of somebody beside their requests, table by table, as it stands there. */
export async function rowsBeside(db: Db, addresses: string[]): Promise<{ of: Beside; rows: Row[] }[]> {
  const all = sql`${sql.param(addresses)}::text[]`;
  const bases = sql`${sql.param([...new Set(addresses.map(baseAddress))])}::text[]`;
  const theirs = sql`lower(address) = any(${all})`;
  const wanted: Record<Beside, SQL> = {
    contact: sql`select address, language, undeliverable_since, undeliverable_why, known_since from contact where ${theirs}`,
    companyContact: sql`select address, company from company_address where ${theirs}`,
    companies: sql`select key, data ->> 'name' as name from company where data -> 'addresses' ?| ${all}`,
    portalAccess: sql`select address, name, language, company, granted_at, ended_at from portal_access where ${theirs}`,
    portalAskedFor: sql`select address, name, language, way, asked_at, state, decided_at from portal_wish where ${theirs}`,
    portalCodes: sql`select address, network, asked_at, used_at, sent_at from portal_code where ${theirs}`,
    portalSessions: sql`select agent, ticket, started_at, seen_at, ends_at from portal_session where ${theirs}`,
    portalPasskeys: sql`select name, added_at, used_at, counter from portal_passkey where ${theirs}`,
    automaticLetters: sql`select at from automatic_letter where base = any(${bases}) order by at`,
    announcements: sql`select announcement, address, language, outcome, queued_at from announcement_recipient
      where base = any(${bases}) order by id`,
    erasures: sql`select state, proposed_at, confirmed_at from erasure where ${theirs}`,
  };
  const isBeside = (name: string): name is Beside => name in wanted;
  return await Promise.all(
    Object.keys(wanted)
      .filter(isBeside)
      .map(async of => ({ of, rows: [...(await db.execute<Row>(wanted[of]))] })),
  );
}

/** What the desk's own log says of them. */
export async function deskLogOf(
  db: Db,
  addresses: string[],
): Promise<{ what: DeskEvent['type']; at: Date }[]> {
  const rows = await db.execute<{ what: DeskEvent['type']; at: string }>(sql`
    select data ->> 'type' as what, at from desk_event join event_words on event_words.id = words_id
    where words ~* ${patternOf(addresses)} order by desk_event.id`);
  return [...rows].map(({ what, at }) => ({ what, at: new Date(at) }));
}

/** Mails as they came: of some requests, and those of theirs that are part of none; by their ids. */
export async function mailsOf(
  db: Db,
  requests: number[],
  addresses: string[],
): Promise<{ id: number; ticket: number | null; arrivedAt: Date }[]> {
  const apart = await mailsNaming(db, addresses, { othersUnread: true });
  const rows = await db.execute<{ id: string; ticket: number | null; arrivedAt: string }>(sql`
    select id, ticket, arrived_at as "arrivedAt" from inbound_mail
    where octet_length(source) > 0 and ((ticket = any(${sql.param(requests)}::int[])
      or id in (select mail_id from message where ticket = any(${sql.param(requests)}::int[])))
      or id = any(${sql.param(apart)}::bigint[]))
    order by id`);
  return [...rows].map(({ id, arrivedAt, ...row }) => ({
    ...row,
    id: Number(id),
    arrivedAt: new Date(arrivedAt),
  }));
}
