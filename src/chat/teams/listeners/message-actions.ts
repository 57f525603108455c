import type { Activity } from 'botbuilder';
import { openingVerb } from '../../actions/actions.ts';
import type { PressAnswer } from '../../card.ts';
import type { Wish } from '../../desk-door.ts';
import { inTime } from '../../press/in-time.ts';
import { showInDialog } from '../answers/in-dialog.ts';
import { sayOfAction } from '../answers/invoke.ts';
import { askerOf } from '../heard/asker-of.ts';
import { commandActed, messageActed } from '../heard/message-action.ts';
import { dialogWithinMs, type Listener, type Listening } from '../listening.ts';

/** What is made of a message, by the commands' own names (manifest/teams/manifest.json). */
const wishes: Record<string, Wish> = {
  'request-from-message': 'as-request',
  'keep-note': 'as-note',
};

/**
 * Listens to the actions of the message extension: behind a message's ⋯, beside the field in which one writes, in the command
 * bar, and behind the slash. They open a dialog of the presser's own, whatever the place; what is pressed in it comes as
 * `composeExtension/submitAction` (see extension-dialogs.ts).
 */
export const messageActions: Listener = {
  hears: ({ type, name }) => type === 'invoke' && name === 'composeExtension/fetchTask',

  answer: async (context, at) => {
    const { activity } = context;
    const { desk, log } = at;
    const words = desk.wordsFor(askerOf(activity));
    const asked = meant(activity, at)?.catch((error: unknown): PressAnswer => {
      log.error({ room: 'teams', err: error }, 'an action of the message extension failed');
      return { kind: 'stranger', line: words.tryLater };
    });
    if (!asked) return await sayOfAction(context, words.badInput);
    const first = await inTime(asked, at.left(dialogWithinMs));
    if (first.isLate) return await sayOfAction(context, words.people.stillWorking);
    await showInDialog(context, first.value, null, words);
  },
};

/** @returns null for what is no action of ours, or nobody's */
function meant(activity: Activity, { desk, settings }: Listening): Promise<PressAnswer> | null {
  const asker = askerOf(activity);
  const command = commandActed(activity);
  if (!asker.userId || command === null) return null;
  const wish = wishes[command];
  if (wish) {
    const message = messageActed(activity, settings.appId);
    return message && desk.pick(asker, wish, message);
  }
  if (command !== openingVerb) return null;
  const about = { verb: openingVerb, step: 'press' as const, ticket: 0, nonce: '', version: 0 };
  const key = `teams:${asker.userId}:${activity.id || crypto.randomUUID()}`;
  return desk.press({ ...asker, ...about, inputs: {}, key }, { kind: 'alone' });
}
