import { chooseLanguage } from '../../../store/people/languages.ts';
import { type Language, languages } from '../../../ticket/words.ts';
import type { LineButton } from '../../card.ts';
import { languageWords } from '../../words/commands/oneself/language.ts';
import { wordsIn } from '../../words/words.ts';
import type { AsideAction } from '../action.ts';

/** Another language from now on, for whoever presses, on both platforms. Which, the button bears. */
export const speak: AsideAction<'speak'> = {
  about: 'oneself',
  verb: 'speak',
  label: words => words.home.changeLanguage,
  offered: () => null,
  opensWindow: false,
  search: null,
  answer: async ({ desk, press, operator, words }) => {
    const wanted = languages.find(language => language === press.inputs.page);
    if (!wanted) return { kind: 'told', line: words.badInput };
    await chooseLanguage(desk.db, operator.id, wanted);
    return { kind: 'told', line: languageWords[wanted].now.chosen.replaceAll('*', '') };
  },
};

/** The button by which somebody is spoken to in the other language than this. */
export function speakButton(now: Language): LineButton {
  const other: Language = now === 'it' ? 'en' : 'it';
  return {
    label: wordsIn(now).home.changeLanguage,
    verb: speak.verb,
    number: 0,
    nonce: '',
    version: 0,
    page: other,
  };
}
