import { termsOf } from '../../../desk/terms.ts';
import { decideAll } from '../../../ticket/decide.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Inputs } from '../../actions/action.ts';
import { formView } from '../../actions/form-view.ts';
import type { FormView, PressAnswer } from '../../card.ts';
import { nextDeadlineInWords } from '../../in-words/promises-in-words.ts';
import { refusalInWords } from '../../in-words/refusal-in-words.ts';
import { readableLine } from '../../readable.ts';
import { formMark } from '../../repeats/first-pressed.ts';
import type { Asked } from '../asked.ts';
import { asOneWants } from '../letter/preview-rule.ts';
import { filesLeftOut, typedBefore } from '../letter/taken-back.ts';
import { unseenInWords } from '../still-true.ts';
import { read } from './read.ts';

/** The form that a press asks for, or why it need not be filled in; null for what acts at once. */
export async function formAsked(asked: Asked): Promise<PressAnswer | null> {
  const { press, action, ticket, words, cardOf } = asked;
  if (!action.form || (press.step !== 'press' && press.step !== 'back')) return null;
  const why = press.step === 'press' ? await whyNotEvenAsk(asked) : null;
  if (why !== null) return { kind: 'refused', card: cardOf(ticket), line: why };
  const reading = action.form.isReading ? await read(asked) : { ticket };
  if ('answer' in reading) return reading.answer;
  const now = reading.ticket;
  const form = await formOf(asked, now, filesLeftOut(asked));
  return form
    ? { kind: 'form', form }
    : { kind: 'refused', card: cardOf(now), line: words.people.nobodyElse };
}

/**
 * An action's form, with what was typed so far. One that is drawn anew stays of the state that was pressed: what others did
 * since is found when it is sent.
 *
 * @param notice what happened meanwhile, or what is wrong with the input
 */
export async function formOf(
  asked: Asked,
  now: Ticket,
  notice: string,
  typed: Inputs = typedBefore(asked),
): Promise<FormView | null> {
  const { moment, action } = asked;
  if (!action.form) return null;
  const filling = asked.filling(now, typed);
  const view = await formView(action, filling, [notice, whose(asked, now)].filter(Boolean).join(' '));
  if (!view) return null;
  const promise = action.form.saysPromise ? nextDeadlineInWords(filling.ticket, moment) : '';
  const version = asked.press.step === 'press' ? view.version : asked.press.version;
  const about = [view.about, promise].filter(Boolean).join(' · ');
  const carried = formMark(asked.press.inputs, view.carried);
  return asOneWants(asked, { ...view, version, about, carried });
}

/** Who writes on somebody else's request, to its customer or in a note, is told whose it is before they do. */
function whose({ action, operator, words }: Asked, { assignee, status }: Ticket): string {
  if (!(action.letter || action.adds) || !assignee || assignee.id === operator.id) return '';
  // Of what is closed nobody is in charge any more.
  if (status === 'closed') return '';
  const { someoneElses, hasIt } = words.people;
  const name = readableLine(assignee.name, 80);
  return action.letter ? someoneElses(name) : hasIt(name);
}

/** Whoever may not send the letter anyway need not write it first. */
async function whyNotEvenAsk(asked: Asked): Promise<string | null> {
  const { desk, speech, action, ticket, actor } = asked;
  const commands = action.form?.trial?.({ terms: termsOf(desk), ticket });
  const decision = commands && decideAll(ticket, commands, actor, desk.policy.catalogue, desk.clock());
  if (!decision || decision.ok) return null;
  const meanwhile = await unseenInWords(asked, ticket, commands);
  return [meanwhile, refusalInWords(speech, decision.refusal)].filter(Boolean).join(' ');
}
