import { inTime } from '../../press/in-time.ts';
import { askFirst, askWithFiles } from '../asking.ts';
import { pressedIn } from '../heard/pressed.ts';
import { filesIn, typedInto } from '../heard/typed.ts';
import { ackWithinMs, asker, type Listener } from '../listening.ts';

/** Listens to the buttons inside a form: what they show stands above it, what they change is drawn anew in it. */
export const within: Listener = (app, at) => {
  const { answers, settings } = at;
  app.action(/^within:/, async ({ ack, action, body, respond }) => {
    const pressed = pressedIn({ action, body, respond });
    if (!pressed?.value || body.type !== 'block_actions' || !body.view) return await ack();
    const { value, place, stamp, actionId } = pressed;
    const { page: _, ...carried } = value;
    const state = body.view.state.values;
    const press = {
      ...asker(place.user),
      ...carried,
      step: 'within' as const,
      inputs: { ...typedInto(state), button: actionId.slice('within:'.length) },
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
