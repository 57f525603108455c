import { canAcceptSuggestion } from '../../../ticket/ticket.ts';
import { offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** Classifies it as the rules of desk.yaml propose. */
export const acceptSuggestion = plain({
  verb: 'accept-suggestion',
  label: words => words.actions.acceptSuggestion.label,
  offered: where =>
    where.on === 'card' && where.state !== 'merged' && canAcceptSuggestion(where.ticket) ? offered : null,
  order: { type: 'accept-suggestion' },
  done: words => words.actions.acceptSuggestion.done,
  adds: false,
});
