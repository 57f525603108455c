import { leadsToWindow } from '../../actions/actions.ts';
import type { ButtonPress } from '../../button-press.ts';
import { inTime } from '../../press/in-time.ts';
import type { PressValue } from '../carried/press-value.ts';
import { pressedIn } from '../heard/pressed.ts';
import { ackWithinMs, asker, type Listener } from '../listening.ts';

/** Listens to buttons and menus, on cards, lists, whispers, modals and the Home tab. */
export const buttons: Listener = (app, { desk, answers, log }) => {
  /** Not by an edit of our own: what a card shows is noted where cards are drawn. */
  const redraw = ({ channel, ts: message }: { channel: string; ts: string }) =>
    desk.drawAnew('slack', { destination: channel, channel, message });

  app.action(/^(?!within:)/, async ({ ack, action, body }) => {
    const pressed = pressedIn({ action, body });
    if (!pressed) return await ack();
    const { value, place, where, stamp, list, isUndoing } = pressed;
    const words = () => desk.wordsFor(asker(place.user));
    if (!value) {
      await ack();
      const { actionId } = pressed;
      log.warn({ room: 'slack', user: place.user, actionId }, 'refused a press: its value is none of ours');
      return await answers.whisper(place, words().badInput);
    }
    const work = desk.press({ ...pressOf(value, pressed.typed, place.user, stamp), list }, where);
    let isAnswered = false;
    try {
      const first = await inTime(work, ackWithinMs);
      // Only now: what is acknowledged has been done, or its presser knows that it is being done.
      const [, tell] = await Promise.all([
        ack(),
        first.isLate ? answers.sayWorking(place, leadsToWindow(value.verb)) : answers.show,
      ]);
      const answer = await first.value;
      isAnswered = true;
      await tell(answer, place);
      // A client tells of no second choice of the same, though the window was closed: another drawing puts the menu back.
      if (pressed.isChosen && place.card && answer.kind !== 'stranger') {
        await redraw(place.card);
      }
      if (answer.kind === 'done' && isUndoing && !first.isLate)
        await answers.whisper(place, answer.line, answer.next);
      // The card that was pressed shows the ticket as it was: as it is now. No other message is drawn over.
      if (answer.kind === 'refused' && value.version !== answer.card.version && place.card) {
        const lies = await desk.ticketAt('slack', { channel: place.card.channel, message: place.card.ts });
        if (lies === answer.card.number) await redraw(place.card);
      }
    } catch (error) {
      // What came to nothing is told before it is acknowledged; what was done, but could not be shown, is not denied.
      const line = isAnswered ? words().people.notShown : words().tryLater;
      await answers.whisper(place, line).catch(() => {});
      await ack().catch(() => {});
      throw error;
    }
  });
};

function pressOf(
  { page, ...value }: PressValue,
  typed: string | null,
  userId: string,
  stamp: string,
): ButtonPress {
  return {
    ...asker(userId),
    ...value,
    step: 'press',
    inputs: typed !== null ? { find: typed } : page ? { page } : {},
    key: `slack:${userId}:${stamp}:${value.verb}:${value.ticket}`,
  };
}
