import { z } from 'zod';
import { letterOf } from '../../../desk/letters/letter-of.ts';
import type { Courier } from '../../../outbox/effect.ts';
import type { Message } from '../../../store/mail/messages.ts';
import { hasSurelyNotLeft } from '../../../store/mail/taking-back.ts';
import { findOperator } from '../../../store/people/operators.ts';
import { eventsAfter } from '../../../store/tickets/events.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { chatPlatforms } from '../../../ticket/words.ts';
import { ticketButton } from '../../actions/button.ts';
import { draftButton } from '../../actions/letters/draft-button.ts';
import { recall as recallAction } from '../../actions/letters/recall.ts';
import { letterNow } from '../../letter-now.ts';
import { ownSpeech } from '../../voice/own-speech.ts';
import { wordsIn } from '../../words/words.ts';
import type { Chats } from '../chats.ts';

const over = z.object({
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  message: z.string(),
  operator: z.number(),
  ticket: z.number(),
  sequence: z.number(),
});

/**
 * A line that offered to take a letter back says what became of it, once that is no longer possible: nothing on the screen
 * offers what cannot be done. Where the line has gone meanwhile, there is nothing to say.
 */
export function privateLineCourier({ desk, gateways, speech }: Chats): Courier {
  return async payload => {
    const { platform, channel, message, operator: id, ticket: number, sequence } = over.parse(payload);
    const change = gateways[platform]?.changeLine;
    const ticket = await findTicket(desk.db, number);
    const operator = await findOperator(desk.db, id);
    const [ordered] = (await eventsAfter(desk.db, number, sequence - 1)).slice(0, 1);
    if (!change || !ticket || !operator || !ordered) return;
    const words = wordsIn((await ownSpeech(desk, speech, id, platform)).language);
    const { recall } = words.actions;
    const letter = await letterOf(desk, desk.db, ticket, ordered);
    const isRecalled = letter?.state === 'recalled';
    const shown = seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'answer'));
    const { draft } = await letterNow(desk.db, number);
    const back = isRecalled && draft?.writer === id ? draftButton(draft, shown, words) : null;
    const fate = isRecalled ? 'done' : fateOf(letter);
    await change(
      { channel, message },
      {
        text: `#${number} · ${recall[fate]}`,
        next: fate === 'stays' ? ticketButton(recallAction, shown, words, { page: String(sequence) }) : back,
      },
    );
  };
}

/** What waits for a mail server may leave at any time: there the card offers what can be done, which is drawn anew. */
function fateOf(letter: Message | null): 'over' | 'waits' | 'stays' {
  if (!letter || !hasSurelyNotLeft(letter)) return 'over';
  if (letter.state !== 'queued') return 'stays';
  return letter.stateWhy === null ? 'over' : 'waits';
}
