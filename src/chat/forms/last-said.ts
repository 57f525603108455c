import type { Db } from '../../store/database.ts';
import { lastFromCustomer } from '../../store/mail/messages.ts';
import { type Seen, seenPart } from '../../ticket/sight/seen.ts';
import type { Eyes } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { readable, readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

/** As much as one reads above a field that one writes into; the rest is a press away. */
const length = 1500;

/** What the customer wrote last, and when; null where there is nothing, or it is not for these eyes. */
export async function lastSaid(
  db: Db,
  speech: Speech,
  ticket: Seen<Ticket>,
  eyes: Eyes,
): Promise<{ who: string; when: string; text: string } | null> {
  const message = await lastFromCustomer(db, ticket.number);
  const shown = message && seenPart(ticket, message, eyes);
  if (!shown) return null;
  return {
    who: readableLine(shown.from.name || shown.from.address, 80),
    when: instantInWords(speech, shown.at),
    text: readable(shown.text.trim(), length) || wordsIn(speech.language).conversation.empty,
  };
}
