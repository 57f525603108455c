import { instantMeant, type Meant, type Reckoning } from './instant-meant.ts';
import { dateIn, plainly, timeIn } from './typed-parts.ts';
import { partNames } from './vocabulary.ts';
import { dateOn, eveningFrom, onClock, plus } from './working-days.ts';

/**
 * What the beginning of a span of time may mean.
 *
 * @property ahead the next such instant
 * @property since the last one, which is over: it began then. null: such words only look ahead
 */
export type Beginning = { ahead: Meant; since: Date | null };

const dayMs = 86_400_000;
/** Nothing that is said without its year lies further away, or lasts longer: the other such day is nearer. */
const unsaidDaysAtMost = 300;

/**
 * What somebody means by "from 24/11", "dal 23", "dalle 9": the next, or one that has passed, of which only the end tells. Of a day
 * that would be nearly a year ahead its year is asked for. Pure.
 */
export function beginMeant(typed: string, reckoning: Reckoning): Beginning {
  const ahead = instantMeant(typed, reckoning);
  const isFar = ahead.ok && isYearUnsaid(typed, reckoning.now, ahead.at);
  return { ahead: isFar ? { ok: false, fault: 'past' } : ahead, since: sinceWhen(typed, ahead, reckoning) };
}

/** Whether a day that was named without its year is so far away that another year's may be meant. Pure. */
export function isYearUnsaid(typed: string, from: Date, at: Date): boolean {
  const dated = dateIn(plainly(typed));
  return (
    dated !== null && dated.value.year === null && (at.getTime() - from.getTime()) / dayMs > unsaidDaysAtMost
  );
}

/**
 * Whether what is meant goes on already: its end comes before it could begin ("dal 24/11 al 30/11", said on the 25th). Pure.
 *
 * @param end when it ends; of a length ("per 10 giorni"), reckoned from `since`
 */
export function hasBegun(
  { ahead, since }: Beginning,
  end: { at: Date; isLength: boolean },
  now: Date,
): boolean {
  if (!since || end.at <= now || (end.at.getTime() - since.getTime()) / dayMs > unsaidDaysAtMost)
    return false;
  if (!ahead.ok) return true;
  if (isSameDay(since, ahead.at)) return true;
  if (!end.isLength) return ahead.at >= end.at;
  return now.getTime() - since.getTime() < ahead.at.getTime() - now.getTime();
}

/** Today was named, and the desk opens once more on it. */
function isSameDay(since: Date, ahead: Date): boolean {
  return ahead.getTime() - since.getTime() < dayMs;
}

/**
 * Whether words name today, by its name or its date, without an hour. Pure.
 *
 * @returns `part`: its morning or its afternoon
 */
export function todayNamed(typed: string, { calendar, now }: Reckoning): 'whole' | 'part' | null {
  const words = plainly(typed);
  const dated = dateIn(words);
  const today = dateOn(calendar, now);
  if (dated && lastOf(dated.value, today) !== today) return null;
  const left = (dated?.rest ?? words).split(' ').filter(word => word !== '' && word !== 'il');
  const rest = dated ? left : left.filter(word => !todays.has(word));
  if (!dated && rest.length === left.length) return null;
  if (rest.length === 0) return 'whole';
  return rest.length === 1 && (rest[0] ?? '') in partNames ? 'part' : null;
}

const todays = new Set(['oggi', 'today', 'questa', 'questo', 'this']);

function sinceWhen(typed: string, ahead: Meant, reckoning: Reckoning): Date | null {
  const { calendar, now } = reckoning;
  const words = plainly(typed);
  const today = dateOn(calendar, now);
  const dated = dateIn(words);
  if (dated) {
    if (!ahead.ok && ahead.fault !== 'past' && ahead.fault !== 'too-far') return null;
    const day = lastOf(dated.value, today);
    const at = day && onClock(calendar, day, timeIn(dated.rest)?.value.minutes ?? partFrom(dated.rest));
    return at && at <= now ? at : null;
  }
  // Of today: what is past of it is refused as an instant.
  if (ahead.ok || ahead.fault !== 'past') return null;
  const at = onClock(calendar, today, timeIn(words)?.value.minutes ?? partFrom(words));
  return at <= now ? at : null;
}

function partFrom(words: string): number {
  const part = words.split(' ').flatMap(word => partNames[word] ?? [])[0] ?? 'morning';
  return { morning: 0, afternoon: 720, evening: eveningFrom }[part];
}

/** The last such day, today's among them. @returns null where there is none, or it is ahead */
function lastOf(
  { year, month, day }: { year: number | null; month: number | null; day: number },
  today: string,
): string | null {
  const isMeant = (date: string) =>
    Number(date.slice(8)) === day &&
    (month === null || Number(date.slice(5, 7)) === month) &&
    (year === null || Number(date.slice(0, 4)) === year);
  const back = Array.from({ length: month === null ? 62 : 367 }, (_, days) => plus(today, -days));
  return back.find(isMeant) ?? null;
}
