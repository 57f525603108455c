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

/** There is one such page in a chat, below all that was said. One that the desk does not come to know of is taken away again. */
export async function showOwnPage(
  context: TurnContext,
  page: CommandAnswer,
  asker: Asker,
  { desk, log }: Pick<Listening, 'desk' | 'log'>,
): Promise<void> {
  const message = await tell(context, page);
  if (message === '') return;
  try {
    await desk.homeShown(asker, page, { channel: context.activity.conversation.id, message });
  } catch (error) {
    await context.deleteActivity(message).catch((fault: unknown) => {
      log.warn({ room: 'teams', err: fault }, 'a page of somebody’s own stands where the desk does not know');
    });
    throw error;
  }
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
    // The page is drawn anew, and not taken away.
    if (!(await desk.homeTurned(asker, list, lies))) await desk.answeredAlone(asker, lies, list);
  } catch (error) {
    log.info({ room: 'teams', err: error }, 'a list was not drawn anew where it lies');
  }
}

function isAlone({ activity }: TurnContext): boolean {
  return activity.conversation.conversationType === 'personal';
}
