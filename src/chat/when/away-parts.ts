import { endOfDayMeant } from './day-meant.ts';
import { endMeant } from './end-meant.ts';
import { instantMeant, type Reckoning, type WhenFault } from './instant-meant.ts';
import { plainly } from './typed-parts.ts';
import { monthNames } from './vocabulary.ts';

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
export type Begins = { ok: true; whose: string; from: Date | null; isMoved: boolean };
type Ends = { ok: true; at: Date; isMoved: boolean; isLast: boolean; rest: string[] };

const articles = ['a', 'ad', 'al', 'alle', 'allo', 'alla', 'all’', "all'", 'the', 'to', 'il', 'on'];
const counted = ['compreso', 'compresa', 'incluso', 'inclusa', 'included', 'inclusive', 'including'];
const todays = ['oggi', 'today', 'adesso', 'ora', 'now', 'subito'];
const leading =
  /^(?:(?:[,;:–-]|e|and|con|with|mi|me|ci|covered|by|is|è|sostituto|sostituta|sostituisce|substitute|stands|in|for)[\s,:]+)*/iu;

export function failed(fault: AwayTypedFault): Failed {
  return { ok: false, fault };
}

/** The words as they stand, but a day of the month with what says that it is one: "al 3", "the 3rd" are no hours. */
export function spoken(typed: string): string[] {
  const words = typed
    .trim()
    .replace(/\b(dal|al)l['’](?=\d)/gi, '$1 ')
    .split(/\s+/)
    .filter(Boolean);
  return words.flatMap((word, index) => {
    const next = (words[index + 1] ?? '').toLowerCase();
    const isOfMonth = next in monthNames || ['di', 'of'].includes(next) || /^[ap]m$/.test(next);
    const before = (words[index - 1] ?? '').toLowerCase();
    const day = /^(\d{1,2})(st|nd|rd|th)?[,;:]*$/i.exec(word);
    if (!day || isOfMonth || plainly(before) in monthNames) return [word];
    return day[2] || ['al', 'dal', 'il', 'the'].includes(before) ? [`il ${day[1]}`] : [word];
  });
}

/**
 * When it begins, and whose it is: what stands before may name the day, too ("Anna domani dalle 9").
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
    if (isToday && start === '') return { ok: true, whose: whose(at), from: null, isMoved: false };
    if (!isToday && !instantMeant(day, reckon).ok) continue;
    const meant = instantMeant(`${day} ${start}`, reckon);
    if (!meant.ok) return meant;
    return { ok: true, whose: whose(at), from: meant.at, isMoved: meant.isMoved };
  }
  if (said === null || todays.includes(start.toLowerCase()))
    return { ok: true, whose: whose(before.length), from: null, isMoved: false };
  const meant = instantMeant(start, reckon);
  return meant.ok ? { ok: true, whose: whose(before.length), from: meant.at, isMoved: meant.isMoved } : meant;
}

/** When it ends. @param isLast a day that is named is the last one, not that of the return */
export function endIn(
  words: string[],
  { isLast, ...ends }: { begins: Date | null; isLength: boolean; isLast: boolean },
  reckon: Reckoning,
): Ends | Failed {
  const until = leadingInstant(words, ends, reckon);
  if (!until.ok) return until;
  // "dal 5/12 al 1/12": nobody means the next year's who does not say the year.
  const days = ends.begins ? (until.at.getTime() - ends.begins.getTime()) / 86_400_000 : 0;
  if (!ends.isLength && days > unsaidDaysAtMost && !/\d{4}/.test(until.text)) return failed('backwards');
  const isCounted = counted.includes((until.rest[0] ?? '').toLowerCase().replace(/[,;:]+$/, ''));
  const rest = isCounted ? until.rest.slice(1) : until.rest;
  const last =
    (isLast || isCounted) && !ends.isLength ? endOfDayMeant(until.text, until.at, reckon.calendar) : null;
  // Where the desk is closed on the last day, they are back at the next opening either way.
  const at = last && !until.isMoved ? last : until.at;
  return { ok: true, at, isMoved: until.isMoved && !last, isLast: last !== null, rest };
}

/** Of what begins later, and whose end is said without a year. */
const unsaidDaysAtMost = 300;

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
    if (closest === 'not-understood') closest = meant.fault;
  }
  return { ok: false, fault: closest };
}

export function withSubstitute({ whose, from, isMoved }: Begins, until: Ends): AwayTyped {
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
