import { DateTime } from 'luxon';
import { quickZone } from '../sla/quick-zone.ts';
import type { Catalogue } from '../ticket/catalogue/catalogue.ts';
import type { Language } from '../ticket/words.ts';
import { type Words, wordsIn } from './words/words.ts';

/**
 * How the operators' side is told things: in which language, in which time zone, and what it calls categories and priorities.
 *
 * @property clock what year it is, for a date of another one says so
 */
export type Speech = { language: Language; zone: string; catalogue: Catalogue; clock: () => Date };

/**
 * What is said of an instant hangs on nothing but its minute, a zone and a language, and a page says it of hundreds: what was
 * worked out is kept, as much as a busy day needs.
 */
function onceAMinute<V>(workOut: (of: string, at: Date) => V): (of: string, at: Date) => V {
  const known = new Map<string, V>();
  return (of, at) => {
    const key = `${of} ${Math.floor(at.getTime() / 60_000)}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    if (known.size >= keptAtMost) known.clear();
    const value = workOut(of, at);
    known.set(key, value);
    return value;
  };
}
const keptAtMost = 5000;

/**
 * "Tue 24 Nov, 12:40" in the desk's zone; of another year than this "Tue 24 Nov 2027, 12:40". Times are written out here, because
 * Teams cards cannot do it.
 */
export function instantInWords(
  { language, zone, clock }: Pick<Speech, 'language' | 'zone' | 'clock'>,
  at: Date,
): string {
  const { short, long, year } = instantSaid[language](zone, at);
  return year === yearIn(zone, clock()) ? short : long;
}

const instantSaidIn = (language: Language) =>
  onceAMinute((zone, at) => {
    const words = wordsIn(language);
    const said = DateTime.fromJSDate(at, { zone: quickZone(zone) }).setLocale(words.locale);
    return { short: said.toFormat(words.instant), long: said.toFormat(words.instantOfYear), year: said.year };
  });
const instantSaid = { it: instantSaidIn('it'), en: instantSaidIn('en') };

const yearIn = onceAMinute((zone, at) => DateTime.fromJSDate(at, { zone: quickZone(zone) }).year);

/** "Updated at 12:40 · Tue 24 Nov" in the desk's zone: of what stays before somebody, also until another day. */
export function updatedInWords({ language, zone }: Pick<Speech, 'language' | 'zone'>, at: Date): string {
  const words = wordsIn(language);
  const local = DateTime.fromJSDate(at, { zone: quickZone(zone) }).setLocale(words.locale);
  return words.home.updated(local.toFormat('HH:mm'), local.toFormat(words.dayOnly));
}

/** "12:40:05" in the desk's zone, of something that is soon. */
export function timeInWords({ zone }: Speech, at: Date): string {
  return DateTime.fromJSDate(at, { zone: quickZone(zone) }).toFormat('HH:mm:ss');
}

/** The same as `instantInWords`; of the day that it is, "today, 12:40". It says so until that day ends: see `dayEnds`. */
export function instantFrom(speech: Speech, at: Date, now: Date): string {
  if (dateOf(speech, at) !== dateOf(speech, now)) return instantInWords(speech, at);
  const words = wordsIn(speech.language);
  return DateTime.fromJSDate(at, { zone: quickZone(speech.zone) })
    .setLocale(words.locale)
    .toFormat(words.today);
}

/** Midnight before an instant, in the desk's zone. */
export function dayBegins({ zone }: Speech, at: Date): Date {
  return new Date(midnights(zone, at).before);
}

const midnights = onceAMinute((zone, at) => {
  const local = DateTime.fromJSDate(at, { zone: quickZone(zone) });
  return {
    before: local.startOf('day').toMillis(),
    after: local.plus({ days: 1 }).startOf('day').toMillis(),
  };
});

/** Midnight after it. */
export function dayEnds({ zone }: Speech, at: Date): Date {
  return new Date(midnights(zone, at).after);
}

/** The day in the desk's zone, as `YYYY-MM-DD`. */
export function dateOf({ zone }: Speech, at: Date): string {
  return dateIn(zone, at);
}

const dateIn = onceAMinute(
  (zone, at) => DateTime.fromJSDate(at, { zone: quickZone(zone) }).toISODate() ?? '',
);

/** Details of a notice, in which instants stand as a machine writes them: in words. */
export function withInstantsInWords(speech: Speech, details: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? instantInWords(speech, new Date(value)) : value,
    ]),
  );
}

/** "2 h 5 min ago", "3 days ago", "just now": rough where it is long. */
export function ageInWords(words: Words, since: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000));
  if (minutes === 0) return words.justNow;
  const days = Math.floor(minutes / 1440);
  const rest = days > 0 ? 0 : minutes % 60;
  return words.age(words.duration(days, Math.floor((minutes % 1440) / 60), rest));
}
