import { textLimit } from '../../../ticket/grammar/typed-text.ts';
import type { Words } from '../../words/words.ts';
import type { Changed, Inputs } from '../action.ts';

/**
 * A text behind what was typed so far, of which nothing is lost: where the cursor stands no platform tells. What stands
 * there already is not put in again: a press that was told of twice would double it.
 */
export function putIn(typed: Inputs, added: string, words: Words): Changed {
  const before = (typed.text ?? '').trim();
  if (before.includes(added)) return { typed, notice: '' };
  const text = before === '' ? added : `${before}\n\n${added}`;
  if (text.length > textLimit) return { typed, notice: words.answers.tooLong(textLimit) };
  return { typed: { ...typed, text }, notice: '' };
}
