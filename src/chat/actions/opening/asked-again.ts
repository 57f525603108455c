import { hasWords, type Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Language, Person } from '../../../ticket/words.ts';

/** Who wrote before, in which language, and to which mailbox of the desk. */
export type KnownCustomer = { person: Person; language: Language; mailbox: string };

/** Who asked for a request, as the form of a new one has it; null where they are not to be named here. */
export function askedAgain(shown: Seen<Ticket>): KnownCustomer | null {
  if (!hasWords(shown) || shown.restricted) return null;
  return { person: shown.requester, language: shown.language, mailbox: shown.mailbox };
}
