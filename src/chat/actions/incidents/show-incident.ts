import { incidentCard } from '../../incidents/incident-card.ts';
import { incidentFacts } from '../../incidents/incident-facts.ts';
import { knownIncident } from '../../incidents/known-incident.ts';
import type { AsideAction } from '../action.ts';
import { offered } from '../offer.ts';

/** The incident's card as it is now, in the place of what was looked at from it. */
export const showIncident: AsideAction<'show-incident'> = {
  about: 'incident',
  verb: 'show-incident',
  label: words => words.incident.requestsOf.back,
  offered: id => (id === 0 ? null : offered),
  opensWindow: false,
  search: null,
  answer: async asked => {
    const { desk, speech } = asked;
    const known = await knownIncident(asked);
    if ('told' in known) return { kind: 'told', line: known.told };
    const facts = await incidentFacts(desk.db, known.found);
    const incident = incidentCard(facts, speech, desk.companies.now(), desk.services);
    return { kind: 'incident', incident, line: incident.summary };
  },
};
