import { canAcceptSuggestion } from '../../../ticket/ticket.ts';
import { claimedFirst, needsClaim, withClaim } from '../claiming/claimed-first.ts';
import { offered } from '../offer.ts';
import { plain } from '../plain.ts';

/** Classifies it as the rules of desk.yaml propose; what nobody has yet is claimed in the same press. */
export const acceptSuggestion = plain({
  verb: 'accept-suggestion',
  label: ({ actions: { acceptSuggestion } }, ticket) =>
    needsClaim(ticket) ? acceptSuggestion.andClaim : acceptSuggestion.label,
  offered: where =>
    where.on === 'card' && where.state !== 'merged' && canAcceptSuggestion(where.ticket, where.catalogue)
      ? offered
      : null,
  orders: ticket => claimedFirst(ticket, { type: 'accept-suggestion' }),
  done: (words, done) => withClaim(words.actions.acceptSuggestion.done, done),
  adds: false,
});
