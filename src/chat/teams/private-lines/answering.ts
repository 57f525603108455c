import type { Activity, TurnContext } from 'botbuilder';
import { isUndo } from '../../actions/actions.ts';
import type { ButtonPress } from '../../button-press.ts';
import type { LineButton, PressAnswer } from '../../card.ts';
import { showCard, whisper } from '../answers/invoke.ts';
import { lineAdaptiveCard } from '../cards/line.ts';
import type { Listening } from '../listening.ts';
import type { Addressed } from './private-lines.ts';

/**
 * Says in a line of the presser's own what must outlive the drawing anew of the card: why something was not done, and how
 * what was done can be taken back. What the card shows anyway is not said again.
 *
 * @param withinMs so long the answer to the press can still wait
 * @returns whether it stands there; else it is said in the answer itself
 */
export async function leaveLine(
  answer: PressAnswer,
  press: ButtonPress,
  activity: Activity,
  { desk, lines, log }: Listening,
  withinMs?: number,
): Promise<boolean> {
  const said = saidIn(answer);
  const to = addressedIn(activity);
  if (!said || !to || press.list) return false;
  const id = await lines.leave(to, said, withinMs);
  if (id === null) return false;
  if (id !== '' && said.next && said.until)
    await desk
      .lineLeft(press, { channel: to.channel, message: id }, said.next, said.until)
      .catch((error: unknown) => {
        log.warn({ room: 'teams', err: error }, 'a private line will not say when it is over');
      });
  return true;
}

/** A button was pressed in such a line: only a letter is taken back there, and no list stands round it. */
export function isLineOfOurs(press: ButtonPress, activity: Activity): boolean {
  const to = addressedIn(activity);
  return isUndo(press.verb) && !press.list && to !== null && activity.replyToId !== to.root;
}

/** What came of that takes the line's place: for its owner at once, and for good. */
export async function changeLine(
  context: TurnContext,
  activity: Activity,
  answer: PressAnswer,
  { lines }: Listening,
): Promise<void> {
  const said = saidIn(answer, true);
  if (!said) return await whisper(context, 'line' in answer ? answer.line : '');
  await showCard(context, lineAdaptiveCard(said.text, said.next, 'card'));
  const [channel = ''] = activity.conversation.id.split(';messageid=');
  await lines.change(channel, activity.replyToId ?? '', said);
}

/** @param always also what was done and offers nothing more */
function saidIn(
  answer: PressAnswer,
  always = false,
): { text: string; next: LineButton | null; until: Date | null } | null {
  if (answer.kind !== 'refused' && answer.kind !== 'done') return null;
  const next = answer.kind === 'done' ? answer.next : null;
  if (answer.line === '' || (answer.kind === 'done' && !next && !always)) return null;
  const until = answer.kind === 'done' ? (answer.until ?? null) : null;
  return { text: `${answer.card.token} · ${answer.line}`, next, until };
}

/** In the thread of a channel's post; null in the chat with one person, where nobody else reads anyway. */
function addressedIn({ conversation, from }: Activity): Addressed | null {
  if (conversation.conversationType === 'personal') return null;
  const [channel = '', root = ''] = conversation.id.split(';messageid=');
  return channel && root && from?.id ? { channel, root, member: from.id } : null;
}
