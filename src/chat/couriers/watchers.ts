import { z } from 'zod';
import type { Courier } from '../../outbox/effect.ts';
import { findReceipt, saveReceipt } from '../../store/chats/receipts.ts';
import { accountsOf, findOperator } from '../../store/people/operators.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { hasWords, seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { chatPlatforms } from '../../ticket/words.ts';
import { unwatch } from '../actions/watching/unwatch.ts';
import { privateMessage } from '../cards/private-message.ts';
import { eventInWords } from '../in-words/event-in-words.ts';
import { momentOf } from '../in-words/moment.ts';
import { ownSpeech } from '../voice/own-speech.ts';
import { wordsIn } from '../words/words.ts';
import { type Chats, gatewayTo } from './chats.ts';

const told = z.object({
  ticket: z.number(),
  sequence: z.number(),
  operator: z.number(),
  platform: z.enum(chatPlatforms),
});

/**
 * Tells somebody who watches a request what happened to it, once. Not who has left, or watches it no more; nor, where its
 * words are kept from them, anything.
 */
export function watcherCourier(chats: Chats): Courier {
  const { desk } = chats;
  return async payload => {
    const { ticket: number, sequence, operator: id, platform } = told.parse(payload);
    const key = `watcher:${platform}:${id}:${number}:${sequence}`;
    if ((await findReceipt(desk.db, key)) !== null) return;
    const ticket = await findTicket(desk.db, number);
    const operator = await findOperator(desk.db, id);
    const [account] = await accountsOf(desk.db, platform, [id]);
    const [recorded] = (await eventsAfter(desk.db, number, sequence - 1)).slice(0, 1);
    if (!ticket || !operator || !account || !recorded) return;
    if (!ticket.watchers.some(watcher => watcher.id === id)) return;
    const eyes = eyesOf(desk, { kind: 'operator', operator }, 'private-message');
    const shown = seen(ticket, eyes);
    const event = seenPart(ticket, recorded, eyes);
    if (!event || !hasWords(shown)) return;
    const speech = await ownSpeech(desk, chats.speech, id, platform);
    const { watching } = wordsIn(speech.language);
    const message = privateMessage(
      watching.title,
      shown,
      eventInWords(speech, event),
      [unwatch],
      momentOf(desk, speech),
    );
    await gatewayTo(chats, platform).postPrivately(account.userId, message);
    await saveReceipt(desk.db, key, '', desk.clock());
  };
}
