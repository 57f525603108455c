import { openIncidentAlone } from '../../../desk/incidents/order-incident.ts';
import { openIncidents } from '../../../store/incidents/incidents.ts';
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

/** The incidents that are open; with a name after it, it opens one that is called so. */
export const incident: Command = {
  spelling: { it: ['disservizio', 'disservizi', 'guasto', 'incidente'], en: ['incident', 'incidents'] },
  example: '',
  words: incidentWords,
  answer: async asked => {
    const title = readableLine(asked.rest, titleLength);
    return title === '' ? await listed(asked) : await opened(asked, title);
  },
};

async function listed(asked: Asked): Promise<CommandAnswer> {
  const { desk, speech } = asked;
  const said = incidentWords[speech.language];
  const lines = await incidentLines(await openIncidents(desk.db), asked);
  return {
    ...nothing,
    title: said.title,
    sections: [{ title: '', count: '', lines, empty: said.none, buttons: [] }],
    buttons: asideButtons('incident', { id: 0, nonce: '' }, wordsIn(speech.language)),
  };
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
