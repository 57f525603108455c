import { saveDraft } from '../../../store/mail/drafts.ts';
import type { PressAnswer } from '../../card.ts';
import type { Asked } from '../asked.ts';
import { objected } from '../objected.ts';
import { conversationShown } from '../say-done.ts';
import { formOf } from './form-asked.ts';
import { read } from './read.ts';

/**
 * A button of a form's own was pressed: what it shows beside the form, or the form again with what it brings. null where
 * it was none; the preview of a letter is the letter's own way.
 */
export async function pressedWithin(asked: Asked): Promise<PressAnswer | null> {
  const { press, action, ticket, words } = asked;
  const { button = '', reason: _, ...typed } = press.inputs;
  if (press.step !== 'within' || !action.form) return null;
  if (action.letter && button === 'preview') return null;
  if (action.letter && button === 'read') return await readAll(asked, typed);
  const within = action.form.within[button];
  if (!within) return await objected(asked, ticket, words.badInput);
  const changed = await within.changes(asked.filling(ticket, typed));
  const form = await formOf(asked, ticket, changed.notice, changed.typed);
  return form && { kind: 'form', form };
}

/** All that was written, above the form or in its place; what was typed is there when one comes back. */
async function readAll(asked: Asked, typed: Record<string, string>): Promise<PressAnswer> {
  const { desk, action, operator, words } = asked;
  const reading = await read(asked);
  if ('answer' in reading) return reading.answer;
  const draft = await saveDraft(desk.db, operator.id, typed, desk.clock());
  return await conversationShown(asked, reading.ticket, {
    verb: action.verb,
    label: words.preview.backToForm,
    inputs: { draft },
  });
}
