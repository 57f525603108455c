import { asideButtons } from '../../actions/aside-buttons.ts';
import { nothing } from '../../nothing.ts';
import { newWords } from '../../words/commands/opening/new-request.ts';
import { wordsIn } from '../../words/words.ts';
import type { Command } from '../command.ts';

/** Leads to the form: a form opens from a button, not from what is typed. */
export const newRequest: Command = {
  spelling: { it: ['nuova'], en: ['new'] },
  example: '',
  words: newWords,
  answer: async ({ speech: { language } }) => {
    const { title, text } = newWords[language];
    const buttons = asideButtons('phone', { id: 0, nonce: '' }, wordsIn(language));
    return { ...nothing, title, text, buttons };
  },
};
