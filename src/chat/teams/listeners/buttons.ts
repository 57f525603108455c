import { inTime } from '../../press/in-time.ts';
import { cardFor } from '../answers/card-for.ts';
import { answerInvoke, showCard, whisper } from '../answers/invoke.ts';
import { askAbout } from '../asking.ts';
import { askerOf } from '../heard/asker-of.ts';
import { dataOfInvoke, pressIn } from '../heard/press-data.ts';
import { answerWithinMs, type Listener } from '../listening.ts';
import { editOwnMessage } from '../own-page.ts';
import { changeLine, isLineOfOurs, leaveLine } from '../private-lines/answering.ts';

/** Listens to buttons and forms (Action.Execute). The one who pressed sees the answer in the card's place. */
export const buttons: Listener = {
  hears: ({ type }) => type === 'invoke',

  answer: async (context, at) => {
    const { activity } = context;
    const { desk, log } = at;
    const words = desk.wordsFor(askerOf(activity));
    if (activity.name !== 'adaptiveCard/action') {
      log.warn({ room: 'teams', name: activity.name }, 'refused an invoke: the app has nothing of that kind');
      return await answerInvoke(context, 501);
    }
    const press = pressIn(activity, dataOfInvoke(activity.value));
    if (!press) {
      log.warn(
        { room: 'teams', from: activity.from?.aadObjectId },
        'refused an invoke: it is no button of ours',
      );
      return await whisper(context, words.badInput);
    }
    const first = await inTime(askAbout(press, activity, at), at.left(answerWithinMs));
    if (first.isLate) return await whisper(context, words.people.stillWorking);
    const answer = first.value;
    // Without an answer Teams says "Something went wrong", and nobody knows whether it was done.
    if (!answer) return await whisper(context, words.tryLater);
    if (isLineOfOurs(press, activity)) return await changeLine(context, activity, answer, at);
    const isLeft = await leaveLine(answer, press, activity, at);
    const card = cardFor(answer, isLeft);
    if (card) await showCard(context, card);
    else await whisper(context, 'line' in answer ? answer.line : '');
    if (answer.kind === 'list') await editOwnMessage(context, answer.list, press, at);
  },
};
