import { findOperatorByEmail } from '../../../store/people/operators.ts';
import { isOneOf } from '../../../ticket/people/address.ts';
import { participantsAtMost, takesPart } from '../../../ticket/people/authorship.ts';
import { closesByItself, ratable } from '../../../ticket/portal/customers-word.ts';
import type { Verdict } from '../../../ticket/portal/verdict.ts';
import type { Language } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { act, type Doer, type Done, refused, say } from './act.ts';

/** A customer says that it is solved: it is closed with its letter, or, where something is left for the desk to do, that is told to who has it. */
export async function saySolved(desk: Desk, doer: Doer, number: number): Promise<Done> {
  return await act(desk, doer, number, async (tx, ticket, _, door) => {
    if (ticket.mergedInto !== null) return refused('merged');
    // Somebody was faster, or they said so before.
    if (ticket.status === 'closed' || ticket.saidSolved !== null) return { ok: true, number };
    const closes = closesByItself(ticket, desk.policy.catalogue);
    return await say(desk, tx, ticket, doer, { type: 'say-solved', closes }, door.key);
  });
}

/** In which language they are written to about this request. Theirs alone to say. */
export async function chooseLanguage(
  desk: Desk,
  doer: Doer,
  number: number,
  language: Language,
): Promise<Done> {
  return await act(desk, doer, number, async (tx, ticket, standing, door) => {
    if (standing !== 'requester' || doer.who.only !== null) return refused('not-yours');
    if (ticket.mergedInto !== null) return refused('merged');
    return await say(desk, tx, ticket, doer, { type: 'choose-language', language }, door.key);
  });
}

/** A colleague takes part from now on: what they answer comes to this request. Nobody of the house is one. @param address canonical */
export async function nameColleague(
  desk: Desk,
  doer: Doer,
  number: number,
  address: string,
): Promise<Done | { ok: false; why: 'own-address' }> {
  if (isOneOf(desk.ownAddresses, address) || isOneOf(desk.groups, address))
    return { ok: false, why: 'own-address' };
  if (await findOperatorByEmail(desk.db, address)) return { ok: false, why: 'own-address' };
  return await act(desk, doer, number, async (tx, ticket, _, door) => {
    if (doer.who.only !== null) return refused('not-yours');
    if (ticket.mergedInto !== null) return refused('merged');
    if (!takesPart(ticket, address) && ticket.participants.length >= participantsAtMost)
      return refused('full');
    return await say(desk, tx, ticket, doer, { type: 'name-colleague', address }, door.key);
  });
}

/** @property isNamed operators are told who rated, as desk.yaml says */
export type Rated = { verdict: Verdict; text: string; isNamed: boolean };

/** Whoever asked says how they were served; as long as it can be reopened they can change their mind. */
export async function rate(desk: Desk, doer: Doer, number: number, rated: Rated): Promise<Done> {
  return await rateBy(desk, doer, number, rated, 'portal');
}

/** @param by where they said so: the log keeps it */
export async function rateBy(
  desk: Desk,
  doer: Doer,
  number: number,
  { verdict, text, isNamed }: Rated,
  by: 'portal' | 'link',
): Promise<Done> {
  return await act(desk, doer, number, async (tx, ticket, standing, door) => {
    if (standing !== 'requester') return refused('not-yours');
    const may = ratable(ticket, desk.clock(), desk.reopenUntil);
    if (may === 'open') return refused('closed');
    if (may !== 'yes') return refused(may);
    const named = isNamed ? { isNamed: true as const } : {};
    return await say(desk, tx, ticket, doer, { type: 'rate', verdict, text, by, ...named }, door.key);
  });
}
