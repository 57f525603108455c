import { inTime } from '../../press/in-time.ts';
import { askFirst, askWithFiles } from '../asking.ts';
import { parseViewMetadata } from '../carried/view-metadata.ts';
import { pressedIn } from '../heard/pressed.ts';
import { filesIn, typedInto } from '../heard/typed.ts';
import { ackWithinMs, asker, type Listener } from '../listening.ts';

/**
 * Listens to what is pressed or chosen inside a form: what it shows stands above it, what it changes is drawn anew in it.
 * Which form it is, the form itself carries: what is chosen bears nothing of ours.
 */
export const within: Listener = (app, at) => {
  const { answers, settings } = at;
  app.action(/^within:/, async ({ ack, action, body }) => {
    const pressed = pressedIn({ action, body });
    const form = body.type === 'block_actions' ? body.view : undefined;
    const metadata = parseViewMetadata(form?.private_metadata ?? '');
    if (!pressed || !form || !metadata) return await ack();
    const { place, stamp, actionId } = pressed;
    const [, button = ''] = actionId.split(':');
    const chosen = pressed.chosen ?? pressed.value?.page ?? '';
    const { step: _, inputs, ...carried } = metadata;
    const state = form.state.values;
    const press = {
      ...asker(place.user),
      ...carried,
      step: 'within' as const,
      inputs: { ...inputs, ...typedInto(state), button, ...(chosen === '' ? {} : { [button]: chosen }) },
      key: `slack:${place.user}:${stamp}:${actionId}`,
    };
    const filled = { press, files: filesIn(state, settings)?.files ?? [] };
    const first = await inTime(askFirst(filled, at), ackWithinMs);
    await ack();
    if (!first.isLate && !(first.value.kind === 'preview' && filled.files.length > 0))
      return await answers.beside(first.value, place);
    const fill = await answers.above(place);
    const answered = await first.value;
    const isWithFiles = answered.kind === 'preview' && filled.files.length > 0;
    await fill(isWithFiles ? await askWithFiles(filled, at) : answered);
  });
};
