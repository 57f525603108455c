import type { WorkingLength } from '../../../sla/working-length.ts';
import type { InBoth, Said } from '../in-both.ts';

/** "3 h 30 min", "45 min", "2 h"; seconds only where there is nothing else. */
function hoursAndMinutes(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  if (hours === 0 && minutes === 0) return `${rest} s`;
  return [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`].filter(Boolean).join(' ');
}

/** To the second: what a reader adds up must come out right. */
export function exactly(seconds: number): string {
  const rest = seconds % 60;
  if (seconds < 60 || rest === 0) return hoursAndMinutes(seconds);
  return `${hoursAndMinutes(seconds - rest)} ${rest} s`;
}

/** In Italian the hours, or else the minutes, say how what follows ends: "1 h lavorativa", "2 h 20 min lavorativi". */
function working(length: string): Said {
  const ends = /min|s$/.test(length) ? ['o', 'i'] : ['a', 'e'];
  return {
    it: `${length} lavorativ${/^1 \S+$/.test(length) ? ends[0] : ends[1]}`,
    en: `${length} of working time`,
  };
}

/** Lengths of working time. */
export const lengths = {
  /**
   * As one says it: "3 h 20 min of working time" within a working day, from one on "5 working days", "1 working day and 7 h".
   * Rounded down: to minutes, and beyond a day to whole hours.
   *
   * @param day the seconds of a working day
   */
  about: (seconds: number, day: number): Said => {
    if (seconds < day) return working(hoursAndMinutes(Math.floor(seconds)));
    const hours = Math.floor((seconds % day) / 3600);
    const said = lengths.days(Math.floor(seconds / day));
    if (hours === 0) return said;
    return { it: `${said.it} e ${hours} h`, en: `${said.en} and ${hours} h` };
  },
  /** As it was promised, and as it is added up: "5 working days (40 h)", "4 h of working time". */
  exact: (seconds: number, day: number): Said => {
    if (seconds % day !== 0) return working(hoursAndMinutes(seconds));
    const { it, en } = lengths.days(seconds / day);
    const hours = hoursAndMinutes(seconds);
    return { it: `${it} (${hours})`, en: `${en} (${hours})` };
  },
  /** "3 h", "45 min" */
  short: (seconds: number) => ({ it: hoursAndMinutes(seconds), en: hoursAndMinutes(seconds) }),
  hours: (count: number) => ({
    it: count === 1 ? '1 ora lavorativa' : `${count} ore lavorative`,
    en: count === 1 ? '1 working hour' : `${count} working hours`,
  }),
  days: (count: number) => ({
    it: count === 1 ? '1 giorno lavorativo' : `${count} giorni lavorativi`,
    en: count === 1 ? '1 working day' : `${count} working days`,
  }),
} satisfies InBoth;

/** "2 working days", "3 working hours", "30 min" */
export function lengthInBoth({ amount, unit }: WorkingLength): Said {
  if (unit === 'minute') return { it: hoursAndMinutes(amount * 60), en: hoursAndMinutes(amount * 60) };
  return unit === 'day' ? lengths.days(amount) : lengths.hours(amount);
}
