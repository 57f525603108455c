import { isClassified, type Ticket } from '../../../ticket/ticket.ts';
import { frontWhileThereIsRoom } from '../offer.ts';
import { plain } from '../plain.ts';

/** Classifies it as the rules of desk.yaml propose. */
export const acceptSuggestion = plain({
  verb: 'accept-suggestion',
  label: words => words.actions.acceptSuggestion.label,
  offered: where =>
    where.on === 'card' && where.state !== 'merged' && canAccept(where.ticket)
      ? frontWhileThereIsRoom(4)
      : null,
  order: { type: 'accept-suggestion' },
  done: words => words.actions.acceptSuggestion.done,
  adds: false,
});

/** Something is proposed, and nobody has classified it. */
export function canAccept(ticket: Ticket): boolean {
  return ticket.suggestion !== null && ticket.status !== 'closed' && !isClassified(ticket);
}
