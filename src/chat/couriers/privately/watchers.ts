import { z } from 'zod';
import { rosterAt } from '../../../desk/clock/roster.ts';
import { seenLog } from '../../../desk/relations/unseen-others.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { findReceipt } from '../../../store/chats/receipts.ts';
import { findOperator } from '../../../store/people/operators.ts';
import { eventsAfter } from '../../../store/tickets/events.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { reached } from '../../../ticket/clock/roster.ts';
import type { RecordedEvent } from '../../../ticket/events.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { type ChatPlatform, chatPlatforms, type Operator } from '../../../ticket/words.ts';
import { unwatch } from '../../actions/watching/unwatch.ts';
import { privateMessage } from '../../cards/private-message.ts';
import { eventInWords } from '../../in-words/event-in-words.ts';
import { momentOf } from '../../in-words/moment.ts';
import { readableLine } from '../../readable.ts';
import { ownSpeech } from '../../voice/own-speech.ts';
import { wordsIn } from '../../words/words.ts';
import type { Chats } from '../chats.ts';
import { tellAlone } from './tell-alone.ts';
import { whereTo } from './where-to.ts';

const told = z.object({
  ticket: z.number(),
  sequence: z.number(),
  operator: z.number(),
  platform: z.enum(chatPlatforms),
});

/**
 * Tells somebody who watches a request what happened to it, once; while they are away, who stands in for them. Not who has left,
 * or watches it no more; nor, where its words are kept from them, anything.
 */
export function watcherCourier(chats: Chats): Courier {
  const { desk } = chats;
  return async payload => {
    const { ticket: number, sequence, operator: id, platform } = told.parse(payload);
    const key = `watcher:${platform}:${id}:${number}:${sequence}`;
    if ((await findReceipt(desk.db, key)) !== null) return;
    const ticket = await findTicket(desk.db, number);
    const watcher = await findOperator(desk.db, id);
    const operator = watcher && (await whoIsThere(chats, watcher, platform));
    const where = operator && (await whereTo(chats, operator.id, platform));
    const [recorded] = (await eventsAfter(desk.db, number, sequence - 1)).slice(0, 1);
    if (!ticket || !watcher || !operator || !where || !recorded) return;
    if (!ticket.watchers.some(known => known.id === id)) return;
    if (operator.id !== id && knowsAnyway(ticket, operator, recorded)) return;
    const eyes = eyesOf(desk, { kind: 'operator', operator }, 'private-message');
    const shown = seen(ticket, eyes);
    const [event] = await seenLog(desk.db, ticket, [recorded], eyes);
    if (!event || !hasWords(shown)) return;
    const speech = await ownSpeech(desk, chats.speech, operator.id, where.platform);
    const { watching, away } = wordsIn(speech.language);
    const isFor = operator.id !== id;
    const message = privateMessage(
      isFor ? away.told.watchedFor(readableLine(watcher.name, 60)) : watching.title,
      shown,
      eventInWords(speech, event),
      isFor ? [] : [unwatch],
      momentOf(desk, speech),
    );
    await tellAlone(chats, { ...where, operator: operator.id }, message, key);
  };
}

/** Who stands in did it themselves, or watches it, too, and is told of that: once is enough. */
function knowsAnyway({ watchers }: Ticket, { id }: Operator, { actor }: RecordedEvent): boolean {
  return (actor.kind === 'operator' && actor.id === id) || watchers.some(known => known.id === id);
}

/** Who stands in for whoever is away is told in their place, where they can be told at all; else they are. */
async function whoIsThere(chats: Chats, watcher: Operator, platform: ChatPlatform): Promise<Operator> {
  const { desk } = chats;
  const { away } = await rosterAt(desk, desk.db, desk.clock());
  const there = reached({ away: away ?? {} }, watcher);
  if (!there || there.id === watcher.id) return watcher;
  const where = await whereTo(chats, there.id, platform);
  return (where && (await findOperator(desk.db, there.id))) ?? watcher;
}
