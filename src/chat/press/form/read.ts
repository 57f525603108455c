import { recordReading } from '../../../desk/record-reading.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { actorOf } from '../../../ticket/words.ts';
import type { PressAnswer } from '../../card.ts';
import { refusalInWords } from '../../in-words/refusal-in-words.ts';
import type { Asked } from '../asked.ts';

/**
 * That whoever pressed reads what was written. Asked before the first word is shown: where nothing could be recorded, nothing is.
 *
 * @returns the ticket with that; or what is answered in its place: few may see it since the press came, or it is gone
 */
export async function read(
  asked: Pick<Asked, 'desk' | 'press' | 'operator' | 'ticket' | 'words' | 'speech' | 'cardOf'>,
): Promise<{ ticket: Ticket } | { answer: PressAnswer }> {
  const { desk, press, operator, ticket, words, speech, cardOf } = asked;
  // A letter that is looked at is sent under the key of its draft: who comes back from it has not sent it.
  const key = press.step === 'back' ? `back:${press.key}` : press.key;
  const circumstances = { origin: press.platform, key };
  const recorded = await recordReading(
    desk,
    ticket.number,
    actorOf(operator),
    { what: 'conversation', reason: press.inputs.reason ?? '' },
    circumstances,
  );
  if (recorded.ok) return { ticket: recorded.ticket };
  if (recorded.reason !== 'refused') return { answer: { kind: 'stranger', line: words.unknownTicket } };
  const line = refusalInWords(speech, recorded.refusal);
  return { answer: { kind: 'refused', card: cardOf(recorded.ticket), line } };
}
