import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { redrawEffect } from '../../desk/effects.ts';
import { tellsOfQuoteThatIsOver } from '../../desk/quotes/is-over.ts';
import { noteInContext } from '../../log/context.ts';
import type { Courier } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Permanent, Transient, Unsure } from '../../outbox/failure.ts';
import type { Db } from '../../store/database.ts';
import { keptBack } from '../../store/incidents/broadcasts.ts';
import { filesOf } from '../../store/mail/attachments.ts';
import { endTries, lettersWaiting, lockMessage, settleLetter } from '../../store/mail/letters.ts';
import { findMessage } from '../../store/mail/messages.ts';
import { noteHanding, noteWaitingWithIt } from '../../store/mail/taking-back.ts';
import { isHanding } from '../../ticket/grammar/handing.ts';
import type { LookInto } from '../scan/look-into.ts';
import type { SmtpSender } from './smtp-sender.ts';

const payloadShape = z.object({ message: z.number() });

/**
 * A letter that is not tried any more is one that failed: it can be sent again by hand, holds up none that follows, and
 * does not leave weeks later with one of them.
 */
export async function giveUpLetter(db: Db, payload: unknown, reason: string): Promise<void> {
  const { message: id } = payloadShape.parse(payload);
  await db.transaction(async tx => {
    const letter = await lockMessage(tx, id);
    if (letter?.state === 'queued') await endTries(tx, id, 'failed', reason);
  });
}

/**
 * Carries letters to the mail server, as they were written down. A letter that was sent is not sent again; one
 * whose sending was not noted (a crash in between) goes once more with the same Message-ID.
 *
 * @param scanner looks into what is attached: a letter with a virus does not leave
 */
export function letterCourier(
  desk: Pick<Desk, 'db' | 'clock' | 'messageIds'>,
  { scanner, ...about }: Omit<Sending, 'desk'> & { scanner: LookInto | null },
): Courier {
  const { db } = desk;
  const sending = { desk, ...about };
  return async payload => {
    const { message: id } = payloadShape.parse(payload);
    const letter = await findMessage(db, id);
    if (!letter) throw new Permanent(`there is no letter ${id}`);
    noteInContext({ ticket: letter.ticket });
    const refusals: string[] = [];
    // After an hour without a mail server several wait: the customer gets them in the order in which they were written.
    for (const waiting of await lettersWaiting(db, letter.ticket, id)) {
      const early = (waiting.leavesAt?.getTime() ?? 0) - Date.now();
      if (early > 0)
        throw new Transient('it can still be taken back', { retryAfterSeconds: Math.ceil(early / 1000) });
      const refusal = await tried(db, waiting, { ticket: letter.ticket, upTo: id }, scanner, sending);
      if (refusal) refusals.push(refusal);
    }
    if (refusals.length > 0) throw new Permanent(refusals.join('; '));
  };
}

/**
 * Whoever wrote a letter that does not leave can take it back, for as long as it surely has not.
 *
 * @param letters of the ticket, which wait with it: up to the one that is being carried
 * @returns why it was refused for good, or null
 */
async function tried(
  db: Db,
  { id, automatic, stateWhy }: Awaited<ReturnType<typeof lettersWaiting>>[number],
  { ticket, upTo }: { ticket: number; upTo: number },
  scanner: LookInto | null,
  sending: Sending,
): Promise<string | null> {
  const isOffered = isHanding(stateWhy, 'waiting', 'retrying');
  // A try before this one may have brought it, whatever this one says.
  const isSure = isHanding(stateWhy, 'waiting') || stateWhy === null;
  if (await keptBack(db, { id, ticket })) return null;
  try {
    // Before it is locked: a scanner may take minutes, and who wants to take the letter back would wait for it.
    const infected = scanner && (await scanner.whyNotSent(await filesOf(db, id)));
    await noteHanding(db, id, isHanding(stateWhy, 'waiting') ? 'retrying' : 'sending');
    const couldBeUndone = automatic === null && isOffered;
    return await db.transaction(tx => carry(tx, id, { infected, isSure, couldBeUndone }, sending));
  } catch (error) {
    const hasNotLeft = isSure && error instanceof Transient && !(error instanceof Unsure);
    await db.transaction(async tx => {
      await noteHanding(tx, id, hasNotLeft ? 'waiting' : 'sending');
      await keptBack(tx, { id, ticket });
      const isNew = await noteWaitingWithIt(tx, ticket, upTo);
      if (isNew || (automatic === null && isOffered !== hasNotLeft))
        await enqueue(tx, [redrawEffect([ticket])]);
    });
    throw error;
  }
}

type Sending = {
  desk: Pick<Desk, 'db' | 'clock' | 'messageIds'>;
  sender: SmtpSender;
  /** Tells our own letters when they come back. */
  loopMark: string;
  /** Where an answer to a letter goes; null: to the mailbox from which it was sent. */
  answersTo(messageId: string, mailbox: string): string | null;
};

/**
 * The row stays locked while it is sent: whoever wants to take it back waits, and learns that it has left. What it offers may have ended
 * since it was written, or since the last try: then it stays here.
 *
 * @param isSure no try before this one may have brought it
 * @param couldBeUndone the ticket's card offers to take it back, which it cannot any more
 * @returns why it was refused for good, or null
 */
async function carry(
  tx: Db,
  id: number,
  { infected, isSure, couldBeUndone }: { infected: string | null; isSure: boolean; couldBeUndone: boolean },
  { desk, sender, loopMark, answersTo }: Sending,
): Promise<string | null> {
  const letter = await lockMessage(tx, id);
  if (letter?.state !== 'queued') return null;
  const isOver = await tellsOfQuoteThatIsOver(desk, tx, letter);
  if (isOver || couldBeUndone) await enqueue(tx, [redrawEffect([letter.ticket])]);
  if (isOver) {
    await endTries(tx, id, 'held', 'quote-over', isSure);
    return null;
  }
  const [to] = letter.to;
  if (!to) {
    await endTries(tx, id, 'failed', 'it has no address', isSure);
    return `letter ${id} of ticket #${letter.ticket} has no address`;
  }
  try {
    if (infected) throw new Permanent(infected);
    const { response } = await sender.send({
      messageId: letter.messageId,
      from: letter.from,
      to,
      replyTo: answersTo(letter.messageId, letter.from.address),
      subject: letter.subject,
      text: letter.text,
      html: letter.html ?? '',
      inReplyTo: letter.inReplyTo,
      references: letter.references,
      language: letter.language,
      automatic:
        letter.automatic === 'auto-replied' || letter.automatic === 'auto-generated'
          ? letter.automatic
          : null,
      loopMark,
      files: await filesOf(tx, id),
    });
    await settleLetter(tx, id, 'sent', response, desk.clock());
    return null;
  } catch (error) {
    if (!(error instanceof Permanent)) throw error;
    await endTries(tx, id, 'failed', error.message, isSure);
    return `#${letter.ticket}, ${to.address}: ${error.message}`;
  }
}
