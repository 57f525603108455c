import type { WorkingLength } from '../../sla/working-length.ts';
import type { DeadlineState } from '../../ticket/clock/deadlines.ts';
import type { PromiseKind, Tell } from '../../ticket/clock/policy.ts';
import type { Words } from './words.ts';

/** What operators and customers read about promises, pings, closures and duty. */
export type ClockWords = {
  promise: Record<PromiseKind, string>;
  /** On the card: "Claim by Fri 4 Dec, 18:30 · in time". `due` is '' while the clock stands still. */
  deadline: Record<DeadlineState, (promise: PromiseKind, due: string) => string>;
  /** Working time, from seconds. */
  length: (seconds: number) => string;
  left: (length: string) => string;
  /** Why a promise cannot be extended by so much; `left` is '' where nothing can be added any more. */
  extendedEnough: (atMost: string, left: string) => string;
  late: (length: string) => string;
  why: {
    title: (token: string) => string;
    /** luxon formats: a day, and a time of day */
    day: string;
    time: string;
    promised: (promise: PromiseKind, length: string, from: string) => string;
    counted: (when: string, length: string) => string;
    days: (count: number) => string;
    weekend: string;
    dayOff: (day: string) => string;
    /** A day that has hours of its own, and what they are. */
    ownHours: (day: string, hours: string) => string;
    closedThatDay: (day: string) => string;
    closure: (name: string) => string;
    pause: (from: string, to: string) => string;
    goesOn: string;
    due: (when: string) => string;
    met: (when: string) => string;
    stillLeft: (length: string) => string;
    extended: (length: string, original: string) => string;
    nothing: string;
  };
  ping: {
    title: (count: number) => string;
    breached: (count: number) => string;
    onCallTitle: string;
    arrived: (when: string, who: string) => string;
    assignee: (name: string) => string;
    nobody: string;
    lastAction: (line: string, when: string) => string;
    noAction: string;
    reason: Record<Tell | 'on-call' | 'channel' | 'no-manager', string>;
    again: (times: number) => string;
    /** `command`: as it is typed, with what shows the rest */
    more: (count: number, command: string) => string;
  };
  forecast: {
    title: string;
    intro: (until: string) => string;
    more: (count: number, command: string) => string;
  };
  handOver: { title: string; intro: string; of: (name: string, count: number) => string };
  unattended: {
    title: string;
    text: (name: string, days: string, hasManagers: boolean, closures: string, duty: string) => string;
  };
  closures: {
    title: string;
    none: string;
    plan: string;
    change: string;
    cancel: string;
    onCall: (name: string) => string;
    withoutOnCall: string;
    fixed: string;
    form: {
      title: string;
      intro: string;
      from: string;
      to: string;
      name: string;
      namePlaceholder: string;
      onCall: string;
      nobody: string;
      submit: string;
    };
    preview: {
      title: string;
      intro: (days: string) => string;
      cancelIntro: (days: string) => string;
      moves: (count: number) => string;
      unmoved: string;
      move: (token: string, promise: PromiseKind, from: string, to: string) => string;
      more: (count: number) => string;
      save: string;
      doCancel: string;
    };
    saved: string;
    cancelled: string;
    datesMissing: string;
    backwards: string;
    tooLong: (days: number) => string;
    nameMissing: string;
    inThePast: string;
    gone: string;
    managersOnly: string;
  };
  duty: {
    title: string;
    now: (name: string) => string;
    nobody: string;
    usage: (command: string) => string;
    /** a turn to come */
    planned: (name: string, days: string) => string;
    /** how a manager takes a turn back; `remove` is the word that it takes */
    removeUsage: (command: string) => string;
    remove: string;
    removed: (name: string, days: string) => string;
    notPlanned: string;
    /** whose turn gives way to the one that was saved */
    instead: (name: string, days: string) => string;
    whose: string;
    wrongDates: string;
    unknown: (email: string) => string;
    saved: (name: string, days: string) => string;
  };
  /** The line in letters about a closure. */
  announcement: {
    ahead: (name: string, from: string, to: string, reopens: string) => string;
    during: (name: string, to: string, reopens: string) => string;
    onCall: (phone: string) => string;
  };
};

/** To the second: what a reader adds up must come out right. */
export function exactly(seconds: number): string {
  const rest = seconds % 60;
  if (seconds < 60 || rest === 0) return hoursAndMinutes(seconds);
  return `${hoursAndMinutes(seconds - rest)} ${rest} s`;
}

/** "3 h 30 min", "45 min", "2 h"; seconds only where there is nothing else. */
export function hoursAndMinutes(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  if (hours === 0 && minutes === 0) return `${rest} s`;
  return [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`].filter(Boolean).join(' ');
}

/** "2 working days", "3 working hours", "30 min" */
export function lengthInWords({ fields, clock }: Words, { amount, unit }: WorkingLength): string {
  if (unit === 'minute') return clock.length(amount * 60);
  return unit === 'day' ? fields.days(amount) : fields.hours(amount);
}
