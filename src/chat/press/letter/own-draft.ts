import type { Desk } from '../../../desk/desk.ts';
import { findDraft } from '../../../store/mail/drafts.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { ButtonPress } from '../../button-press.ts';

/**
 * A preview's buttons carry the draft's id in place of its text; only who wrote it can send it.
 *
 * @returns null for a draft that is not there, or is somebody else's: nothing may be done, or noted, in its name
 */
export async function withDraft(
  desk: Desk,
  press: ButtonPress,
  operator: Operator,
): Promise<ButtonPress | null> {
  const { draft: id, insist, rule } = press.inputs;
  if (id === undefined) return press;
  const inputs = await findDraft(desk.db, id, operator.id);
  if (!inputs) return null;
  // A letter that is looked at is sent once, however often its button is pressed.
  const chosen = { ...(insist ? { insist } : {}), ...(rule ? { rule } : {}) };
  return { ...press, key: `draft:${id}`, inputs: { ...inputs, ...chosen } };
}
