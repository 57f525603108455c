import { z } from 'zod';
import { fewEffect } from '../../../desk/effects.ts';
import { whoSees } from '../../../desk/people/who-sees.ts';
import { seenLog, unseenOthersOf } from '../../../desk/relations/unseen-others.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { findReceipt } from '../../../store/chats/receipts.ts';
import { accountsOf, allOperators, findOperator } from '../../../store/people/operators.ts';
import { eventsAfter } from '../../../store/tickets/events.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, seen, withoutUnseen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { chatPlatforms } from '../../../ticket/words.ts';
import { fewMessage } from '../../cards/few-message.ts';
import { momentOf } from '../../in-words/moment.ts';
import { ownSpeech } from '../../voice/own-speech.ts';
import type { Chats } from '../chats.ts';
import { tellAlone } from './tell-alone.ts';

const about = z.object({
  ticket: z.number(),
  sequence: z.number(),
  to: z.object({ operator: z.number(), platform: z.enum(chatPlatforms) }).optional(),
});

/**
 * Where no channel is named for what few may see, those few are told one by one, in words, that something is restricted: first
 * who they are, then each by themselves, so that one who cannot be reached holds up no other.
 */
export function fewCourier(chats: Chats): Courier {
  return async payload => {
    const { ticket, sequence, to } = about.parse(payload);
    if (to) await tell(chats, { ticket, sequence, ...to });
    else await spread(chats, ticket, sequence);
  };
}

async function spread({ desk }: Chats, number: number, sequence: number): Promise<void> {
  const ticket = await findTicket(desk.db, number);
  if (!ticket?.restricted) return;
  const platforms = [...new Set(desk.destinations.map(({ platform }) => platform))];
  for (const { id } of whoSees(desk, ticket, await allOperators(desk.db)))
    for (const platform of platforms) {
      const [account] = await accountsOf(desk.db, platform, [id]);
      if (!account) continue;
      await enqueue(desk.db, [fewEffect(number, sequence, { operator: id, platform })]);
      break;
    }
}

type Whom = z.infer<typeof about> & NonNullable<z.infer<typeof about>['to']>;

async function tell(chats: Chats, { ticket: number, sequence, operator: id, platform }: Whom): Promise<void> {
  const { desk } = chats;
  const key = `few:${id}:${number}:${sequence}`;
  if ((await findReceipt(desk.db, key)) !== null) return;
  const ticket = await findTicket(desk.db, number);
  const operator = await findOperator(desk.db, id);
  const [account] = await accountsOf(desk.db, platform, [id]);
  if (!ticket?.restricted || !operator || !account) return;
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'private-message');
  const shown = withoutUnseen(seen(ticket, eyes), await unseenOthersOf(desk.db, ticket, eyes));
  if (!hasWords(shown)) return;
  const speech = await ownSpeech(desk, chats.speech, id, platform);
  const happened = (await eventsAfter(desk.db, number, sequence - 1)).slice(0, 1);
  const [event] = await seenLog(desk.db, ticket, happened, eyes);
  const message = event && fewMessage(shown, event, momentOf(desk, speech));
  if (!message) return;
  await tellAlone(chats, { platform, operator: id, userId: account.userId }, message, key);
}
