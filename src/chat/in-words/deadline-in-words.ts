import { DateTime } from 'luxon';
import type { Calendar } from '../../sla/calendar.ts';
import { explain, type Step } from '../../sla/explain.ts';
import { windowInWords } from '../../sla/hours-in-words.ts';
import { inSeconds } from '../../sla/working-length.ts';
import { addWorkingTime } from '../../sla/working-time.ts';
import type { ClockFacts } from '../../ticket/clock/deadlines.ts';
import { type Deadline, noEnd, usedUp } from '../../ticket/clock/deadlines.ts';
import { agreedFor, type Terms } from '../../ticket/clock/terms.ts';
import type { Language } from '../../ticket/words.ts';
import { readableLine } from '../readable.ts';
import { exactly } from '../words/clock/lengths.ts';
import { wordsIn } from '../words/words.ts';

/** Each stretch by itself, and how long of it counts; null where nothing does: "Fri 4 Dec 18:00-18:30", "weekend". */
export function stretchesInWords(
  calendar: Calendar,
  steps: readonly Step[],
  language: Language,
): { what: string; seconds: number | null }[] {
  const { why } = wordsIn(language).clock;
  const say = sayer(calendar, language);
  let lastDay = '';
  return steps.map(step => {
    switch (step.kind) {
      case 'counted': {
        const day = say.day(step.from);
        const span = `${say.time(step.from)}-${say.time(step.to)}`;
        const what = day === lastDay ? span : `${day} ${span}`;
        lastDay = day;
        // By the times as they are shown: a mail arrives at some fraction of a second.
        return { what, seconds: wholeSeconds(step.to) - wholeSeconds(step.from) };
      }
      case 'days': {
        const from = say.date(step.from);
        const what = step.days === 1 ? from : `${from} - ${say.date(step.to)}, ${why.days(step.days)}`;
        return { what, seconds: step.seconds };
      }
      case 'own-hours': {
        const hours = step.windows.map(windowInWords).join(', ');
        return { what: why.ownHours(say.date(step.date), hours), seconds: step.seconds };
      }
      case 'off':
        return { what: dayOffInWords(step, say, language), seconds: null };
      case 'pause':
        return { what: why.pause(say.instant(step.from), say.instant(step.to)), seconds: null };
      default:
        return step satisfies never;
    }
  });
}

function dayOffInWords(
  { from, to, off }: Extract<Step, { kind: 'off' }>,
  say: ReturnType<typeof sayer>,
  language: Language,
): string {
  const { why } = wordsIn(language).clock;
  const days = from === to ? say.date(from) : `${say.date(from)} - ${say.date(to)}`;
  if (off.why === 'closure') return `${days}: ${why.closure(off.name)}`;
  if (off.why === 'own-hours') return why.closedThatDay(days);
  if (off.why === 'holiday') return `${days}: ${off.name[language]}`;
  return isWeekend(from) && isWeekend(to) ? why.weekend : why.dayOff(days);
}

/**
 * How working time was counted, on one line, so that anybody can check it by hand: "Fri 4 Dec 18:00-18:30 = 30 min;
 * weekend; Mon 7 Dec 9:00-9:30 = 30 min; due Mon 7 Dec 9:30".
 */
function countedInWords(calendar: Calendar, steps: Step[], end: string, language: Language): string {
  const { why } = wordsIn(language).clock;
  const told = stretchesInWords(calendar, steps, language).map(({ what, seconds }) =>
    seconds === null ? what : why.counted(what, exactly(seconds)),
  );
  return [...told, end].join('; ');
}

/** What was promised, from when on, and by whose contract, where it is somebody's. */
export function promisedInWords(deadline: Deadline, language: Language): string {
  const { why, exact } = wordsIn(language).clock;
  const { calendar } = deadline.by;
  const { promise, start, seconds } = deadline;
  const length = exact(seconds, calendar.workingDaySeconds);
  return [
    why.promised(promise, length, sayer(calendar, language).instant(start)),
    agreedInWords(deadline, language),
  ]
    .filter(Boolean)
    .join(' ');
}

/** One deadline, explained: what was promised, what counted, when it is due. A paragraph for each. */
export function deadlineInWords(deadline: Deadline, language: Language, now: Date): string[] {
  const { why, exact } = wordsIn(language).clock;
  const { calendar } = deadline.by;
  const say = sayer(calendar, language);
  const { start, seconds, extendedBy, pauses, due, metAt } = deadline;
  const until = due ?? now;
  const steps = explain(calendar, start, until, pauses);
  const left = seconds - usedUp(deadline, now);
  const end = due ? why.due(say.instant(due)) : why.stillLeft(exactly(Math.round(left)));
  const original =
    extendedBy > 0
      ? addWorkingTime(
          calendar,
          start,
          seconds - extendedBy,
          pauses.filter(pause => pause.end !== noEnd),
        )
      : null;
  return [
    promisedInWords(deadline, language),
    `${countedInWords(calendar, steps, end, language)}${metAt ? `; ${why.met(say.instant(metAt))}` : ''}.`,
    ...(original ? [why.extended(exact(extendedBy, calendar.workingDaySeconds), say.instant(original))] : []),
  ];
}

/** By whose contract it is counted; '' where it is what the desk promises to all. */
function agreedInWords({ by: { company } }: Deadline, language: Language): string {
  if (!company) return '';
  const { why } = wordsIn(language).clock;
  const name = readableLine(company.name, 80);
  return company.contract
    ? why.byContract(readableLine(company.contract.name, 80), name)
    : why.byAgreement(name);
}

/** What a priority promises, from an instant on, as if a request arrived then: the command line's question. */
export function promisedFrom(
  terms: Terms,
  start: Date,
  priority: ClockFacts['priority'],
): { claim: Deadline; resolve: Deadline } {
  const by = agreedFor({ company: null, openedAt: start }, terms);
  const { policy, calendar } = by;
  const promised = policy.promises[priority ?? policy.defaultPriority];
  const of = (promise: 'claim' | 'resolve'): Deadline => {
    const seconds = inSeconds(calendar, promised[promise]);
    const due = addWorkingTime(calendar, start, seconds);
    return { promise, by, start, seconds, extendedBy: 0, pauses: [], due, metAt: null };
  };
  return { claim: of('claim'), resolve: of('resolve') };
}

function sayer({ zone }: Calendar, language: Language) {
  const { clock, locale } = wordsIn(language);
  const at = (instant: Date) => DateTime.fromJSDate(instant, { zone }).setLocale(locale);
  const day = (instant: Date) => at(instant).toFormat(clock.why.day);
  const time = (instant: Date) => {
    const said = at(instant);
    return said.toFormat(said.second === 0 ? clock.why.time : `${clock.why.time}:ss`);
  };
  return {
    day,
    time,
    instant: (instant: Date) => `${day(instant)} ${time(instant)}`,
    date: (date: string) => DateTime.fromISO(date).setLocale(locale).toFormat(clock.why.day),
  };
}

function isWeekend(date: string): boolean {
  return DateTime.fromISO(date).weekday >= 6;
}

function wholeSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
