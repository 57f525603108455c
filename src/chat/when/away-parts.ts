import { type Beginning, beginMeant, hasBegun, isYearUnsaid, todayNamed } from './begin-meant.ts';
import { endOfDayMeant, isEndNamed, openingAfter } from './day-meant.ts';
import { endMeant } from './end-meant.ts';
import type { Reckoning, WhenFault } from './instant-meant.ts';
import { plainly, timeIn } from './typed-parts.ts';

/**
 * `no-end`: it is not said until when one is away, or what was said may be its beginning or its end; `closed-day`: the desk does
 * not work on the day that was named.
 */
export type AwayTypedFault = WhenFault | 'no-end' | 'closed-day' | 'backwards';

/** What somebody typed of an absence. Names as they stand there; '' for none. */
export type AwayTyped =
  | {
      ok: true;
      /** Whose it is; '' for whoever typed it. */
      whose: string;
      /** null: from now on. */
      from: Date | null;
      until: Date;
      /** The desk is closed at what was typed: it is its next opening. */
      isMoved: boolean;
      /** The last day was named, and is one of those on which they are away. */
      isLast: boolean;
      substitute: string;
    }
  | Failed;

type Failed = { ok: false; fault: AwayTypedFault };
/** @property starts null: from now on */
export type Begins = { ok: true; whose: string; starts: Beginning | null };
type Ends = { ok: true; at: Date; isMoved: boolean; isLast: boolean; rest: string[] };

const articles = ['a', 'ad', 'al', 'alle', 'allo', 'alla', 'all’', "all'", 'the', 'to', 'il', 'on'];
const counted = ['compreso', 'compresa', 'incluso', 'inclusa', 'included', 'inclusive', 'including'];
const todays = ['oggi', 'today', 'adesso', 'ora', 'now', 'subito'];
const leading =
  /^(?:(?:[,;:–-]|e|and|con|with|mi|me|ci|covered|by|is|è|sostituto|sostituta|sostituisce|substitute|stands|in|for)[\s,:]+)*/iu;

export function failed(fault: AwayTypedFault): Failed {
  return { ok: false, fault };
}

/**
 * When it may begin, and whose it is: what stands before may name the day, too ("Anna domani dalle 9").
 *
 * @param said what stands after "from"; null: nothing does
 */
export function beginningIn(before: string[], said: string[] | null, reckon: Reckoning): Begins | Failed {
  const start = (said ?? []).join(' ');
  const whose = (end: number) =>
    before
      .slice(0, end)
      .join(' ')
      .replace(/[,:]+$/, '');
  for (let at = 0; at < before.length; at += 1) {
    const day = before
      .slice(at)
      .join(' ')
      .replace(/[,:]+$/, '');
    const isToday = todays.includes(day.toLowerCase());
    if (isToday && start === '') return { ok: true, whose: whose(at), starts: null };
    if (!isToday && !isInstant(beginMeant(day, reckon))) continue;
    return beginsWith(whose(at), beginMeant(`${day} ${start}`, reckon));
  }
  if (said === null || todays.includes(start.toLowerCase()))
    return { ok: true, whose: whose(before.length), starts: null };
  return beginsWith(whose(before.length), beginMeant(start, reckon));
}

function beginsWith(whose: string, starts: Beginning): Begins | Failed {
  return isInstant(starts) || starts.ahead.ok ? { ok: true, whose, starts } : starts.ahead;
}

function isInstant({ ahead, since }: Beginning): boolean {
  return ahead.ok || since !== null;
}

/**
 * The whole absence, once its end is known: what has begun by what was said of it is "from now on".
 *
 * @param words what says the end
 */
export function spanIn(
  { whose, starts }: Begins,
  words: string[],
  how: { isLength: boolean; isLast: boolean },
  reckon: Reckoning,
): AwayTyped {
  if (starts?.since) {
    const from = { ...reckon, now: how.isLength ? starts.since : reckon.now };
    const until = endIn(words, { ...how, begins: null }, from);
    if (until.ok && hasBegun(starts, { at: until.at, isLength: how.isLength }, reckon.now))
      return withSubstitute({ whose, from: null, isMoved: false }, until);
  }
  if (starts && !starts.ahead.ok) return starts.ahead;
  const [from, isMoved] = starts?.ahead.ok ? [starts.ahead.at, starts.ahead.isMoved] : [null, false];
  const until = endIn(words, { ...how, begins: from }, reckon);
  return until.ok ? withSubstitute({ whose, from, isMoved }, until) : until;
}

/** When it ends. @param isLast a day that is named is the last one, not that of the return */
function endIn(
  words: string[],
  { isLast, ...ends }: { begins: Date | null; isLength: boolean; isLast: boolean },
  reckon: Reckoning,
): Ends | Failed {
  const until = leadingInstant(words, ends, reckon);
  if (!until.ok) return until;
  // "dal 5/12 al 1/12", "fino a ieri": nobody means the next year's who does not say the year.
  if (!ends.isLength && isYearUnsaid(until.text, ends.begins ?? reckon.now, until.at))
    return failed(ends.begins ? 'backwards' : 'past');
  const isCounted = counted.includes((until.rest[0] ?? '').toLowerCase().replace(/[,;:]+$/, ''));
  const rest = isCounted ? until.rest.slice(1) : until.rest;
  const last = ends.isLength ? null : afterIt(until, isLast || isCounted, reckon);
  // Where the desk is closed on the last day, they are back at the next opening either way.
  const at = last && !until.isMoved ? last : until.at;
  if (at <= reckon.now) return failed('past');
  return { ok: true, at, isMoved: until.isMoved && !last, isLast: last !== null, rest };
}

/** "fino a fine mese" is the whole of its last day, and so is a day that is one of those. @returns null: it ends as it was said */
function afterIt(
  { text, at }: { text: string; at: Date },
  isLast: boolean,
  { calendar }: Reckoning,
): Date | null {
  if (isEndNamed(text) && timeIn(plainly(text)) === null) return openingAfter(at, calendar);
  return isLast ? endOfDayMeant(text, at, calendar) : null;
}

type Leading = { ok: true; at: Date; isMoved: boolean; text: string; rest: string[] } | Failed;

/** "3 dicembre 2026 alle ore 9:30 di mattina" has eight. */
const instantWordsAtMost = 10;

/** The most of the words that say an instant; a name follows. Where none do, what is wrong with those that come closest. */
export function leadingInstant(
  words: string[],
  ends: { begins: Date | null; isLength: boolean },
  reckoning: Reckoning,
): Leading {
  const skipped = words.findIndex(word => !articles.includes(word.toLowerCase()));
  const said = skipped === -1 ? [] : words.slice(skipped);
  let closest: WhenFault = said.length === 0 ? 'empty' : 'not-understood';
  for (let length = Math.min(said.length, instantWordsAtMost); length > 0; length -= 1) {
    const text = said
      .slice(0, length)
      .join(' ')
      .replace(/[,;:]+$/, '');
    const meant = endMeant(text, ends, reckoning);
    if (meant.ok) return { ok: true, at: meant.at, isMoved: meant.isMoved, text, rest: said.slice(length) };
    // What is left of today, though the desk opens on it no more.
    if (meant.fault === 'past' && !ends.isLength && todayNamed(text, reckoning))
      return { ok: true, at: reckoning.now, isMoved: false, text, rest: said.slice(length) };
    if (closest === 'not-understood') closest = meant.fault;
  }
  return { ok: false, fault: closest };
}

export function withSubstitute(
  { whose, from, isMoved }: { whose: string; from: Date | null; isMoved: boolean },
  until: Ends,
): AwayTyped {
  const substitute = until.rest.join(' ').replace(leading, '').trim();
  return {
    ok: true,
    whose,
    from,
    until: until.at,
    isMoved: until.isMoved || isMoved,
    isLast: until.isLast,
    substitute,
  };
}
