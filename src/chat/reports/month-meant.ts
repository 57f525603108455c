import { DateTime } from 'luxon';
import { monthsAfter } from '../../ticket/reports/spans.ts';
import { languages } from '../../ticket/words.ts';
import { wordsIn } from '../words/words.ts';

/** What one says of the month before this one. */
const before = ['last', 'last month', 'previous', 'scorso', 'mese scorso', 'precedente'];
const thisOne = ['', 'this', 'this month', 'questo', 'questo mese'];

/**
 * The month that somebody means: `2026-10`, `10/2026`, "october", "ottobre 2025", "scorso". One without a year is the last of its name
 * that has begun.
 *
 * @param today `YYYY-MM-DD` @returns as `YYYY-MM`; null where it is none
 */
export function monthMeant(typed: string, today: string): string | null {
  const said = typed.trim().toLowerCase();
  const current = today.slice(0, 7);
  if (thisOne.includes(said)) return current;
  if (before.includes(said)) return monthsAfter(current, -1);
  const [, year, month] = /^(\d{4})[-/.](\d{1,2})$/.exec(said) ?? [];
  const [, monthFirst, yearLast] = /^(\d{1,2})[-/.](\d{4})$/.exec(said) ?? [];
  if (year && month) return written(Number(year), Number(month));
  if (yearLast && monthFirst) return written(Number(yearLast), Number(monthFirst));
  const [, name = '', ofYear] = /^(\p{L}+)(?: (\d{4}))?$/u.exec(said) ?? [];
  const number = numberOf(name);
  if (number === null) return null;
  if (ofYear) return written(Number(ofYear), number);
  const inThisYear = written(Number(today.slice(0, 4)), number);
  return inThisYear !== null && inThisYear > current
    ? written(Number(today.slice(0, 4)) - 1, number)
    : inThisYear;
}

/** By its name in either language, whole or its first three letters. */
function numberOf(name: string): number | null {
  for (const language of languages)
    for (let month = 1; month <= 12; month += 1) {
      const day = DateTime.utc(2026, month).setLocale(wordsIn(language).locale);
      if (name === day.toFormat('LLLL').toLowerCase() || name === day.toFormat('LLL').toLowerCase())
        return month;
    }
  return null;
}

function written(year: number, month: number): string | null {
  return year >= 2000 && year < 2200 && month >= 1 && month <= 12
    ? `${year}-${String(month).padStart(2, '0')}`
    : null;
}
