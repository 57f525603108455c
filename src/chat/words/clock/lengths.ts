import type { WorkingLength } from '../../../sla/working-length.ts';
import type { InBoth, Said } from '../in-both.ts';

/** "3 h 30 min", "45 min", "2 h"; seconds only where there is nothing else. */
export function hoursAndMinutes(seconds: number): string {
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

/** Lengths of working time. */
export const lengths = {
  /** from seconds */
  length: (seconds: number) => ({ it: hoursAndMinutes(seconds), en: hoursAndMinutes(seconds) }),
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
  if (unit === 'minute') return lengths.length(amount * 60);
  return unit === 'day' ? lengths.days(amount) : lengths.hours(amount);
}
