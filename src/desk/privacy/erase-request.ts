import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import {
  among,
  conversationBut,
  eraseConversation,
  eraseKept,
  type Gone,
} from '../../store/privacy/erase-request.ts';
import { arrivalsOf, noteErasedMails } from '../../store/privacy/erased-mails.ts';
import {
  forgottenIn,
  isAnyWritten,
  mailsIn,
  mailsOfMessages,
  ofErased,
} from '../../store/privacy/in-request.ts';
import { wordsThatGo } from '../../store/privacy/log-words.ts';
import { changesIn } from '../../store/privacy/quoting/changes.ts';
import { writtenIn } from '../../store/privacy/quoting/quoted.ts';
import { takenFrom } from '../../store/privacy/taken.ts';
import { type KeptByLaw, nobody, type WhyErased } from '../../ticket/erasing/erased.ts';
import type { Forgotten } from '../../ticket/erasing/without-person.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { unsayEffects } from '../effects.ts';
import { type Circumstances, hold, record } from '../handle.ts';
import { count, type Tally } from './count.ts';
import { keptIn, keptOfAll } from './kept-in.ts';
import { takeMailsAwayEffects } from './take-mails-away.ts';

/**
 * How a request's words go. @property person whose it is, where others' words in it are to stay; null: all of them go
 *
 * @property takesOthers of what is erased already others' words, which stayed, go now
 */
export type Erasing = {
  why: WhyErased;
  person: Forgotten | null;
  takesOthers?: boolean;
  closes: boolean;
  tally: Tally;
  by: Circumstances;
};

/** What became of it. */
export type ErasedRequest =
  | { outcome: 'erased'; gone: Gone; kept: KeptByLaw[] }
  | { outcome: 'already' | 'open' }
  /** the law has its words kept, too */
  | { outcome: 'kept'; until: Date | null };

/** A request's words go, in one transaction; figures stay. What was erased stays as it is. */
export async function eraseRequest(desk: Desk, number: number, erasing: Erasing): Promise<ErasedRequest> {
  return await desk.db.transaction(async tx => {
    // Whoever decides about a person need not see each of their requests.
    const held = await hold(desk, tx, number, erasing.by, true);
    if (!held.ok) return { outcome: 'already' };
    const { ticket } = held;
    const { whole, parts } = await keptOfAll(desk, tx, ticket);
    if (whole) {
      const until = whole.until?.getTime() ?? null;
      await count(tx, erasing.tally, {}, { ticket: number, kept: [{ what: 'duty', until }] });
      return { outcome: 'kept', until: whole.until };
    }
    const takesOthers = erasing.takesOthers === true && ticket.erased?.othersStay === true;
    // What was kept of it by law may have been kept for long enough by now.
    if (ticket.erased && !takesOthers && ticket.erased.kept.length <= parts.length)
      return { outcome: 'already' };
    if (ticket.status !== 'closed' && !erasing.closes) {
      // It was opened since nobody found one open: whoever waits for an answer gets it first.
      await count(tx, erasing.tally, {}, { ticket: number, kept: [{ what: 'still-open', until: null }] });
      return { outcome: 'open' };
    }
    const gone = await takeFrom(desk, tx, ticket, { ...erasing, parts, takesOthers });
    await count(tx, erasing.tally, { requests: 1, ...gone }, { ticket: number, kept: parts });
    const isPatient = erasing.why === 'retention';
    await enqueue(tx, [...unsayEffects(desk, number, isPatient), ...takeMailsAwayEffects()]);
    return { outcome: 'erased', gone, kept: parts };
  });
}

/** Names what goes, and takes it away. @param erasing.parts what the law keeps of it now */
async function takeFrom(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  erasing: Erasing & { parts: KeptByLaw[]; takesOthers: boolean },
): Promise<Gone> {
  const { number } = ticket;
  const { parts, takesOthers, tally, by } = erasing;
  const kept = await keptIn(desk, tx, ticket, parts);
  const before = takesOthers ? null : ticket.erased;
  const over = before && (await messagesOver(desk, tx, ticket, before.kept, kept.messages));
  const its = [...(await mailsIn(tx, number, kept.messages)), ...(await mailsOfMessages(tx, over ?? []))];
  const staying = { ...kept, mails: [...new Set(its)] };
  const { go, change } = over
    ? { go: among(over), change: null }
    : conversationBut(number, kept.messages, erasing.person);
  const person = erasing.person && (await forgottenIn(tx, number, erasing.person));
  const called = { subject: ticket.subject, instead: nobody[ticket.language].request };
  const changes =
    person && change ? await changesIn(tx, change, person, await writtenIn(tx, go), called) : [];
  const taken = await takenFrom(tx, {
    ...{ go, mended: changes.map(({ id }) => id), mails: its },
    ...{ words: wordsThatGo(number, kept.events), called: over ? null : number },
  });
  const stays = change ? await isAnyWritten(tx, change) : before?.othersStay === true;
  const why = ticket.erased?.why ?? erasing.why;
  const event = { type: 'words-erased' as const, why, kept: parts, taken };
  await record(desk, tx, ticket, [stays ? { ...event, othersStay: true } : event], by);
  await noteAway(desk, tx, tally, staying.mails);
  return over
    ? await eraseKept(tx, ticket, staying, over)
    : await eraseConversation(tx, ticket, staying, { person, changes });
}

/** What the law had kept of one that is erased, and keeps no more: its messages, by their ids. */
async function messagesOver(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  before: KeptByLaw[],
  kept: number[],
): Promise<number[]> {
  const { messages } = await keptIn(desk, tx, ticket, before);
  const over = messages.filter(each => !kept.includes(each));
  return await ofErased(tx, ticket.number, over);
}

/** Mails that came out of a folder are to be taken away there. */
export async function noteAway(
  desk: Pick<Desk, 'clock'>,
  tx: Db,
  tally: Tally,
  mails: number[],
): Promise<void> {
  const arrivals = await arrivalsOf(tx, mails);
  const away = arrivals.filter(({ door }) => door === 'imap');
  await noteErasedMails(
    tx,
    'erasure' in tally ? tally.erasure : null,
    away.map(({ door: _, ...mail }) => mail),
    desk.clock(),
  );
}
