import { endsInOneWord } from './ends-said.ts';
import { countIn, monthNames } from './vocabulary.ts';

/** What was found in typed words, and the words without it. */
type Found<T> = { value: T; rest: string };

const months = Object.keys(monthNames).join('|');
/** "3rd of December", "December 3rd": the month says that it is a date. */
const ordinalBesideMonth = new RegExp(
  `\\b\\d{1,2}\\s*(?:st|nd|rd|th) (?:of )?(?:${months})\\b|\\b(?:${months}) \\d{1,2}\\s*(?:st|nd|rd|th)\\b`,
  'g',
);

/** The one word for "a fine giornata", "by end of day". */
export const dayEnd = 'finegiornata';
const dayEndSaid =
  /\b(?:(?:a|at|by|entro|per) )?(?:la |the )?(?:fine (?:della )?giornata|end of (?:the )?(?:working )?day|eod)\b/g;

/** Small letters, without accents, each word after one space. */
export function plainly(typed: string): string {
  const words = typed
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\b(?:una )?(?:mezz['’]ora|half an hour)\b/g, '30 min')
    .replace(/\bun['’](?=ora)/g, 'un ')
    .replace(/\bdopo domani\b|\b(the )?day after tomorrow\b/g, 'dopodomani')
    .replace(/\bstamattina\b|\bstamani\b/g, 'oggi mattina')
    .replace(/\bdomattina\b/g, 'domani mattina')
    .replace(/\bstasera\b|\b(?:questa sera|tonight)\b/g, 'oggi sera')
    .replace(/\b(tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day) night\b/g, '$1 evening')
    .replace(/\b(?:un paio d[i'’]|a couple of) ?/g, '2 ')
    .replace(dayEndSaid, dayEnd);
  return endsInOneWord(words)
    .replace(/['’,;!?]/g, ' ')
    .replace(/\.(?!\d)/g, ' ')
    .replace(ordinalBesideMonth, (said: string) => said.replace(/(\d)\s*(st|nd|rd|th)\b/, '$1'))
    .replace(/\b(?:the )?(\d{1,2})\s*(?:st|nd|rd|th)\b/g, 'the $1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A date as it is typed: `2026-12-03`, `3/12`, `3/12/2026`, `3 dicembre`, `december 3`, `the 3rd`. null: it was not said. */
export type TypedDate = { year: number | null; month: number | null; day: number };

/** @returns null where there is no date in it */
export function dateIn(words: string): Found<TypedDate> | null {
  return (
    found(words, /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([, year, month, day]) =>
      date(year ?? '', Number(month), Number(day)),
    ) ??
    found(words, /\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?\b/, ([, day, month, year]) =>
      date(year ?? '', Number(month), Number(day)),
    ) ??
    found(words, /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, ([, day, month, year]) =>
      date(year ?? '', Number(month), Number(day)),
    ) ??
    found(words, /\b(\d{1,2}) (?:di |of )?([a-z]{3,})(?: (\d{4}))?\b/, ([, day, month, year]) =>
      date(year ?? '', monthNames[month ?? ''] ?? 0, Number(day)),
    ) ??
    found(words, /\b([a-z]{3,}) (\d{1,2})(?: (\d{4}))?\b(?![:.h]\d|\s*(?:am|pm)\b)/, ([, month, day, year]) =>
      // "mar 9" is Tuesday at nine in Italian: a month that is a day's name too is none here.
      date(year ?? '', month === 'mar' ? 0 : (monthNames[month ?? ''] ?? 0), Number(day)),
    ) ??
    found(words, /\b(?:il|al|dal|the) (\d{1,2})(?![\d:.h/-]|\s*(?:am|pm)\b)/, ([, day]) =>
      Number(day) < 1 || Number(day) > 31 ? null : { year: null, month: null, day: Number(day) },
    )
  );
}

function date(year: string, month: number, day: number): TypedDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const whole = year.length === 2 ? 2000 + Number(year) : Number(year);
  return { year: year === '' ? null : whole, month, day };
}

/** "9 e 40", "alle nove e mezza", "half past 9", "un’ora e mezza": in digits. Of what `plainly` gives. */
export function asOnAClock(words: string): string {
  return words
    .replace(/\b(alle|at|ore) ([a-z]{3,})\b/g, (said, at: string, word: string) => {
      const hour = countIn(word);
      return hour === null ? said : `${at} ${hour}`;
    })
    .replace(/\b(\d+|[a-z]+) (?:or[ae]|hours?) (?:e mezz[ao]|and a half)\b/g, (said, amount: string) => {
      const hours = countIn(amount);
      return hours === null ? said : `${hours * 60 + 30} min`;
    })
    .replace(/\bun quarto d ora\b|\b(a )?quarter of an hour\b/g, '15 min')
    .replace(/\bhalf past (\d{1,2})\b/g, '$1:30')
    .replace(/\bquarter past (\d{1,2})\b/g, '$1:15')
    .replace(/\b(\d{1,2}) e mezz[ao]\b/g, '$1:30')
    .replace(/\b(\d{1,2}) e un quarto\b/g, '$1:15')
    .replace(/\b(\d{1,2}) e (\d{2})\b/g, '$1:$2');
}

/** A time of the day, in minutes; `isShort`: an hour alone, which may be meant of the afternoon. */
type TypedTime = { minutes: number; isShort: boolean };

/** @returns null where there is no time in it */
export function timeIn(words: string): Found<TypedTime> | null {
  return (
    found(words, /\b(?:mezzogiorno|noon|midday)\b/, () => ({ minutes: 720, isShort: false })) ??
    found(
      words,
      /\b(?:(?:alle|all|ore|at|h) )*(\d{1,2})[:.h](\d{2})\s*(am|pm)?(?![\d:])/,
      ([, hour, minute, half]) => time(Number(hour), Number(minute), half ?? null),
    ) ??
    found(words, /\b(?:(?:alle|all|ore|at) )*(\d{1,2})\s*(am|pm)\b/, ([, hour, half]) =>
      time(Number(hour), 0, half ?? null),
    ) ??
    found(words, /\b(?:alle |all |ore |at |h )+(\d{1,2})\b/, ([, hour]) => time(Number(hour), 0, null)) ??
    // Last of all, a number that stands alone at the end: "giovedì 9".
    found(words, /(?:^|\s)(\d{1,2})h?$/, ([, hour]) => time(Number(hour), 0, null))
  );
}

function time(hour: number, minute: number, half: string | null): TypedTime | null {
  if (minute > 59 || hour > 23 || (half !== null && (hour < 1 || hour > 12))) return null;
  const whole = half === null ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return { minutes: whole * 60 + minute, isShort: half === null && hour >= 1 && hour <= 6 };
}

/** "fra 2 giorni", "in two hours": how many of what, and what follows. */
export function lengthIn(words: string): { count: number; unit: string; rest: string } | null {
  const [, amount = '', unit = '', rest = ''] =
    /^(?:fra|tra|in) (\d+|[a-z]+) ?([a-z]+)\b(.*)$/.exec(words) ?? [];
  const count = countIn(amount);
  return count === null ? null : { count, unit, rest: rest.trim() };
}

/** @param read gives null for what only looks like it */
function found<T>(
  words: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => T | null,
): Found<T> | null {
  const match = pattern.exec(words);
  const value = match && read(match);
  if (!match || !value) return null;
  const rest = `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`;
  return { value, rest: rest.replace(/\s+/g, ' ').trim() };
}
