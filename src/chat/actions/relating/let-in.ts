import { whereItGoesOn } from '../../../desk/intake/which-ticket.ts';
import { mergeTickets } from '../../../desk/relations/merge.ts';
import { deed, refused } from '../deed.ts';
import { isAtWork, offered } from '../offer.ts';

/** A colleague of another ticket's requester joins that one, with what they wrote. */
export const letIn = deed({
  verb: 'let-in',
  label: (words, { authorship: { mayJoin } }) =>
    mayJoin === null ? words.actions.letIn.label : words.actions.letIn.into(`#${mayJoin}`),
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && where.ticket.authorship.mayJoin !== null ? offered : null,
  carryOut: async (_, { desk, ticket, circumstances }) => {
    const { mayJoin } = ticket.authorship;
    if (mayJoin === null) return refused(ticket, { reason: 'nothing-changed' });
    const into = await whereItGoesOn(desk.db, mayJoin);
    return await mergeTickets(desk, ticket.number, into, circumstances, 'let-in');
  },
  answer: { shows: 'card', line: ({ words }) => words.actions.letIn.done },
});
