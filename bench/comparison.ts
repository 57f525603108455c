import type { Calendar } from '../src/sla/calendar.ts';
import { addWorkingTime } from '../src/sla/working-time.ts';
import { MinuteByMinute } from '../test/sla/minute-by-minute.ts';
import {
  arrivals,
  arrivalsBeforeChristmas,
  arrivalsBeforeClockChanges,
  calendar,
  hour,
  nightShift,
  thirtyDays,
  withClosures,
} from './cases.ts';
import { heading, measure, whole } from './measure.ts';
import { type OtherPackage, otherPackages } from './other-packages.ts';

const minute = 60_000;
/** Answers to compare: thirty working days take the slower package 30 ms each. */
const compared = 300;

type Question = {
  name: string;
  calendar: Calendar;
  seconds: number;
  starts: (count: number, step?: number) => Date[];
};

const questions: Question[] = [
  { name: 'one hour', calendar, seconds: hour, starts: arrivals },
  { name: '30 working days', calendar, seconds: thirtyDays, starts: arrivals },
  {
    name: '30 days, Christmas',
    calendar: withClosures,
    seconds: thirtyDays,
    starts: arrivalsBeforeChristmas,
  },
];
const nights: Question = {
  name: '2 hours by night, clocks change',
  calendar: nightShift,
  seconds: 2 * hour,
  starts: arrivalsBeforeClockChanges,
};

/**
 * The same deadlines by the packages of npm that know several windows a day and holidays. Where an answer differs, a
 * count minute by minute (the tests' own, which shares nothing with any of them) says who is right.
 */
export function comparison(): void {
  const zone = process.env.TZ;
  process.env.TZ = calendar.zone;
  heading('The same by other packages');
  for (const question of questions) speeds(question);
  console.log(`\nDo they agree? Of ${compared} answers each; who is wrong, by a count minute by minute`);
  for (const question of [...questions, nights])
    for (const other of otherPackages) {
      other.keep(question.calendar);
      agreement('whole minutes', other, question, minute);
      agreement('any millisecond', other, question, 1);
    }
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
}

function speeds({ name, calendar, seconds, starts }: Question): void {
  const many = starts(10_000, minute);
  const ours = measure(`${name}: Sportello`, many.length, () => {
    for (const start of many) addWorkingTime(calendar, start, seconds);
  });
  const few = starts(50, minute);
  for (const other of otherPackages) {
    other.keep(calendar);
    const theirs = measure(`${name}: ${other.name}`, few.length, () => {
      for (const start of few) other.due(start, seconds / 60);
    });
    console.log(`${' '.repeat(46)}${`${whole(ours / theirs)} times`.padStart(12)}   slower than Sportello`);
  }
}

function agreement(from: string, other: OtherPackage, question: Question, step: number): void {
  const slow = referee(question.calendar);
  const answers = question.starts(compared, step).map(start => ({
    start,
    ours: addWorkingTime(question.calendar, start, question.seconds),
    theirs: other.due(start, question.seconds / 60),
    right: slow.due(start.getTime(), question.seconds * 1000),
  }));
  const differing = answers.filter(({ ours, theirs }) => ours.getTime() !== theirs.getTime()).length;
  const wrong = (who: 'ours' | 'theirs') =>
    answers.filter(answer => answer[who].getTime() !== answer.right).length;
  const title = `${question.name}, from ${from}: ${other.name}`;
  console.log(
    `  ${title.padEnd(76)} ${differing} differ; wrong: Sportello ${wrong('ours')}, it ${wrong('theirs')}`,
  );
  if (differing === 0) return;
  const [worst] = answers.toSorted((a, b) => off(b) - off(a));
  if (worst)
    console.log(
      `      the worst: from ${worst.start.toISOString()} it says ${worst.theirs.toISOString()}, right is ${new Date(worst.right).toISOString()}`,
    );
}

function off({ theirs, right }: { theirs: Date; right: number }): number {
  return Math.abs(theirs.getTime() - right);
}

const referees = new Map<Calendar, MinuteByMinute>();

function referee(of: Calendar): MinuteByMinute {
  const known = referees.get(of) ?? new MinuteByMinute(of);
  referees.set(of, known);
  return known;
}
