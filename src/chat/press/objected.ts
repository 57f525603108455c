import type { Refusal } from '../../ticket/refusals.ts';
import { hasWords, seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { PressAnswer } from '../card.ts';
import { eventInWords } from '../in-words/event-in-words.ts';
import { refusalInWords } from '../in-words/refusal-in-words.ts';
import type { Asked } from './asked.ts';
import { formOf } from './form/form-asked.ts';
import { movedSince, type Ordered, unseenInWords } from './still-true.ts';

/**
 * A typed text is never lost: where there is a form, the objection stands in it, above the draft. Of what they may not see
 * any more nobody gets a form.
 */
export async function objected(asked: Asked, now: Ticket, line: string): Promise<PressAnswer> {
  const isHidden = !asked.action.isOfOneself && !hasWords(seen(now, asked.eyes('form')));
  const form =
    asked.press.step === 'press' || isHidden ? null : await formOf(asked, now, withoutFiles(asked, line));
  return form ? { kind: 'form', form } : { kind: 'refused', card: asked.cardOf(now), line };
}

/** Others did something that the presser should see first. */
export async function foundStale(asked: Asked, now: Ticket, ordered: Ordered): Promise<PressAnswer> {
  const { words } = asked;
  const what = await unseenInWords(asked, now, ordered);
  const answer = await objected(asked, now, asked.action.form ? words.staleForm(what) : words.stale(what));
  // Told, it is seen: sent again, it is of the request as it is now.
  return answer.kind === 'form' ? { ...answer, form: { ...answer.form, version: now.version } } : answer;
}

/**
 * It cannot be done. Where that is so because of what others did since the card that was pressed, it is said who did what;
 * told, it is seen.
 */
export async function refused(asked: Asked, now: Ticket, refusal: Refusal): Promise<PressAnswer> {
  const { words, speech } = asked;
  const why = refusalInWords(speech, refusal);
  const moved = await movedSince(asked, now);
  if (moved.length === 0) return await objected(asked, now, why);
  const what = moved.map(event => eventInWords(speech, event)).join(' ');
  // The event says where it goes on.
  const isSaid = refusal.reason === 'merged' && moved.some(({ event }) => event.type === 'merged');
  const line = asked.action.form ? words.staleForm(what) : what;
  const answer = await objected(asked, now, isSaid ? line : `${line} ${why}`);
  return answer.kind === 'form' ? { ...answer, form: { ...answer.form, version: now.version } } : answer;
}

/** A form cannot be given files: who does not see that would send the letter without. */
function withoutFiles({ press, words }: Asked, line: string): string {
  return press.step === 'confirm' && press.inputs.uploads ? `${line} ${words.files.again}` : line;
}
