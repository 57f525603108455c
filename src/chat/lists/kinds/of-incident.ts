import { findIncident } from '../../../store/incidents/incidents.ts';
import { ticketsListed } from '../../../store/tickets/lists.ts';
import { asideButton } from '../../actions/button.ts';
import { showIncident } from '../../actions/incidents/show-incident.ts';
import { incidentName } from '../../incidents/incident-name.ts';
import { wordsIn } from '../../words/words.ts';
import type { List, ListAsked } from '../list.ts';
import { foundIn } from './found-in.ts';

/** The requests that are part of an incident, those that are open first; it is about its id. */
export const ofIncident: List = {
  key: 'incident',
  title: async asked => {
    const incident = await incidentOf(asked);
    const words = wordsIn(asked.speech.language);
    return words.incident.requestsOf.title(incident ? incidentName(incident, words, 80) : '');
  },
  empty: ({ speech }) => wordsIn(speech.language).incident.requestsOf.empty,
  isFiltered: true,
  find: async ({ desk, filters, about }, stretch) => {
    const listed = { which: 'incident' as const, incident: Number(about) || 0 };
    return foundIn(await ticketsListed(desk.db, listed, filters, stretch), 'incident');
  },
  // In Teams the list stands in the place of the incident's card.
  buttons: async asked => {
    const incident = asked.platform === 'teams' ? await incidentOf(asked) : null;
    return incident ? [asideButton(showIncident, incident, wordsIn(asked.speech.language))] : [];
  },
};

async function incidentOf({ desk, about }: ListAsked) {
  return await findIncident(desk.db, Number(about) || 0);
}
