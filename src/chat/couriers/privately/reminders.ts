import { z } from 'zod';
import { goesOnIn } from '../../../desk/relations/goes-on-in.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { findReceipt } from '../../../store/chats/receipts.ts';
import { findReminder } from '../../../store/clock/reminders.ts';
import { findOperator } from '../../../store/people/operators.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { chatPlatforms } from '../../../ticket/words.ts';
import { remind } from '../../actions/putting-off/remind.ts';
import { privateMessage } from '../../cards/private-message.ts';
import { momentOf } from '../../in-words/moment.ts';
import { readable } from '../../readable.ts';
import { ownSpeech } from '../../voice/own-speech.ts';
import { wordsIn } from '../../words/words.ts';
import type { Chats } from '../chats.ts';
import { tellAlone } from './tell-alone.ts';
import { whereTo } from './where-to.ts';

const rung = z.object({
  operator: z.number(),
  ticket: z.number(),
  platform: z.enum(chatPlatforms),
  at: z.iso.datetime(),
});

/**
 * Reminds somebody of a request, once, with their own words for it; where its words are kept from them, of its number. Of one that
 * was merged it is where that goes on.
 */
export function reminderCourier(chats: Chats): Courier {
  const { desk } = chats;
  return async payload => {
    const { operator: id, ticket: number, platform, at } = rung.parse(payload);
    const key = `reminder:${id}:${number}:${at}`;
    if ((await findReceipt(desk.db, key)) !== null) return;
    const ticket = (await goesOnIn(desk.db, [number])).get(number);
    const operator = await findOperator(desk.db, id);
    const reached = await whereTo(chats, id, platform);
    if (!ticket || !operator || !reached) return;
    const shown = seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'private-message'));
    const speech = await ownSpeech(desk, chats.speech, id, reached.platform);
    const { reminding } = wordsIn(speech.language);
    const kept = await findReminder(desk.db, id, number);
    const note = readable(kept?.note ?? '', 400);
    const message = privateMessage(reminding.title, shown, note, [remind], momentOf(desk, speech));
    await tellAlone(chats, { ...reached, operator: id }, message, key);
  };
}
