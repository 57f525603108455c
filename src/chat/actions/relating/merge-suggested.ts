import { mergeTickets } from '../../../desk/relations/merge.ts';
import { deed, refused } from '../deed.ts';
import { isAtWork, offered } from '../offer.ts';

/** Merges it into the open ticket of the same sender that says nearly the same. */
export const mergeSuggested = deed({
  verb: 'merge-suggested',
  label: (words, { looksLike }) =>
    looksLike ? words.actions.mergeSuggested.into(`#${looksLike}`) : words.actions.mergeSuggested.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && where.ticket.looksLike !== null ? offered : null,
  carryOut: async (_, { desk, ticket, circumstances }) =>
    ticket.looksLike === null
      ? refused(ticket, { reason: 'no-suggestion' })
      : await mergeTickets(desk, ticket.number, ticket.looksLike, circumstances),
  answer: { shows: 'card', line: ({ words }) => words.actions.mergeSuggested.done },
});
