import { landing } from '../../../ticket/chapters/mail.ts';
import { ownColleagues, participantsAtMost, takesPart } from '../../../ticket/people/authorship.ts';
import type { Person } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { addWritten, intentOf, type SentFile } from '../../intake/without-mail.ts';
import { act, type Doer, type Done, refused } from './act.ts';
import { writesTooMuch } from './flood.ts';
import { openLinked } from './open.ts';

/** What somebody writes on a request. @property reopens they say that it is not solved: whatever they write, it is open again */
export type Answer = { text: string; files: SentFile[]; reopens: boolean };

/**
 * Adds what somebody writes on their own pages to a request, as a mail of theirs would be: thanks move nothing, what was closed is
 * open again within its term, and behind that a new request begins that is linked to it. Who looks for their company takes part from
 * then on, in their own name.
 *
 * @returns the request in which it stands
 */
export async function writeOn(desk: Desk, doer: Doer, number: number, answer: Answer): Promise<Done> {
  return await act(desk, doer, number, async (tx, ticket, _, door) => {
    if (ticket.mergedInto !== null) return refused('merged');
    const { who } = doer;
    if (await writesTooMuch(desk, tx, number, who.address)) return refused('too-often');
    const from: Person = { name: nameOf(doer, ticket.requester), address: who.address };
    // Who came with another's request takes part in this one, too, once they write on it.
    const isJoining = !ownColleagues(ticket).includes(who.address);
    if (!takesPart(ticket, who.address) && ticket.participants.length >= participantsAtMost)
      return refused('full');
    const { text, files, reopens } = answer;
    const words = desk.readWords({ text, subject: ticket.subject, writer: from.name });
    const intent = reopens ? 'message' : intentOf(words, files.length);
    if (landing(ticket, intent, desk.clock(), desk.reopenUntil) !== 'append')
      return who.only === null
        ? await openLinked(desk, tx, ticket, { from, text, files }, door)
        : refused('closed');
    const joining = isJoining ? [who.address] : [];
    await addWritten(desk, tx, ticket, { from, text, files }, door, { intent, joining });
    return { ok: true, number };
  });
}

/** Who came by one request's link is called as that request calls them. */
function nameOf({ who }: Doer, requester: Person): string {
  return who.name || (requester.address === who.address ? requester.name : '');
}
