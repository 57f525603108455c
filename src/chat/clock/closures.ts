import type { ButtonPress } from '../../desk/button-press.ts';
import { callOffClosure, movesOf, planClosure } from '../../desk/clock/closures.ts';
import type { Desk } from '../../desk/desk.ts';
import { plannedClosures } from '../../store/clock/closures.ts';
import { findDraft, saveDraft } from '../../store/mail/drafts.ts';
import { allOperators } from '../../store/people/operators.ts';
import type { PlannedClosure } from '../../ticket/desk-events.ts';
import { actorOf, type Operator } from '../../ticket/words.ts';
import type { PressAnswer } from '../card.ts';
import { daysInWords } from '../cards/days-in-words.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { closureForm, closureTyped } from './closure-form.ts';
import { closurePreview } from './closure-preview.ts';

/**
 * A press about a closure: the form, what would move, and the deed. The closure's id travels where a ticket's number
 * does otherwise; 0 is a new one.
 */
export async function answerClosurePress(
  desk: Desk,
  speech: Speech,
  press: ButtonPress,
  operator: Operator,
): Promise<PressAnswer> {
  const { closures } = wordsIn(speech.language).clock;
  if (operator.role === 'operator') return told(closures.managersOnly);
  const known = (await plannedClosures(desk.db)).find(
    ({ id, nonce }) => id === press.ticket && nonce === press.nonce,
  );
  if (!known && (press.ticket !== 0 || press.verb === 'cancel-closure')) return told(closures.gone);
  return known && press.verb === 'cancel-closure'
    ? await callOff(desk, speech, press, operator, known)
    : await plan(desk, speech, press, operator, known);
}

async function callOff(
  desk: Desk,
  speech: Speech,
  press: ButtonPress,
  operator: Operator,
  known: PlannedClosure,
): Promise<PressAnswer> {
  const { closures } = wordsIn(speech.language).clock;
  if (press.step === 'confirm') {
    await callOffClosure(desk, known.id, { actor: actorOf(operator), origin: press.platform });
    return told(closures.cancelled);
  }
  const moves = await movesOf(desk, known.id, null);
  const intro = closures.preview.cancelIntro(daysInWords(known, speech));
  return { kind: 'preview', preview: closurePreview(press, speech, intro, moves, { draft: '' }) };
}

async function plan(
  desk: Desk,
  speech: Speech,
  press: ButtonPress,
  operator: Operator,
  known: PlannedClosure | undefined,
): Promise<PressAnswer> {
  const { closures } = wordsIn(speech.language).clock;
  const typed = await inputsOf(desk, press, operator, known);
  const form = async (notice: string): Promise<PressAnswer> => ({
    kind: 'form',
    form: await closureForm(desk, press, speech, typed, notice),
  });
  if (press.step === 'press' || press.step === 'back') return await form('');
  const { closure, fault } = closureTyped(desk, press, speech, typed, await allOperators(desk.db));
  if (!closure) return await form(fault);
  if (press.step === 'submit') {
    const moves = await movesOf(desk, closure.id, closure);
    const draft = await saveDraft(desk.db, operator.id, typed, desk.clock());
    const intro = closures.preview.intro(daysInWords(closure, speech));
    return { kind: 'preview', preview: closurePreview(press, speech, intro, moves, { draft }) };
  }
  await planClosure(desk, closure, { actor: actorOf(operator), origin: press.platform });
  return told(closures.saved);
}

/** What was typed, now or in the draft that is being looked at; at first what is known. */
async function inputsOf(
  desk: Desk,
  press: ButtonPress,
  operator: Operator,
  known: PlannedClosure | undefined,
): Promise<Record<string, string>> {
  if (press.inputs.draft) return (await findDraft(desk.db, press.inputs.draft, operator.id)) ?? {};
  if (press.step !== 'press' || !known) return press.inputs;
  const { from, to, name, onCall } = known;
  return { from, to, name, operator: String(onCall?.id ?? '') };
}

function told(line: string): PressAnswer {
  return { kind: 'told', line };
}
