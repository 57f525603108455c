import type { Calendar } from './calendar.ts';

const units = { m: 'minute', h: 'hour', d: 'day' } as const;

/** A length of working time; a day is as long as the calendar says (service rules, decision 1). */
export type WorkingLength = { amount: number; unit: (typeof units)[keyof typeof units] };

const secondsOf = { minute: 60, hour: 3600 };

/** Working seconds. */
export function inSeconds(
  { workingDaySeconds }: Pick<Calendar, 'workingDaySeconds'>,
  { amount, unit }: WorkingLength,
): number {
  return amount * (unit === 'day' ? workingDaySeconds : secondsOf[unit]);
}

/** `30m`, `8h`, `10d`. @returns null for anything else */
export function parseWorkingLength(text: string): WorkingLength | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([mhd])$/.exec(text.trim()) ?? [];
  return amount && unit ? { amount: Number(amount), unit: units[unit as keyof typeof units] } : null;
}
