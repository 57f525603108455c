import { asideButtons } from '../../actions/aside-buttons.ts';
import { typedAtMost } from '../../actions/opening/request-fields.ts';
import { carriedWords } from '../../actions/opening/words-carried.ts';
import { nothing } from '../../nothing.ts';
import { readableLine } from '../../readable.ts';
import { newWords } from '../../words/commands/opening/new-request.ts';
import { wordsIn } from '../../words/words.ts';
import type { Command } from '../command.ts';
import { asTyped } from '../typed/as-typed.ts';

/** Leads to the form, in which what was typed is the subject: a form opens from a button, not from what is typed. */
export const newRequest: Command = {
  spelling: { it: ['nuova'], en: ['new'] },
  example: '',
  takes: 'words',
  words: newWords,
  answer: async ({ speech: { language }, rest }) => {
    const { title, text, about } = newWords[language];
    const subject = readableLine(rest, typedAtMost.about);
    const page = subject === '' ? {} : { page: carriedWords(subject) };
    const buttons = asideButtons('phone', { id: 0, nonce: '' }, wordsIn(language));
    return {
      ...nothing,
      title,
      text: [subject === '' ? '' : about(asTyped(subject)), text].filter(Boolean).join('\n'),
      buttons: buttons.map(button => ({ ...button, ...page })),
    };
  },
};
