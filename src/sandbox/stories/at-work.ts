import { slackIdOf, slackIds } from '../cast.ts';
import type { Sandbox } from '../sandbox.ts';
import { actionsIn } from '../slack/block-kit/blocks.ts';
import type { OpenView, SlackMessage } from '../slack/workspace.ts';
import { comesTrue, slackCard, until } from './witness.ts';

/** A window that Slack was not given in this time comes no more. */
const windowWithinMs = 5000;
const pressesAgain = 3;
/** More windows than any button opens one after the other: one comes back, and says what is wrong. */
const windowsAtMost = 8;

/**
 * Has an operator press a button of a request's card in Slack, in front or in its menu, and fill in what is asked then: the
 * desk's own commands, as a person gives them. What is partly known already is classified by the button that changes it.
 *
 * @param filled by the names of the form's fields; without it no form is awaited
 * @throws Error in words for the page, where the desk refuses or the button does not come
 */
export async function press(
  sandbox: Sandbox,
  who: string,
  subject: string,
  verb: string,
  filled?: Record<string, string>,
): Promise<void> {
  const user = slackIdOf(who);
  const { slack } = sandbox.people();
  const found = () => {
    const card = slackCard(sandbox, subject);
    return buttonOf(card, verb) ?? (verb === 'classify' ? buttonOf(card, 'reclassify') : null);
  };
  const pressed = async () => {
    await until(sandbox, () => found() !== null);
    const { ts, actionId, choice } = found() ?? { ts: '', actionId: '' };
    const { error } = await slack.press(user, { channel: slackIds.channel, ts }, actionId, choice);
    if (error) throw new Error(`${verb}: ${error}`);
  };
  await pressed();
  if (!filled) return;
  // On a slow machine the window comes too late for Slack, and the desk asks for another press.
  for (let again = 0; again < pressesAgain; again += 1)
    if (!(await comesTrue(sandbox, () => sandbox.slack.openViews(user).length > 0, windowWithinMs)))
      await pressed();
  await fillIn(sandbox, user, verb, filled);
}

/** Has an operator type a command in the operators' channel in Slack. @throws Error in words for the page */
export async function type(sandbox: Sandbox, who: string, words: string): Promise<void> {
  const { error } = await sandbox.people().slack.slash(slackIdOf(who), slackIds.channel, '/ticket', words);
  if (error) throw new Error(`${words}: ${error}`);
}

/** Fills in the window that comes, and confirms what it leads to, until none is left. */
async function fillIn(
  sandbox: Sandbox,
  user: string,
  verb: string,
  filled: Record<string, string>,
): Promise<void> {
  const { slack } = sandbox.people();
  const top = () => sandbox.slack.openViews(user).at(-1);
  await until(sandbox, () => top() !== undefined);
  let seen = '';
  for (let windows = 0; windows < windowsAtMost; windows += 1) {
    // One that only says that it is being worked on has nothing to send, and another will come in its place.
    await until(
      sandbox,
      () => !top() || isAnswer(top()) || (top()?.view.submit !== undefined && top()?.hash !== seen),
    );
    const window = top();
    if (!window) return;
    if (isAnswer(window)) return slack.close(user);
    seen = window.hash;
    const { error } = await slack.submit(user, filled);
    if (error) throw new Error(`${verb}: ${error}`);
  }
  slack.close(user);
  throw new Error(`${verb}: its window was sent ${windowsAtMost} times, and came back.`);
}

/** A window that says how it ended, and that one closes. */
function isAnswer(window: OpenView | undefined): boolean {
  return window !== undefined && window.view.submit === undefined && window.view.clear_on_close === true;
}

/** A button of a card in Slack, in front or in its menu; null where the card has none. */
export function buttonOf(
  card: SlackMessage | undefined,
  verb: string,
): { ts: string; actionId: string; choice?: string } | null {
  if (!card) return null;
  for (const action of (card.blocks ?? []).flatMap(actionsIn)) {
    // On a ticket's card `verb:claim`; on others with what it is about: `verb:write-to-all:3`.
    if (action.type === 'button' && `${action.action_id}:`.startsWith(`verb:${verb}:`))
      return { ts: card.ts, actionId: action.action_id };
    const option =
      action.type === 'button' ? null : action.options.find(({ value }) => value.startsWith(`${verb} `));
    if (option) return { ts: card.ts, actionId: action.action_id, choice: option.value };
  }
  return null;
}
