import { openingVerb } from '../../actions/actions.ts';
import type { ButtonPress } from '../../button-press.ts';
import type { PressAnswer } from '../../card.ts';
import type { Wish } from '../../desk-door.ts';
import { inTime } from '../../press/in-time.ts';
import { type Chosen, shortcutIn } from '../heard/picked.ts';
import { alone } from '../heard/whereabouts.ts';
import { ackWithinMs, asker, type Listener, type Listening } from '../listening.ts';

/** What is made of a message, by the shortcuts' own names (manifest/slack.json). */
const wishes: Record<string, Wish> = {
  'request-from-message': 'as-request',
  'keep-note': 'as-note',
};

/** Listens to what people choose behind ⚡, and behind a message's ⋮. */
export const shortcuts: Listener = (app, at) => {
  app.shortcut(/.*/, async ({ ack, body }) => {
    const chosen = shortcutIn(body);
    if (!chosen) return await ack();
    const { desk, answers } = at;
    const { isWindow, work, place } = await meant(chosen, at);
    try {
      const first = await inTime(work, ackWithinMs);
      const [, tell] = await Promise.all([
        ack(),
        first.isLate ? answers.sayWorking(place, isWindow) : answers.show,
      ]);
      await tell(await first.value, place);
    } catch (error) {
      await answers.whisper(place, desk.wordsFor(asker(place.user)).tryLater).catch(() => {});
      await ack().catch(() => {});
      throw error;
    }
  });
};

/**
 * What is asked of the desk, and where it is answered: in a window of its own, for the app need not be where the message is. In
 * a thread of ours it is.
 */
async function meant(
  { id, place, message }: Chosen,
  { desk, answers }: Listening,
): Promise<{ isWindow: boolean; work: Promise<PressAnswer>; place: Chosen['place'] }> {
  const { user } = place;
  const wish = wishes[id];
  if (!wish || !message)
    return { isWindow: true, work: desk.press(newRequest(place), alone), place: { ...place, channel: null } };
  const isInThread =
    wish === 'as-note' &&
    message.thread !== null &&
    (await desk.ticketAt('slack', { channel: message.channel, message: message.thread })) !== null;
  const work = answers
    .ownUser()
    .then(own => desk.pick(asker(user), wish, { ...message, isOurs: message.author === own }));
  return { isWindow: !isInThread, work, place: { ...place, channel: isInThread ? place.channel : null } };
}

/** The form of a new request. */
function newRequest({ user, trigger }: Chosen['place']): ButtonPress {
  const about = { verb: openingVerb, step: 'press' as const, ticket: 0, nonce: '', version: 0 };
  return { ...asker(user), ...about, inputs: {}, key: `slack:${user}:${trigger}` };
}
