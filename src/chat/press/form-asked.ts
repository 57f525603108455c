import { termsOf } from '../../desk/terms.ts';
import { decideAll } from '../../ticket/decide.ts';
import { seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { carriedForm, formView } from '../actions/form-view.ts';
import type { FormView, PressAnswer } from '../card.ts';
import { nextDeadlineInWords } from '../in-words/promises-in-words.ts';
import { refusalInWords } from '../in-words/refusal-in-words.ts';
import type { Asked } from './asked.ts';
import { filesLeftOut, typedBefore } from './letter/taken-back.ts';
import { unseenInWords } from './still-true.ts';

/** The form that a press asks for, or why it need not be filled in; null for what acts at once. */
export async function formAsked(asked: Asked): Promise<PressAnswer | null> {
  const { press, ticket, cardOf } = asked;
  if (press.step !== 'press' && press.step !== 'back') return null;
  const form = await formOf(asked, ticket, filesLeftOut(asked));
  if (!form) return null;
  const line = press.step === 'press' ? await whyNotEvenAsk(asked) : null;
  return line === null ? { kind: 'form', form } : { kind: 'refused', card: cardOf(ticket), line };
}

/**
 * An action's form, with what was typed so far.
 *
 * @param notice what happened meanwhile, or what is wrong with the input
 */
export async function formOf(asked: Asked, now: Ticket, notice: string): Promise<FormView | null> {
  const { desk, speech, words, moment, action, operators, eyes } = asked;
  const { form } = action;
  if (!form) return null;
  const ticket = seen(now, eyes('form'));
  const typed = typedBefore(asked);
  const filling = { desk, speech, words, ticket, operators, eyes: eyes('form'), typed };
  const view =
    form.kind === 'carried'
      ? carriedForm(action, ticket, operators, speech.language, typed, notice)
      : formView(action, ticket, speech.language, await form.fields(filling), typed, notice);
  const promise = form.saysPromise ? nextDeadlineInWords(ticket, moment) : '';
  return view && { ...view, about: [view.about, promise].filter(Boolean).join(' · ') };
}

/** Whoever may not send the letter anyway need not write it first. */
async function whyNotEvenAsk(asked: Asked): Promise<string | null> {
  const { desk, speech, action, ticket, actor } = asked;
  const commands = action.form?.trial?.({ terms: termsOf(desk), ticket });
  const decision = commands && decideAll(ticket, commands, actor, desk.clock());
  if (!decision || decision.ok) return null;
  const ordered = commands.map(({ type }) => type);
  const meanwhile = await unseenInWords(asked, ticket, ordered);
  return [meanwhile, refusalInWords(speech, decision.refusal)].filter(Boolean).join(' ');
}
