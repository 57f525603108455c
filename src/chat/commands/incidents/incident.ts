import { openIncidentAlone } from '../../../desk/incidents/order-incident.ts';
import { newestOpenIncidents } from '../../../store/incidents/incidents.ts';
import { noRule } from '../../../ticket/incidents/fits.ts';
import { actorOf } from '../../../ticket/words.ts';
import { asideButtons } from '../../actions/aside-buttons.ts';
import { asideButton } from '../../actions/button.ts';
import { titleLength } from '../../actions/incidents/rule-fields.ts';
import { whatJoins } from '../../actions/incidents/what-joins.ts';
import type { CommandAnswer } from '../../card.ts';
import { incidentLines } from '../../lists/incident-lines.ts';
import { nothing } from '../../nothing.ts';
import { readableLine } from '../../readable.ts';
import { incidentWords } from '../../words/commands/incidents/incident.ts';
import { wordsIn } from '../../words/words.ts';
import type { Asked, Command } from '../command.ts';

/** A message in Slack has fifty blocks, and a line takes two or three of them. */
const listedAtMost = 12;

/** Nobody calls an incident so: whoever types it after the command wants to see what there is. */
const isNoName =
  /^(list|all|open|new|close|stop|help|lista|elenco|tutti|aperti|apri|nuovo|chiudi|ferma|aiuto|\?)$/i;
/** A request's number, which somebody wants to be part of one. */
const isNumber = /^[#\d\s,.]+$/;

/** The incidents that are open; with a name after it, it opens one that is called so. */
export const incident: Command = {
  spelling: { it: ['disservizio', 'disservizi', 'guasto', 'incidente'], en: ['incident', 'incidents'] },
  example: '',
  takes: 'words',
  words: incidentWords,
  answer: async asked => {
    const title = readableLine(asked.rest, titleLength);
    if (isNumber.test(title)) return { ...(await listed(asked)), text: toBePart(asked) };
    return title === '' || isNoName.test(title) ? await listed(asked) : await opened(asked, title);
  },
};

async function listed(asked: Asked): Promise<CommandAnswer> {
  const { desk, speech } = asked;
  const said = incidentWords[speech.language];
  const words = wordsIn(speech.language);
  const { total, newest } = await newestOpenIncidents(desk.db, listedAtMost);
  const lines = await incidentLines(newest, asked);
  const rest = total - newest.length;
  const count = rest > 0 ? words.incident.onTop.older(rest) : '';
  return {
    ...nothing,
    title: said.title,
    sections: [{ title: '', count, lines, empty: said.none, buttons: [] }],
    buttons: asideButtons('incident', { id: 0, nonce: '' }, words),
  };
}

function toBePart({ speech }: Asked): string {
  return incidentWords[speech.language].number(wordsIn(speech.language).actions.partOfIncident.label);
}

async function opened({ desk, speech, operator, platform }: Asked, title: string): Promise<CommandAnswer> {
  const said = incidentWords[speech.language];
  const words = wordsIn(speech.language);
  // What is typed is answered once: see answer-once.ts.
  const by = { actor: actorOf(operator), origin: platform, key: null };
  const made = await openIncidentAlone(desk, { title, rule: noRule }, by);
  return {
    ...nothing,
    title: said.title,
    text: said.opened(title.replaceAll('*', '∗')),
    buttons: [asideButton(whatJoins, made, words)],
  };
}
