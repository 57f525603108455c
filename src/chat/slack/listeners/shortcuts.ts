import { openingVerb } from '../../actions/actions.ts';
import type { ButtonPress } from '../../button-press.ts';
import { inTime } from '../../press/in-time.ts';
import { type Chosen, shortcutIn } from '../heard/picked.ts';
import { alone, whereIn } from '../heard/whereabouts.ts';
import { ackWithinMs, asker, type Listener, type Listening } from '../listening.ts';

/** Listens to what people choose behind ⚡, and behind a message's ⋮. */
export const shortcuts: Listener = (app, at) => {
  app.shortcut(/.*/, async ({ ack, body }) => {
    const chosen = shortcutIn(body);
    if (!chosen) return await ack();
    const { desk, answers } = at;
    try {
      await (chosen.id === 'keep-note' ? keep(chosen, ack, at) : open(chosen, ack, at));
    } catch (error) {
      await answers.whisper(chosen.place, desk.wordsFor(asker(chosen.place.user)).tryLater).catch(() => {});
      await ack().catch(() => {});
      throw error;
    }
  });
};

type Ack = () => Promise<void>;

/** The form of a new request, with what the message says. */
async function open({ place, message }: Chosen, ack: Ack, { desk, answers }: Listening): Promise<void> {
  const press: ButtonPress = {
    ...asker(place.user),
    verb: openingVerb,
    step: 'press',
    ticket: 0,
    nonce: '',
    version: 0,
    inputs: message ? { text: [message.text, message.link].filter(Boolean).join('\n\n') } : {},
    key: `slack:${place.user}:${place.trigger}`,
  };
  const first = await inTime(desk.press(press, alone), ackWithinMs);
  const [, tell] = await Promise.all([ack(), first.isLate ? answers.sayWorking(place, true) : answers.show]);
  await tell(await first.value, place);
}

async function keep({ place, message }: Chosen, ack: Ack, { desk, answers }: Listening): Promise<void> {
  if (!message) return await ack();
  const work = desk.keepNote(asker(place.user), message, whereIn(message.channel, null, false));
  const first = await inTime(work, ackWithinMs);
  await ack();
  if (first.isLate) await answers.whisper(place, desk.wordsFor(asker(place.user)).people.working);
  await answers.whisper(place, await first.value);
}
