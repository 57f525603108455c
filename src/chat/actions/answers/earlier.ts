import { earlierAnswer, earlierAnswers } from '../../../desk/answers/earlier.ts';
import type { FormField } from '../../card.ts';
import { readable } from '../../readable.ts';
import { instantInWords } from '../../say.ts';
import type { Filling, Within } from '../action.ts';
import { putIn } from './put-in.ts';

/** So much of all of them together is shown: enough to judge them by, and the text one writes stays in sight. */
const shownTogether = 1200;

/** Up to three answers to requests like this one, each with where and when it was given. */
export async function earlierFields({ desk, ticket, eyes, speech, words }: Filling): Promise<FormField[]> {
  const found = await earlierAnswers(desk, ticket, eyes.viewer);
  const { earlier, earlierKept, use, moreOfIt } = words.answers;
  const each = Math.floor(shownTogether / Math.max(found.length, 1));
  const shown = (text: string) => {
    const whole = text.replace(/\s+/g, ' ').trim();
    const left = whole.length - each;
    return left > 0 ? `${readable(whole, each)}${moreOfIt(left)}` : readable(whole, each);
  };
  return found.map(({ request, text, at, isKept }) => ({
    id: 'earlier',
    kind: 'offer',
    title: (isKept ? earlierKept : earlier)(`#${request.number}`, instantInWords(speech, at)),
    text: shown(text),
    use,
    value: String(request.number),
  }));
}

/** Puts one of them into the form, whole; it is asked for again, for its request may be for few to see by now. */
export const earlier: Within = {
  search: null,
  changes: async ({ desk, ticket, eyes, words, typed: { earlier: chosen, ...typed } }) => {
    const found = await earlierAnswer(desk, ticket, eyes.viewer, Number(chosen) || 0);
    return found ? putIn(typed, found.text.trim(), words) : { typed, notice: words.answers.earlierGone };
  },
};
