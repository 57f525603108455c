import type { TurnContext } from 'botbuilder';
import type { CommandAnswer } from '../card.ts';
import type { DeskDoor } from '../desk-door.ts';
import { homeKey, readSpec } from '../lists/spec.ts';
import { answerMessage, tell } from './answers/say.ts';
import type { Listening } from './listening.ts';

type Asker = Parameters<DeskDoor['home']>[0];

/** Whether it is somebody's own page. */
export function isHome({ list }: CommandAnswer): boolean {
  return readSpec(list)?.list === homeKey;
}

/** Whether it is that, in the chat between them and the bot. */
export function isOwnPage(context: TurnContext, answer: CommandAnswer): boolean {
  return isAlone(context) && isHome(answer);
}

/** There is one such page in a chat, below all that was said: the one of before is taken away, however far up it lies. */
export async function showOwnPage(
  context: TurnContext,
  page: CommandAnswer,
  asker: Asker,
  { desk, log }: Pick<Listening, 'desk' | 'log'>,
): Promise<void> {
  const message = await tell(context, page);
  const lies = { channel: context.activity.conversation.id, message };
  const before = message === '' ? null : await desk.homeShown(asker, page, lies);
  if (before === null) return;
  // Somebody may have deleted it; then it is gone as it should be.
  await context.deleteActivity(before.message).catch((error: unknown) => {
    log.info({ room: 'teams', err: error }, 'an older page of somebody’s own could not be taken away');
  });
}

/**
 * What came of a press on a list, or on the page, in that chat: the message itself says it from then on, on whatever device it is
 * looked at next. (Teams shows the answer to a press on the device alone on which it was pressed.)
 */
export async function editOwnMessage(
  context: TurnContext,
  list: CommandAnswer,
  asker: Asker,
  { desk, log }: Pick<Listening, 'desk' | 'log'>,
): Promise<void> {
  const { replyToId: id, conversation } = context.activity;
  if (!isAlone(context) || !id) return;
  try {
    await context.updateActivity({ ...answerMessage(list), id });
    const lies = { channel: conversation.id, message: id };
    await desk.homeTurned(asker, list, lies);
    // The page is drawn anew, and not taken away.
    if (!isOnOwnPage(list)) await desk.answeredAlone(asker, lies, list);
  } catch (error) {
    log.info({ room: 'teams', err: error }, 'a list was not drawn anew where it lies');
  }
}

function isOnOwnPage({ list }: CommandAnswer): boolean {
  const spec = readSpec(list);
  return spec?.list === homeKey || spec?.onHome === true;
}

function isAlone({ activity }: TurnContext): boolean {
  return activity.conversation.conversationType === 'personal';
}
