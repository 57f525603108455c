import { comeBack } from '../../../desk/away/come-back.ts';
import { allOperators } from '../../../store/people/operators.ts';
import { actorOf } from '../../../ticket/words.ts';
import { nameInText } from '../../away/in-words.ts';
import { awayWords, backWords } from '../../words/commands/people/away.ts';
import { wordsIn } from '../../words/words.ts';
import type { Command } from '../command.ts';
import { saidAnswer } from '../list-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { colleaguesMeant, namesOf } from '../typed/colleague-meant.ts';

/** Whoever asks is back, or stays after all; managers say it of others. */
export const back: Command = {
  spelling: { it: ['tornato', 'tornata', 'rientrato', 'rientrata'], en: ['back'] },
  example: '',
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
    if (!ended) return saidAnswer(said.title, away.notAway);
    const name = nameInText(person.name);
    return saidAnswer(said.title, person.id === operator.id ? away.back : away.backOf(name));
  },
};
