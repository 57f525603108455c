import { DateTime } from 'luxon';
import type { Before, Span, StepLength } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { tellingWords } from '../words/reports/telling.ts';
import { wordsIn } from '../words/words.ts';

/** "November 2026", "29 November 2026", "23–29 November 2026", "from 28 September to 4 October 2026". */
export function spanInWords({ from, to }: Span, language: Language): string {
  const [first, last] = [dayOf(from, language), dayOf(to, language)];
  if (isMonth(first, last)) return first.toFormat('LLLL yyyy');
  if (from === to) return first.toFormat('d LLLL yyyy');
  if (first.hasSame(last, 'month')) return `${first.day}–${last.toFormat('d LLLL yyyy')}`;
  const { days } = tellingWords[language].span;
  return days(
    first.toFormat(first.hasSame(last, 'year') ? 'd LLLL' : 'd LLLL yyyy'),
    last.toFormat('d LLLL yyyy'),
  );
}

/** The span with which a report is compared, and that no more of it than of the report's own is in it: "1–9 October 2026, until the same time". */
export function beforeInWords({ span, isCut }: Before, language: Language): string {
  const said = spanInWords(span, language);
  return isCut ? tellingWords[language].span.soFar(said) : said;
}

/** What stands below a chart, where there is little room: "23 nov", "nov 2026". */
export function stepInWords({ from }: Span, step: StepLength, language: Language): string {
  const first = dayOf(from, language);
  if (step === 'month') return first.toFormat('LLL yyyy');
  return first.toFormat('d LLL');
}

/** The same in a table, where there is room: "Mon 23 Nov", "23–29 Nov". */
export function stepInTable({ from, to }: Span, step: StepLength, language: Language): string {
  const [first, last] = [dayOf(from, language), dayOf(to, language)];
  if (step === 'month') return first.toFormat('LLLL yyyy');
  if (from === to) return first.toFormat('ccc d LLL');
  return first.hasSame(last, 'month')
    ? `${first.day}–${last.toFormat('d LLL')}`
    : `${first.toFormat('d LLL')} – ${last.toFormat('d LLL')}`;
}

function isMonth(first: DateTime, last: DateTime): boolean {
  return first.day === 1 && last.hasSame(first, 'month') && last.hasSame(first.endOf('month'), 'day');
}

function dayOf(date: string, language: Language): DateTime {
  return DateTime.fromISO(date, { zone: 'utc' }).setLocale(wordsIn(language).locale);
}
