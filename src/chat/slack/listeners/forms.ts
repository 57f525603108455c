import type { AckFn, ViewOutput, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { actionOf } from '../../actions/actions.ts';
import type { PressAnswer } from '../../card.ts';
import { inTime } from '../../press/in-time.ts';
import { askFirst, askWithFiles, type Filled, line } from '../asking.ts';
import { leadingBack, type Origin, originOf, parseViewMetadata } from '../carried/view-metadata.ts';
import { filesIn, typedInto } from '../heard/typed.ts';
import { ackWithinMs, asker, type Listener, type Listening } from '../listening.ts';

/** A form as it was sent. `onTop`: how what comes next is shown above it. */
type Sent = Filled & {
  from: Origin;
  view: ViewOutput;
  onTop: 'push' | 'update';
  ack: AckFn<ViewResponseAction>;
};

/** Listens to forms that are sent, and to letters that are seen and shall go. */
export const forms: Listener = (app, at) => {
  const { desk, answers, settings, log } = at;
  const wordsOf = (userId: string) => desk.wordsFor(asker(userId));
  app.view<ViewSubmitAction>(/.*/, async ({ ack, view, body }) => {
    const metadata = parseViewMetadata(view.private_metadata);
    if (!metadata || !actionOf(metadata.verb)) {
      log.warn(
        { room: 'slack', user: body.user.id, view: view.callback_id },
        'refused a form: it is none of ours',
      );
      return await ack({
        response_action: 'update',
        view: await answers.viewOf(line(wordsOf(body.user.id).badInput)),
      });
    }
    const isFilledIn = metadata.step === 'submit';
    const offered = isFilledIn ? filesIn(view.state.values, settings) : null;
    const objection = offered ? desk.objectToFiles(asker(body.user.id), offered.files) : '';
    if (offered && objection)
      return await ack({ response_action: 'errors', errors: { [offered.block]: objection } });
    const typed = typedInto(view.state.values);
    const press = {
      ...asker(body.user.id),
      ...metadata,
      inputs: { ...metadata.inputs, ...typed },
      key: `slack:${view.id}:${view.hash}:${metadata.step}`,
    };
    // Slack stacks three modals at most; the third, a form after its letter was held back twice, gives way.
    const isThird = view.previous_view_id !== null && view.previous_view_id !== view.root_view_id;
    const onTop = isThird ? 'update' : 'push';
    const from = originOf(view.private_metadata);
    const sent: Sent = { press, from, view, files: offered?.files ?? [], onTop, ack };
    const first = await inTime(askFirst(sent, at), ackWithinMs);
    await (first.isLate ? answerLate(sent, first.value, at) : answer(sent, first.value, at));
  });
};

async function answer(sent: Sent, answered: PressAnswer, at: Listening): Promise<void> {
  const { press, from, files, onTop, ack } = sent;
  const { desk, answers } = at;
  if (answered.kind === 'preview' && files.length > 0) {
    const late = answers.lateView();
    const preview = {
      ...answered.preview,
      notice: desk.wordsFor(press).files.fetching,
      send: '',
      rule: null,
    };
    await ack({
      response_action: onTop,
      view: late.empty(await answers.viewOf({ kind: 'preview', preview })),
    });
    return await fillWithFiles(sent, late, at);
  }
  await ack(await acknowledgement(sent, answered, at));
  await tellList(sent, answered, at);
  if (answered.kind === 'done') await answers.tellDone(answered, press.userId, from.channel);
}

/** The letter with its files; or what came of it, where it goes without being looked at. */
async function fillWithFiles(
  sent: Sent,
  late: ReturnType<Listening['answers']['lateView']>,
  at: Listening,
): Promise<void> {
  const answered = await askWithFiles(sent, at);
  await late.fill(leadingBack(await at.answers.viewOf(answered), sent.from));
  await tellList(sent, answered, at);
  if (answered.kind === 'done') await at.answers.tellDone(answered, sent.press.userId, sent.from.channel);
}

/** What Slack does with the form that was sent. */
async function acknowledgement(
  { view, onTop, from }: Sent,
  answered: PressAnswer,
  { answers }: Listening,
): Promise<ViewResponseAction> {
  switch (answered.kind) {
    case 'done':
    case 'list':
    case 'incident':
      return { response_action: 'clear' };
    case 'preview':
      return { response_action: onTop, view: leadingBack(await answers.viewOf(answered), from) };
    case 'form':
    case 'conversation':
    case 'reading':
    case 'told':
      return {
        response_action: 'update',
        view: leadingBack(await answers.viewOf(answered, view.hash), from),
      };
    case 'refused':
    case 'stranger': {
      // Said under the first field, for what was typed must not be lost; a letter that is shown has no fields.
      const field = view.blocks.find(({ type }) => type === 'input')?.block_id;
      return field
        ? { response_action: 'errors', errors: { [field]: answered.line } }
        : { response_action: 'update', view: await answers.viewOf(answered) };
    }
    default:
      return answered satisfies never;
  }
}

/** What was asked for in a list is shown there; where that lies too long ago, where it was asked for. */
async function tellList({ press, from }: Sent, answered: PressAnswer, { answers }: Listening): Promise<void> {
  if (answered.kind !== 'list') return;
  const { list } = answered;
  if (await answers.redrawList(list, press.userId, from.back)) return;
  await answers.tellLine(list.line, list.undo, press.userId, from.channel);
}

/** Above the form, where there is room: what was typed is there still if it comes to nothing. */
async function answerLate(sent: Sent, work: Promise<PressAnswer>, at: Listening): Promise<void> {
  const { press, from, view, files, onTop, ack } = sent;
  const { desk, answers } = at;
  const late = answers.lateView();
  const working = answers.workingView(desk.wordsFor(press));
  await ack({ response_action: onTop, view: late.empty(working) });
  const answered = await work;
  if (answered.kind === 'preview' && files.length > 0) return await fillWithFiles(sent, late, at);
  await late.fill(leadingBack(await answers.viewOf(answered, view.hash), from));
  await tellList(sent, answered, at);
  if (answered.kind === 'done' && answered.next) await answers.tellDone(answered, press.userId, from.channel);
}
