import { languageKnownOf } from '../../store/people/languages.ts';
import type { Access } from '../../store/portal/access.ts';
import { findSession, renewSession, type Session } from '../../store/portal/sessions.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { Reader } from '../../ticket/portal/reader.ts';
import type { Language, Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { whoEnters } from './access/who-enters.ts';
import { endOfSession, sessionId } from './enter.ts';

/** A customer who is signed in, as they may be now. */
export type SignedIn = Reader & {
  session: string;
  name: string;
  /** As they chose it; null: they opened one request by its link. */
  language: Language | null;
};

/** One of the house who is signed in, with the role that they have in chat now. */
export type Colleague = Operator & { language: Language | null };

/** Whoever is signed in: a customer, one of the house, or both by one address. */
export type Present = { session: string; customer: SignedIn | null; colleague: Colleague | null };

type Looking = Pick<Desk, 'db' | 'clock' | 'companies' | 'reports'>;

const renewEveryMs = 300_000;

/**
 * Who holds this token, and what they may see at this moment: a session ends with what it stands on.
 *
 * @returns null where nobody does, any more
 */
export async function whoIsThere(desk: Looking, token: string | undefined): Promise<Present | null> {
  if (!token || !/^[\w-]{43}$/.test(token)) return null;
  const now = desk.clock();
  const session = await findSession(desk.db, sessionId(token), now);
  const who = session && (await whoNow(desk, session));
  if (!session || !who) return null;
  if (now.getTime() - session.seenAt.getTime() >= renewEveryMs)
    await renewSession(desk.db, session.id, { seenAt: now, endsAt: endOfSession(now) });
  return who;
}

/** The same, of customers alone. */
export async function signedIn(desk: Looking, token: string | undefined): Promise<SignedIn | null> {
  return (await whoIsThere(desk, token))?.customer ?? null;
}

async function whoNow(desk: Looking, { id, address, ticket }: Session): Promise<Present | null> {
  if (ticket !== null) {
    const requester = (await findTicket(desk.db, ticket))?.requester;
    if (requester?.address !== address) return null;
    const { name } = requester;
    const customer = { session: id, address, company: null, only: ticket, name, language: null };
    return { session: id, customer, colleague: null };
  }
  const opens = await whoEnters(desk, desk.db, address);
  if (!opens) return null;
  const { access, colleague } = opens;
  return {
    session: id,
    customer: access && customerOf(desk, access, id),
    colleague: colleague && { ...colleague, language: await languageOf(desk, colleague) },
  };
}

function customerOf({ companies }: Looking, access: Access, session: string): SignedIn {
  const { address, name, language } = access;
  // One that is served no more has no contacts.
  const company =
    access.company !== null && companies.now().byKey.has(access.company) ? access.company : null;
  return { session, address, company, only: null, name, language };
}

async function languageOf({ db }: Looking, { id }: Operator): Promise<Language | null> {
  const { chosen, told } = await languageKnownOf(db, id, 'slack');
  return chosen ?? told;
}
