import { hasWords, type Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Inputs } from '../action.ts';

/** Who asked for a request, as the form of a new one has it; null where they are not to be named here. */
export function askedAgain(shown: Seen<Ticket>): Inputs | null {
  if (!hasWords(shown) || shown.restricted) return null;
  const { name, address } = shown.requester;
  return { customer: name, address, language: shown.language };
}
