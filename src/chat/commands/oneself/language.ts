import { chooseLanguage, type KnownLanguage, languageKnownOf } from '../../../store/people/languages.ts';
import type { Language } from '../../../ticket/words.ts';
import { ownSpeech } from '../../voice/own-speech.ts';
import { languageWords } from '../../words/commands/oneself/language.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { typedCommand } from '../typed-command.ts';

/** By which words a language goes, in either; `auto`: that of one's own app. */
const meant = new Map<string, Language | null>([
  ...['it', 'ita', 'italiano', 'italian'].map(word => [word, 'it'] as const),
  ...['en', 'eng', 'inglese', 'english'].map(word => [word, 'en'] as const),
  ...['auto', 'automatica', 'automatico', 'automatic', 'app'].map(word => [word, null] as const),
]);

/** In which language somebody is answered, on both platforms: what it is, and another one from now on. */
export const language: Command = {
  spelling: { it: ['lingua'], en: ['language'] },
  example: 'en',
  takes: 'words',
  words: { it: languageWords.it, en: languageWords.en },
  answer: async asked => {
    const { desk, operator, platform, viewer, rest } = asked;
    const typed = rest.toLowerCase();
    const choice = meant.get(typed);
    if (choice !== undefined) await chooseLanguage(desk.db, operator.id, choice);
    // Where all read the answer it stays in the language of all.
    const speech =
      viewer.kind === 'operator' ? await ownSpeech(desk, asked.aloud, operator.id, platform) : asked.speech;
    const said = languageWords[speech.language];
    const wrong = typed !== '' && choice === undefined ? [said.unknown(asTyped(rest))] : [];
    const known = await languageKnownOf(desk.db, operator.id, platform);
    return saidAnswer(
      said.title,
      ...wrong,
      ...nowInWords(asked, known),
      said.meant,
      said.usage(typedCommand(language, platform, speech.language)),
    );
  },
};

/** In which language they are answered now, and whose choice that is. */
function nowInWords({ aloud }: Asked, { chosen, told }: KnownLanguage): string[] {
  const { now } = languageWords[chosen ?? told ?? aloud.language];
  return [chosen ? now.chosen : told ? now.told : now.desk];
}
