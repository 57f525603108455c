import { comeBack } from '../../../desk/away/come-back.ts';
import { absencesGoingOn } from '../../../store/people/absences.ts';
import { allOperators } from '../../../store/people/operators.ts';
import { actorOf, type Operator } from '../../../ticket/words.ts';
import { absenceButtons } from '../../away/absences-shown.ts';
import { nameInText } from '../../away/in-words.ts';
import { instantInWords } from '../../say.ts';
import { awayWords, backWords } from '../../words/commands/people/away.ts';
import { wordsIn } from '../../words/words.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { colleaguesMeant, namesOf } from '../typed/colleague-meant.ts';

/** Whoever asks is back, or stays after all; managers say it of others. */
export const back: Command = {
  spelling: { it: ['tornato', 'tornata', 'rientrato', 'rientrata'], en: ['back'] },
  example: '',
  takes: 'words',
  words: backWords,
  answer: async ({ desk, speech, operator, platform, rest }) => {
    const said = awayWords[speech.language];
    const { away } = wordsIn(speech.language);
    const operators = await allOperators(desk.db);
    const [person = null, ...more] = rest === '' ? [operator] : await colleaguesMeant(rest, operators, desk);
    if (!person || more.length > 0) {
      const wrong = person ? said.several : said.nobody;
      return saidAnswer(said.title, wrong(asTyped(rest), namesOf(person ? [person, ...more] : operators)));
    }
    if (person.id !== operator.id && operator.role === 'operator')
      return saidAnswer(said.title, away.faults.managersOnly);
    const ended = await comeBack(desk, person.id, { actor: actorOf(operator), origin: platform });
    if (!ended) return await nothingEnded(person, { desk, speech, operator });
    const name = nameInText(person.name);
    return saidAnswer(said.title, person.id === operator.id ? away.back : away.backOf(name));
  },
};

/** Nobody is away: the next absence that is planned is shown, with the button that cancels it, and stays. */
async function nothingEnded(
  person: Operator,
  { desk, speech, operator: reader }: Pick<Asked, 'desk' | 'speech' | 'operator'>,
) {
  const { title } = awayWords[speech.language];
  const { away } = wordsIn(speech.language);
  const planned = (await absencesGoingOn(desk.db)).find(({ operator }) => operator.id === person.id);
  if (!planned) return saidAnswer(title, away.notAway);
  const [from, until] = [instantInWords(speech, planned.from), instantInWords(speech, planned.until)];
  const stays = away.plannedStays(from, until);
  return {
    ...saidAnswer(title, away.notAway, stays),
    buttons: absenceButtons(planned, person, reader, speech),
  };
}
