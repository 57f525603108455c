import { enqueue } from '../../outbox/enqueue.ts';
import { conversationWith, forgetInConversation, type Gone } from '../../store/privacy/erase-request.ts';
import {
  forgottenIn,
  idsBetween,
  isNamedOutside,
  mailsIn,
  spokeLast,
} from '../../store/privacy/in-request.ts';
import { wordsNaming } from '../../store/privacy/log-words.ts';
import { changesIn } from '../../store/privacy/quoting/changes.ts';
import { writtenIn } from '../../store/privacy/quoting/quoted.ts';
import { takenFrom } from '../../store/privacy/taken.ts';
import { nobody } from '../../ticket/erasing/erased.ts';
import type { Forgotten } from '../../ticket/erasing/without-person.ts';
import type { Desk } from '../desk.ts';
import { unsayEffects } from '../effects.ts';
import { type Circumstances, hold, record } from '../handle.ts';
import { count, type Tally } from './count.ts';
import { noteAway } from './erase-request.ts';
import { keptIn, keptOfAll } from './kept-in.ts';
import { takeMailsAwayEffects } from './take-mails-away.ts';

/**
 * Somebody who took part in another's request is forgotten there: what they wrote, and what was written to them, goes; where others
 * name them, something else stands. Mails as they came, which quote them, go with it; so do words of the log that name them. What the
 * law has the house keep of it stays as it is.
 *
 * @param how `isAgain`: it was counted before
 */
export async function forgetInOthers(
  desk: Desk,
  number: number,
  whom: Forgotten,
  { tally, by, isAgain = false }: { tally: Tally; by: Circumstances; isAgain?: boolean },
): Promise<Gone | null> {
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, number, by, true);
    if (!held.ok) return null;
    const { ticket } = held;
    const { whole, parts } = await keptOfAll(desk, tx, ticket);
    if (whole) {
      const until = whole.until?.getTime() ?? null;
      await count(tx, tally, {}, { ticket: number, kept: [{ what: 'duty', until }] });
      return null;
    }
    const kept = await keptIn(desk, tx, ticket, parts);
    const person = await forgottenIn(tx, number, whom);
    const instead = nobody[ticket.language].name;
    const { addresses, names } = person;
    if (!(await isNamedOutside(tx, number, kept, person))) {
      // Of one that is erased what is kept goes whole when its term is over: it need not be known whose it was.
      if (!ticket.erased) await count(tx, tally, {}, { ticket: number, kept: parts, isOthers: true });
      return null;
    }
    const staying = { ...kept, mails: await mailsIn(tx, number, kept.messages) };
    const { go, change } = conversationWith(number, kept.messages, person);
    const written = await writtenIn(tx, go);
    const changes = await changesIn(tx, change, { ...person, instead }, written, null);
    const between = await idsBetween(tx, number, kept.messages, person);
    const ordered = between.flatMap(({ messageId, isLetter }) =>
      isLetter ? (desk.messageIds.named(messageId) ?? []) : [],
    );
    // The words of letters to them stand in the log, where it does not say to whom they went.
    const letters = ordered.filter(each => each.number === number).map(({ sequence }) => sequence);
    const words = wordsNaming(number, kept.events, person, letters);
    const mended = changes.map(({ id }) => id);
    const taken = await takenFrom(tx, { go, mended, mails: staying.mails, words, called: null });
    const event = {
      type: 'person-erased' as const,
      ...{ addresses, names, instead },
      spokeLast: await spokeLast(tx, number, addresses),
      keepsQuotes: parts.some(({ what }) => what === 'quote'),
      taken,
    };
    await record(desk, tx, ticket, [event], by);
    await noteAway(desk, tx, tally, staying.mails);
    const gone = await forgetInConversation(tx, ticket, staying, { person, changes, words });
    await count(
      tx,
      tally,
      { others: isAgain ? 0 : 1, ...gone },
      { ticket: number, kept: parts, isOthers: true },
    );
    await enqueue(tx, [...unsayEffects(desk, number), ...takeMailsAwayEffects()]);
    return gone;
  });
}
