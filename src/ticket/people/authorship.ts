import type { Person } from '../words.ts';
import { baseAddress } from './address.ts';

/** What is known of those who write to a ticket, beside their addresses. */
export type TicketAuthorship = {
  /** Where its letters go, if the mail that opened it wants answers somewhere else than with its author. */
  answersTo: Person | null;
  /** The requester's address is the desk's own, or a group's: nothing is written there. */
  shared: 'own-address' | 'group' | null;
  /**
   * Nobody confirms that the sender is who they say: of the mail that opened it, of what came by a form (whoever fills it in
   * writes what they like), or of the latest answer.
   */
  unverified: 'opening' | 'form' | 'answer' | null;
  /** Mails that say to be an operator's, oldest first, until somebody says that they were. */
  saysToBe: SaysToBe[];
  /** The house's latest word, where an operator wrote it by mail from elsewhere. `at` in epoch milliseconds. */
  outside: { by: string; at: number } | null;
  /** Opened by a colleague of that ticket's requester, who answered one of its letters. */
  mayJoin: number | null;
  /** The ticket that they named, in which they take no part. */
  outsideOf: number | null;
  /** Addresses in copy that take no part, for there were too many. */
  leftOut: number;
  /** Who takes part since others' requests were merged into this one, and no longer: what they write is not for its own customer. */
  broughtAlong: string[];
  /** The requests that were merged into it whose words are its customer's too: their own, or of a colleague who was let in. */
  alsoTheirs: number[];
};

/** What somebody did by mail, in an operator's name; it counts once an operator says so. */
export type SaysToBe = {
  operator: { id: number; name: string };
  /** `passed-on`: what the customer had written to them. */
  doing: 'wrote' | 'passed-on';
  /** It opened the ticket, for somebody else. */
  opens: boolean;
  messageId: string;
  /** ISO */
  arrivedAt: string;
  excerpt: string;
  /** Somebody outside of the house was among its recipients. */
  reached: boolean;
  /** Whose words it passed on, or to whom it was written where it opened the ticket. */
  original: Person | null;
};

export const plainAuthorship: TicketAuthorship = {
  answersTo: null,
  shared: null,
  unverified: null,
  saysToBe: [],
  outside: null,
  mayJoin: null,
  outsideOf: null,
  leftOut: 0,
  broughtAlong: [],
  alsoTheirs: [],
};

/** Nobody waits with more of them; the conversation keeps them all. */
export const saidAtMost = 20;

/** Those that are asked about now: of the operator in whose name the oldest came. */
export function askedAbout({ authorship: { saysToBe } }: Pick<Correspondence, 'authorship'>): SaysToBe[] {
  return saysToBe.filter(({ operator }) => operator.id === saysToBe[0]?.operator.id);
}

/** Of a ticket: who asked, and what is known of those who write to it. */
type Correspondence = { requester: Person; authorship: TicketAuthorship };

/** Whoever copies more is not holding a conversation. */
export const participantsAtMost = 50;

/** To whom the ticket's letters go. */
export function correspondent({ requester, authorship }: Correspondence): Person {
  return authorship.answersTo ?? requester;
}

/** Why no letter can go to whoever asked; null where one can. */
export function whyUnwritable(ticket: Correspondence): 'no-address' | 'own-address' | 'group' | null {
  if (ticket.authorship.answersTo) return null;
  return ticket.authorship.shared ?? (ticket.requester.address === '' ? 'no-address' : null);
}

/** Whether nobody confirms that the request is from whoever it names: by that name it gets nothing that was agreed with them. */
export function isUnconfirmed({ unverified }: Pick<TicketAuthorship, 'unverified'>): boolean {
  return unverified === 'opening' || unverified === 'form';
}

/** Whether somebody takes part by this very address. */
export function takesPart({ participants }: { participants: string[] }, address: string): boolean {
  return address !== '' && participants.includes(address);
}

/** Whether somebody takes part by this address, or by another that leads to the same mailbox. */
export function takesPartSomehow({ participants }: { participants: string[] }, address: string): boolean {
  const base = baseAddress(address);
  return address !== '' && participants.some(known => baseAddress(known) === base);
}

/** Those who take part, but for who does since another's request was merged into this one. */
export function ownColleagues({
  participants,
  authorship,
}: Pick<Correspondence, 'authorship'> & { participants: string[] }): string[] {
  return participants.filter(address => !authorship.broughtAlong.includes(address));
}

/** Those who take part, with others who join; whoever there is no place for is counted. */
export function joined(
  known: string[],
  joining: string[],
  leftOut = 0,
): { participants: string[]; leftOut: number } {
  const all = [...new Set([...known, ...joining])].filter(address => address !== '');
  const atMost = Math.max(participantsAtMost, known.length);
  return { participants: all.slice(0, atMost), leftOut: leftOut + Math.max(0, all.length - atMost) };
}
