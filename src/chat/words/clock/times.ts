import type { InBoth } from '../in-both.ts';

/** Instants, and how long ago they were. */
export const times = {
  locale: { it: 'it-IT', en: 'en-GB' },
  /** luxon format of an instant on a card: weekday, day, month, time */
  instant: { it: 'ccc d LLL, HH:mm', en: 'ccc d LLL, HH:mm' },
  /** the same of another year */
  instantOfYear: { it: 'ccc d LLL yyyy, HH:mm', en: 'ccc d LLL yyyy, HH:mm' },
  /** The same without the time. */
  dayOnly: { it: 'ccc d LLL', en: 'ccc d LLL' },
  today: { it: "'oggi,' HH:mm", en: "'today,' HH:mm" },
  age: (age: string) => ({
    it: `${age} fa`,
    en: `${age} ago`,
  }),
  justNow: { it: 'adesso', en: 'just now' },
  duration: (days: number, hours: number, minutes: number) => ({
    it:
      days > 0
        ? `${days} ${days === 1 ? 'giorno' : 'giorni'}${hours > 0 ? ` e ${hours} h` : ''}`
        : hours > 0
          ? `${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`
          : `${minutes} min`,
    en:
      days > 0
        ? `${days} ${days === 1 ? 'day' : 'days'}${hours > 0 ? ` ${hours} h` : ''}`
        : hours > 0
          ? `${hours} h${minutes > 0 ? ` ${minutes} min` : ''}`
          : `${minutes} min`,
  }),
  arrivedAt: (at: string) => ({ it: `arrivata ${at}`, en: `arrived ${at}` }),
} satisfies InBoth;
