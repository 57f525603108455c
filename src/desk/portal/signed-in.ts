import { accessOf } from '../../store/portal/access.ts';
import { findSession, renewSession, type Session } from '../../store/portal/sessions.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { Reader } from '../../ticket/portal/reader.ts';
import type { Language } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { endOfSession, sessionId } from './enter.ts';

/** Somebody who is signed in, as they may be now. */
export type SignedIn = Reader & {
  session: string;
  name: string;
  /** As they chose it; null: they opened one request by its link. */
  language: Language | null;
};

const renewEveryMs = 300_000;

/**
 * Who holds this token, and what they may see at this moment: a session ends with the access on which it stands.
 *
 * @returns null where nobody does, any more
 */
export async function signedIn(
  desk: Pick<Desk, 'db' | 'clock' | 'companies'>,
  token: string | undefined,
): Promise<SignedIn | null> {
  if (!token || !/^[\w-]{43}$/.test(token)) return null;
  const now = desk.clock();
  const session = await findSession(desk.db, sessionId(token), now);
  const who = session && (await whoNow(desk, session));
  if (!session || !who) return null;
  if (now.getTime() - session.seenAt.getTime() >= renewEveryMs)
    await renewSession(desk.db, session.id, { seenAt: now, endsAt: endOfSession(now) });
  return who;
}

async function whoNow(
  { db, companies }: Pick<Desk, 'db' | 'companies'>,
  { id, address, ticket }: Session,
): Promise<SignedIn | null> {
  if (ticket !== null) {
    const requester = (await findTicket(db, ticket))?.requester;
    if (requester?.address !== address) return null;
    return { session: id, address, company: null, only: ticket, name: requester.name, language: null };
  }
  const access = await accessOf(db, address);
  if (!access) return null;
  const { name, language } = access;
  // One that is served no more has no contacts.
  const company =
    access.company !== null && companies.now().byKey.has(access.company) ? access.company : null;
  return { session: id, address, company, only: null, name, language };
}
