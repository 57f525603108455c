import { handle } from '../desk/handle.ts';
import { wellFormed } from '../desk/well-formed.ts';
import { ticketAt } from '../store/chats/pressed-cards.ts';
import { findTicket } from '../store/tickets/tickets.ts';
import { hasWords, seen } from '../ticket/sight/seen.ts';
import { eyesOf } from '../ticket/sight/sight.ts';
import { actorOf, type Operator } from '../ticket/words.ts';
import type { WrittenInThread } from './desk-door.ts';
import type { Gateways } from './gateway.ts';
import { refusalInWords } from './in-words/refusal-in-words.ts';
import type { House } from './press/asked.ts';
import type { Asker } from './voice/asker.ts';
import { wordsIn } from './words/words.ts';

/**
 * What a colleague wrote in the thread of a ticket's card becomes a note of it, with who wrote it and who kept it. The
 * message is the key: kept again, by whomever, it is there once.
 *
 * @returns what whoever keeps it is told
 */
export async function keepNote(
  { desk, gateways, voices }: Pick<House, 'desk' | 'voices'> & { gateways: Gateways },
  asker: Asker,
  operator: Operator,
  { channel, message, thread, author, text, link }: WrittenInThread,
): Promise<string> {
  const { platform } = asker;
  const speech = await voices.answering(desk, operator, asker);
  const { kept } = wordsIn(speech.language);
  const number = thread && (await ticketAt(desk.db, platform, { channel, message: thread }));
  const ticket = number ? await findTicket(desk.db, number) : null;
  if (!ticket) return kept.noThread;
  const token = `#${ticket.number}`;
  if (!hasWords(seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'answer'))))
    return wordsIn(speech.language).restricted.refused;
  const writer = await gateways[platform]?.member(author).catch(() => null);
  const handled = await handle(
    desk,
    ticket.number,
    {
      type: 'add-note',
      text: wellFormed(text),
      kept: { by: writer?.name ?? kept.somebody, on: platform, link },
    },
    { actor: actorOf(operator), origin: platform, key: `note:${platform}:${channel}:${message}` },
  );
  if (handled.ok) return handled.repeated ? kept.already(token) : kept.done(token);
  return handled.reason === 'refused' ? refusalInWords(speech, handled.refusal) : kept.noThread;
}
