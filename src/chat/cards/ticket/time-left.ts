import { addWorkingTime } from '../../../sla/working-time.ts';
import { type Deadline, noEnd, usedUp } from '../../../ticket/clock/deadlines.ts';
import type { Moment } from '../../in-words/moment.ts';
import { dateOf } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

const quarter = 900;
const hour = 3600;

/** How long still, or how late, in words that stay true until then; null where the clock stands still. */
export type TimeTold = { words: string; until: Date | null };

/**
 * The working time that is left, in steps: quarters within an hour, hours within two working days, then days. Rounded
 * down: the desk never flatters itself.
 */
export function timeLeft(deadline: Deadline, moment: Moment): TimeTold {
  const { speech, now } = moment;
  const day = deadline.by.calendar.workingDaySeconds;
  const { clock, head } = wordsIn(speech.language);
  const left = Math.max(0, Math.ceil(deadline.seconds - usedUp(deadline, now)));
  const said = downTo(left, stepOf(left, day));
  const isToday = deadline.due !== null && dateOf(speech, deadline.due) === dateOf(speech, now);
  // Until this evening nobody takes hours for anything but hours.
  const length = isToday ? clock.short(said) : clock.about(said, day, 'down');
  return {
    words: clock.left(said === 0 ? head.underAQuarter : length),
    until: whenUsed(deadline, deadline.start, deadline.seconds - said + 1),
  };
}

/** How late it is, in working time: rounded up, and from two days on "more than". '' within the first minute. */
export function timeLate(deadline: Deadline & { due: Date }, moment: Moment): TimeTold {
  const { speech, now } = moment;
  const day = deadline.by.calendar.workingDaySeconds;
  const { clock, head } = wordsIn(speech.language);
  const late = Math.floor(usedUp({ ...deadline, start: deadline.due }, now));
  const changesAfter = (seconds: number) => whenUsed(deadline, deadline.due, seconds);
  if (late < 60) return { words: '', until: changesAfter(60) };
  if (late > 2 * day) {
    const days = downTo(late, day);
    return {
      words: head.lateBy(head.moreThan(clock.about(days, day, 'down'))),
      until: changesAfter(days + day),
    };
  }
  const said = upTo(late, stepOf(late, day), day);
  return { words: head.lateBy(clock.about(said, day, 'up')), until: changesAfter(said + 1) };
}

function stepOf(seconds: number, day: number): number {
  if (seconds < hour) return quarter;
  return seconds < 2 * day ? hour : day;
}

/** From a day on what is beyond it goes by the step: a working day need not have whole hours. */
function downTo(seconds: number, step: number): number {
  return Math.floor(seconds / step) * step;
}

function upTo(seconds: number, step: number, day: number): number {
  const whole = step === hour && seconds >= day ? day : 0;
  return whole + Math.ceil((seconds - whole) / step) * step;
}

/** The instant at which this much of a promise's time has been used since then; null while its clock stands still. */
function whenUsed({ by, pauses }: Deadline, since: Date, seconds: number): Date | null {
  if (pauses.some(({ end }) => end === noEnd)) return null;
  return addWorkingTime(by.calendar, since, seconds, pauses);
}
