import type { Companies } from '../../ticket/companies/companies.ts';
import { asksForNothing, type JoinRule } from '../../ticket/incidents/fits.ts';
import { type Service, serviceOf } from '../../ticket/maintenance/service.ts';
import { asideButton } from '../actions/button.ts';
import { closeIncident } from '../actions/incidents/ending/close-incident.ts';
import { closeRest } from '../actions/incidents/ending/close-rest.ts';
import { renameIncident } from '../actions/incidents/rename-incident.ts';
import { stopSending } from '../actions/incidents/stop-sending.ts';
import { whatJoins } from '../actions/incidents/what-joins.ts';
import { writeToAll } from '../actions/incidents/write-to-all.ts';
import { writeToJoined } from '../actions/incidents/write-to-joined.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { LineButton } from '../card.ts';
import { leftOutInWords, undeliveredInWords } from '../in-words/incidents/left-out.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import type { IncidentFacts } from './incident-facts.ts';
import { incidentName } from './incident-name.ts';
import type { IncidentCard } from './incident-view.ts';

const nameLength = 60;
/** By its list's key, see lists/kinds/of-incident.ts. */
const toRequests = (id: number) => `to-incident.${id}`;

/** The card of an incident as it is now. Pure. */
export function incidentCard(
  facts: IncidentFacts,
  speech: Speech,
  companies: Companies,
  services: readonly Service[] = [],
): IncidentCard {
  const { incident } = facts;
  const words = wordsIn(speech.language);
  const title = `${words.incident.called}${incident.title === '' ? '' : ':'} ${incidentName(incident, words, 100)}`;
  const count = countInWords(facts, words);
  const { rename, rule } = words.incident;
  const ofService =
    incident.service === null
      ? ''
      : words.incident.ofService(
          readableLine(serviceOf(services, incident.service).name[speech.language], nameLength),
        );
  const state = [stateInWords(facts, speech, words), ofService].filter(Boolean).join(' · ');
  return {
    id: incident.id,
    nonce: incident.nonce,
    version: incident.version,
    language: speech.language,
    isOpen: incident.closedAt === null,
    title,
    state,
    count,
    told: toldInWords(facts, speech, words),
    leftOut: leftOutOf(facts, words),
    joining: incident.closedAt ? '' : joiningInWords(incident.rule, words, companies),
    nameless:
      incident.title === '' ? words.incident.nameless(incident.closedAt ? rename.label : rule.label) : '',
    joined: notReached(facts, words),
    buttons: buttonsOf(facts, words),
    summary: [title, state, count].join(' · '),
  };
}

function stateInWords({ incident }: IncidentFacts, speech: Speech, { incident: said }: Words): string {
  const { closedAt, closedBy, openedAt, openedBy } = incident;
  return closedAt
    ? said.closedBy(readableLine(closedBy?.name ?? '', nameLength), instantInWords(speech, closedAt))
    : said.openedBy(readableLine(openedBy.name, nameLength), instantInWords(speech, openedAt));
}

function countInWords({ members }: IncidentFacts, { incident: said }: Words): string {
  const { open, closed, customers, companies } = members;
  if (open + closed === 0) return said.noRequests;
  const whose = [
    customers > 0 ? said.customers(customers) : '',
    companies > 0 ? said.companies(companies) : '',
  ];
  const requests =
    closed === 0
      ? [said.openRequests(open)]
      : [said.requests(open + closed), open > 0 ? said.openOnes(open) : '', said.closedOnes(closed)];
  return [...requests, ...whose].filter(Boolean).join(' · ');
}

function toldInWords({ incident, latest }: IncidentFacts, speech: Speech, words: Words): string {
  const { told } = words.incident;
  if (!latest) return told.never;
  const { broadcast, progress } = latest;
  const isClosing = broadcast.kind === 'closing';
  const count = isClosing ? progress.dealtWith : progress.told;
  if (incident.sending === broadcast.id)
    return (isClosing ? told.closing : told.sending)(count, progress.all);
  const at = instantInWords(speech, broadcast.sentAt ?? broadcast.frozenAt);
  const by = readableLine(broadcast.by.name, nameLength);
  return [
    (isClosing ? told.closedAll : told.sent)(at, by, count, progress.all),
    broadcast.stoppedBy ? told.stopped(readableLine(broadcast.stoppedBy.name, nameLength)) : '',
    progress.perhaps > 0 ? told.perhaps(progress.perhaps) : '',
    progress.undelivered.length > 0 ? undeliveredInWords(progress.undelivered, words) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function leftOutOf({ latest }: IncidentFacts, words: Words): string {
  const { leftOut = [] } = latest?.progress ?? {};
  const count = leftOut.reduce((sum, each) => sum + each.count, 0);
  return count === 0 ? '' : words.incident.told.leftOut(count, leftOutInWords(leftOut, words));
}

function joiningInWords(rule: JoinRule, { incident: { joining } }: Words, { byKey }: Companies): string {
  if (asksForNothing(rule)) return joining.none;
  const listed = rule.words.map(word => joining.word(readableLine(word, 40))).join(joining.or);
  const company = byKey.get(rule.company)?.name ?? rule.company;
  return joining.all(
    [
      rule.words.length > 0 ? joining.words(listed) : '',
      rule.sender ? joining.sender(readableLine(rule.sender, 80)) : '',
      rule.mailbox ? joining.mailbox(rule.mailbox) : '',
      rule.company ? joining.company(readableLine(company, 60)) : '',
    ]
      .filter(Boolean)
      .join(', '),
  );
}

/** Once somebody was written to: who came later, or was not reached, got nothing, and another press tells them. */
function notReached({ incident, latest, untold }: IncidentFacts, words: Words): IncidentCard['joined'] {
  const { joined, missed } = untold;
  if (!latest || joined + missed === 0 || incident.closedAt || incident.sending !== null) return null;
  const { joinedSince, missedIt } = words.incident;
  return {
    text: [joined > 0 ? joinedSince(joined) : '', missed > 0 ? missedIt(missed) : '']
      .filter(Boolean)
      .join(' · '),
    button: asideButton(writeToJoined, incident, words),
  };
}

/** Whatever is offered stands in one order: what is on its way is stopped first. */
function buttonsOf({ incident, members }: IncidentFacts, words: Words): LineButton[] {
  const { sending, closedAt } = incident;
  const requests = { ...showListButton(words.incident.requestsOf.label), page: toRequests(incident.id) };
  if (sending !== null)
    return [{ ...asideButton(stopSending, incident, words), page: String(sending) }, requests];
  if (closedAt)
    return [
      requests,
      ...(members.open > 0 ? [asideButton(closeRest, incident, words)] : []),
      ...(incident.title === '' ? [asideButton(renameIncident, incident, words)] : []),
    ];
  const write = asideButton(writeToAll, incident, words);
  return [
    // Where nobody would get it, it is not what there is to do.
    members.open + members.closed > 0 ? write : { ...write, emphasis: 'default' },
    requests,
    asideButton(whatJoins, incident, words),
    asideButton(closeIncident, incident, words),
  ];
}
