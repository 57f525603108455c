import { restrictTwins } from '../../../desk/relations/restrict-twins.ts';
import { deed } from '../deed.ts';
import { isAlive, offered } from '../offer.ts';

/** What may be the same request, and all see, is kept to few with it: asked of those who see it, and said to nobody else. */
export const restrictTwinsToo = deed({
  verb: 'restrict-twins',
  label: (words, { twins }) => words.actions.restrictTwins.too((twins ?? []).map(number => `#${number}`)),
  offered: where =>
    where.on === 'card' && isAlive(where.state) && where.ticket.restricted && where.ticket.twins !== null
      ? offered
      : null,
  carryOut: async (_, { desk, ticket, circumstances }) =>
    await restrictTwins(desk, ticket.number, circumstances),
  answer: { shows: 'card', line: ({ words }) => words.actions.restrictTwins.done },
});
