import { joinIncident as join } from '../../../desk/incidents/join.ts';
import { deed, refused } from '../deed.ts';
import { isAtWork, offered } from '../offer.ts';

/** It is part of the incident that it looks like. */
export const joinIncident = deed({
  verb: 'join-incident',
  label: words => words.actions.joinIncident.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && where.ticket.resembles !== null ? offered : null,
  carryOut: async (_, { desk, words, ticket, circumstances }) => {
    if (!ticket.resembles) return refused(ticket, { reason: 'nothing-changed' });
    const joined = await join(desk, ticket.number, ticket.resembles.incident, circumstances);
    return !joined.ok && joined.reason === 'unknown-incident'
      ? { fault: words.actions.partOfIncident.gone }
      : joined;
  },
  answer: { shows: 'card', line: ({ words }) => words.actions.joinIncident.done },
});
