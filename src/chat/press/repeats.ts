import { createHash } from 'node:crypto';
import type { Desk } from '../../desk/desk.ts';
import { hear } from '../../store/chats/heard.ts';
import type { Operator } from '../../ticket/words.ts';
import type { TicketAction } from '../actions/action.ts';
import type { ButtonPress, Step } from '../button-press.ts';

/**
 * The press under the key of the first of its kind. Teams tells of one press again after fifteen seconds or more, under a
 * new id (botbuilder-dotnet#5005), and people press twice: the same person, card version and content within a minute are
 * one press, and it is answered as it was.
 */
export async function asFirstPressed(
  desk: Desk,
  press: ButtonPress,
  action: TicketAction,
  operator: Operator,
): Promise<ButtonPress> {
  if (!action.adds || !isCarriedOut(action, press.step)) return press;
  const { draft: _, insist: __, rule: ___, ...content } = press.inputs;
  const sorted = Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const said = JSON.stringify([operator.id, press.verb, press.ticket, press.version, sorted]);
  const digest = createHash('sha256').update(said).digest('hex');
  return { ...press, key: await hear(desk.db, `press:${digest}`, press.key, new Date()) };
}

/** Whether it may be carried out with this step. */
function isCarriedOut({ form }: TicketAction, step: Step): boolean {
  return form ? step === 'submit' || step === 'confirm' : step === 'press';
}
