import { addWorkingTime } from '../../../sla/working-time.ts';
import { type Deadline, noEnd, usedUp } from '../../../ticket/clock/deadlines.ts';
import type { Moment } from '../../in-words/moment.ts';
import { lateNow } from '../../in-words/promises-in-words.ts';
import { dateOf } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

const quarter = 900;
const hour = 3600;

/** How long still, or how late, in words that stay true until then; null where the clock stands still. */
type TimeTold = { words: string; until: Date | null };

/** How a promise's time is told. */
export type Times = {
  left(deadline: Deadline, moment: Moment): TimeTold;
  /** '' within the first minute. */
  late(deadline: Deadline & { due: Date }, moment: Moment): TimeTold;
};

/**
 * On a card, which is drawn anew as each step is over. Quarters within an hour, hours within two working days, then days. What is left
 * is rounded down, for the desk never flatters itself; how late it is says "more than", and is never said to be more than it is.
 */
export const inSteps: Times = {
  left: (deadline, moment) => {
    const { speech, now } = moment;
    const day = deadline.by.calendar.workingDaySeconds;
    const { clock, head } = wordsIn(speech.language);
    const left = Math.max(0, Math.ceil(deadline.seconds - usedUp(deadline, now)));
    const said = downTo(left, stepOf(left, day));
    const isToday = deadline.due !== null && dateOf(speech, deadline.due) === dateOf(speech, now);
    // Until this evening nobody takes hours for anything but hours.
    const length = isToday ? clock.short(said) : clock.about(said, day);
    return {
      words: clock.left(said === 0 ? head.underAQuarter : length),
      until: whenUsed(deadline, deadline.start, deadline.seconds - said + 1),
    };
  },

  late: (deadline, { speech, now }) => {
    const day = deadline.by.calendar.workingDaySeconds;
    const { clock, head } = wordsIn(speech.language);
    const late = Math.floor(usedUp({ ...deadline, start: deadline.due }, now));
    const changesAfter = (seconds: number) => whenUsed(deadline, deadline.due, seconds);
    if (late < 60) return { words: '', until: changesAfter(60) };
    // To the second a step is not "more than" itself.
    const said = stepBelow(late - 1, day);
    const length = said === 0 ? head.underAQuarter : head.moreThan(clock.about(said, day));
    return { words: head.lateBy(length), until: changesAfter(stepAbove(said, day) + 1) };
  },
};

/** In a list, which says of when it is: how late it is to the minute. */
export const lateToTheMinute: Times = {
  ...inSteps,
  late: (deadline, moment) => ({ words: lateNow(deadline, moment), until: null }),
};

function stepOf(seconds: number, day: number): number {
  if (seconds < hour) return quarter;
  return seconds < 2 * day ? hour : day;
}

function downTo(seconds: number, step: number): number {
  return Math.floor(seconds / step) * step;
}

/** The step that is over by then. From a day on hours are counted from that: a working day need not have whole ones. */
function stepBelow(seconds: number, day: number): number {
  const step = stepOf(seconds, day);
  const whole = step === hour && seconds >= day ? day : 0;
  return whole + downTo(seconds - whole, step);
}

/** The one after it. */
function stepAbove(said: number, day: number): number {
  const next = said + stepOf(said, day);
  return Math.min(next, ...[day, 2 * day].filter(mark => mark > said));
}

/** The instant at which this much of a promise's time has been used since then; null while its clock stands still. */
function whenUsed({ by, pauses }: Deadline, since: Date, seconds: number): Date | null {
  if (pauses.some(({ end }) => end === noEnd)) return null;
  return addWorkingTime(by.calendar, since, seconds, pauses);
}
