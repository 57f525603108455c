import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Application } from 'express';
import type { Log } from '../../log.ts';
import type { DeskDoor } from '../desk-door.ts';
import { inTime } from '../press/in-time.ts';
import { wordsIn } from '../words/words.ts';
import { answerInvoke } from './answers/invoke.ts';
import { takeActivities } from './endpoint.ts';
import { channelDataOf } from './heard/channel-data.ts';
import { deliveries } from './heard/deliveries.ts';
import { installations } from './installations/installations.ts';
import type { ReferencesLately } from './installations/lately.ts';
import { buttons } from './listeners/buttons.ts';
import { dialogs } from './listeners/dialogs.ts';
import { extensionDialogs } from './listeners/extension-dialogs.ts';
import { files } from './listeners/files.ts';
import { mentions } from './listeners/mentions.ts';
import { messageActions } from './listeners/message-actions.ts';
import { moves } from './listeners/moves.ts';
import { oldButtons } from './listeners/old-buttons.ts';
import { pastedLinks } from './listeners/pasted-links.ts';
import { searches } from './listeners/searches.ts';
import { typing } from './listeners/typing.ts';
import type { Listener, Listening } from './listening.ts';
import type { OwnChats } from './own-chats/own-chats.ts';
import type { PrivateLines } from './private-lines/private-lines.ts';
import type { TeamsSettings } from './settings.ts';

/** In the order in which they are asked: what is no button and no file is taken for words. */
const listeners: Listener[] = [
  dialogs,
  typing,
  searches,
  pastedLinks,
  messageActions,
  extensionDialogs,
  buttons,
  oldButtons,
  files,
  mentions,
  moves,
];

/** Whoever pressed something waits no longer for where the app is to be noted: it is noted all the same. */
const notedWithinMs = 2000;

/**
 * Listens to Teams at `/api/messages`, with a listener for each kind of activity. The rules are the desk's.
 *
 * @param installed called when the app has come into a team
 */
export function teamsDoor(
  settings: TeamsSettings,
  adapter: CloudAdapter,
  references: ReferencesLately,
  lines: PrivateLines,
  ownChats: OwnChats,
  desk: DeskDoor,
  installed: () => Promise<void>,
  web: Application,
  log: Log,
  path = '/api/messages',
): void {
  const places = installations(settings, references, log);
  const aloud = wordsIn(settings.language);
  const known = { desk, settings, references, places, lines, ownChats, aloud, log, installed };
  const once = deliveries();
  adapter.onTurnError = async (_context, error) => {
    log.error({ room: 'teams', err: error }, 'a turn failed');
  };
  takeActivities(web, path, settings, adapter, onTurn, log, seconds => desk.acknowledged?.('teams', seconds));

  async function onTurn(context: TurnContext, begun: number): Promise<void> {
    const { activity } = context;
    const left = (withinMs: number) => Math.max(0, withinMs - (performance.now() - begun));
    const at: Listening = { ...known, left };
    const data = channelDataOf(activity);
    const tenant = data.tenant?.id ?? activity.conversation?.tenantId ?? '';
    if (!settings.allowedTenants.includes(tenant)) {
      log.warn(
        { room: 'teams', tenant, from: activity.from?.aadObjectId },
        'refused an activity: its tenant is not allowed',
      );
      if (activity.type === 'invoke') await answerInvoke(context, 403);
      return;
    }
    // Where the database is away, or hangs, the person must still be told so.
    const noted = places.refresh(activity, data).catch((error: unknown) => {
      log.warn({ room: 'teams', err: error }, 'cannot note where an activity came from');
    });
    await (activity.type === 'invoke' ? inTime(noted, left(notedWithinMs)) : noted);
    const listener = listeners.find(({ hears }) => hears(activity, at));
    const answer = async () => await listener?.answer(context, at);
    const shown = desk.somebodyWaits?.();
    await (activity.type === 'message' ? once(activity.id, answer) : answer()).finally(shown);
  }
}
