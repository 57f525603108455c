import { newestOpenIncidents } from '../../store/incidents/incidents.ts';
import { openMembersOf } from '../../store/incidents/members.ts';
import type { Incident } from '../../ticket/incidents/incident.ts';
import { asideButton } from '../actions/button.ts';
import { whatJoins } from '../actions/incidents/what-joins.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { LineButton, ListSection, TicketLine } from '../card.ts';
import { incidentName } from '../incidents/incident-name.ts';
import { readableLine } from '../readable.ts';
import { ageInWords } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import type { ListAsked } from './list.ts';
import { leadsTo } from './spec.ts';

/** A line each; more of them do not stand on top of something else. */
const onTopAtMost = 3;

type Asking = Pick<ListAsked, 'desk' | 'speech' | 'platform' | 'links'>;

/** The incidents that are open, on top of a list or a page; nothing where there are none. */
export async function incidentsOnTop(asking: Asking): Promise<ListSection[]> {
  const { total, newest: shown } = await newestOpenIncidents(asking.desk.db, onTopAtMost);
  if (total === 0) return [];
  const words = wordsIn(asking.speech.language);
  const { onTop } = words.incident;
  const rest = total - shown.length;
  return [
    {
      title: onTop.title,
      count: rest > 0 ? onTop.more(rest) : '',
      lines: (await incidentLines(shown, asking)).map(line => ({ ...line, buttons: [] })),
      empty: '',
      buttons: shown.map(incident => ({
        ...showListButton(onTop.requests(incidentName(incident, words, 30))),
        page: leadsTo('incident', incident.id),
      })),
    },
  ];
}

/** A line for each, with the way to its card, and what can be done about it. */
export async function incidentLines(
  incidents: Incident[],
  { desk, speech, platform, links }: Asking,
): Promise<TicketLine[]> {
  const words = wordsIn(speech.language);
  const ids = incidents.map(({ id }) => id);
  const [open, ways] = await Promise.all([openMembersOf(desk.db, ids), links.toIncidents(platform, ids)]);
  const buttonsOf = (incident: Incident): LineButton[] => [
    { ...showListButton(words.incident.requestsOf.label), page: leadsTo('incident', incident.id) },
    asideButton(whatJoins, incident, words),
  ];
  return incidents.map(incident => ({
    number: incident.id,
    version: 0,
    // What a line is linked by.
    token: words.incident.number(incident.id),
    link: ways.get(incident.id) ?? '',
    subject: `🔥 ${readableLine(incident.title, 100)}`.trim(),
    details: [
      words.incident.openOnes(open.get(incident.id) ?? 0),
      ageInWords(words, incident.openedAt, desk.clock()),
    ].join(' · '),
    deadline: '',
    deadlineTone: 'none',
    note: '',
    buttons: buttonsOf(incident),
  }));
}
