import type { Desk } from '../../desk/desk.ts';
import { findDraft } from '../../store/mail/drafts.ts';
import { textLimit } from '../../ticket/grammar/typed-text.ts';
import type { Operator } from '../../ticket/words.ts';
import { actionOf } from '../actions/actions.ts';
import type { ButtonPress } from '../button-press.ts';
import type { FieldId, PressAnswer } from '../card.ts';
import { readable } from '../readable.ts';
import { wordsIn } from '../words/words.ts';
import type { Room } from './asked.ts';

/** What people write at length, in the forms of requests and in others. What is chosen is chosen again in a moment. */
const written = {
  // Two languages of one answer are filled in by the desk, from a request: whoever may not read that gets none of it.
  ticket: ['text'],
  other: ['text', 'italian', 'english'],
} as const satisfies Record<string, FieldId[]>;

/**
 * What somebody wrote is never lost: where its form is not shown again, for few may see the request since, or for what it was
 * about is gone, it is given back to them, to be copied. What may be tried again in a moment is as it was.
 */
export async function givenBack(
  { desk, speech }: Pick<Room, 'desk' | 'speech'>,
  press: ButtonPress,
  operator: Operator,
  answer: PressAnswer,
): Promise<PressAnswer> {
  const line = whyNot(answer);
  if (line === null || press.step === 'press' || press.step === 'back') return answer;
  const texts = await textsIn(desk, press, operator);
  if (texts.length === 0) return answer;
  const { givenBack: said, leave } = wordsIn(speech.language);
  const { ticket, nonce, version } = press;
  const paragraphs = [line, said.written, ...texts];
  const about = { ticket, nonce, version, language: speech.language };
  return { kind: 'reading', reading: { ...about, title: said.title, paragraphs, leave } };
}

/** What was looked at before it went lies in its draft. */
async function textsIn(desk: Desk, { verb, inputs }: ButtonPress, { id }: Operator): Promise<string[]> {
  const typed = (inputs.draft && (await findDraft(desk.db, inputs.draft, id))) || inputs;
  const fields = actionOf(verb)?.about === 'ticket' ? written.ticket : written.other;
  return fields.map(field => readable(typed[field] ?? '', textLimit)).filter(Boolean);
}

/** Why nothing was done, where the answer is no form; null where it was done, or is still to be. */
function whyNot(answer: PressAnswer): string | null {
  switch (answer.kind) {
    case 'refused':
      return answer.line;
    case 'stranger':
      return answer.passing ? null : answer.line;
    case 'told':
      return answer.undone ? answer.line : null;
    default:
      return null;
  }
}
