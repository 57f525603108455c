import { type FigureKey, kindOf } from '../../ticket/reports/figures.ts';
import type { Measured } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { lengths } from '../words/clock/lengths.ts';
import { tellingWords } from '../words/reports/telling.ts';
import { wordsIn } from '../words/words.ts';

/** In which language figures are said. @property day the seconds of a working day */
export type FigureSpeech = { language: Language; day: number };

const hour = 3600;
const wallDay = 24 * hour;

/** "1.640" */
export function countInWords(count: number, language: Language): string {
  return new Intl.NumberFormat(wordsIn(language).locale, { useGrouping: 'always' }).format(count);
}

/** "92 %": nothing is called all of it that is not, nor none. @param share between 0 and 1 */
export function shareInWords(share: number, language: Language): string {
  const { locale } = wordsIn(language);
  const percent = share * 100;
  const isEdge = (percent > 99 && percent < 100) || (percent > 0 && percent < 1);
  const digits = isEdge ? Math.min(99.9, Math.max(0.1, Number(percent.toFixed(1)))) : Math.round(percent);
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(digits / 100);
}

/** A figure's value, as it is told: "1.640", "92%", "3 h 20 min lavorativi", "12 days"; "–" where there was nothing to measure. */
export function valueInWords(
  figure: FigureKey,
  { value }: Measured,
  { language, day }: FigureSpeech,
): string {
  if (value === null) return tellingWords[language].nothing;
  const { unit } = kindOf(figure);
  switch (unit) {
    case 'count':
      return countInWords(value, language);
    case 'share':
      return shareInWords(value, language);
    case 'working':
      return lengths.about(roundedToMinute(value), day)[language];
    case 'wall':
      return wallInWords(value, language);
    case 'minutes':
      return lengths.short(value * 60)[language];
    default:
      return unit satisfies never;
  }
}

/** Of what it is made: "46 of 50"; '' where the value says all. */
export function wholeInWords({ part, of }: Measured, language: Language): string {
  if (part === undefined || !of) return '';
  return tellingWords[language].partOf(countInWords(part, language), countInWords(of, language));
}

/** What is different from before. @property tone whether that is better; `none`: neither, or nobody can say */
export type Change = { arrow: '▲' | '▼' | '='; text: string; tone: 'better' | 'worse' | 'none' };

/** How a figure has changed; null where there was nothing to measure in one of the two. */
export function changeInWords(
  figure: FigureKey,
  { now, before }: { now: Measured; before: Measured },
  speech: FigureSpeech,
): Change | null {
  if (now.value === null || before.value === null) return null;
  const { change } = tellingWords[speech.language];
  const { unit, good } = kindOf(figure);
  const by = differenceInWords(figure, now.value - before.value, speech);
  if (by === null) return { arrow: '=', text: change.same, tone: 'none' };
  const isMore = now.value > before.value;
  const kind = unit === 'count' || unit === 'share' ? unit : 'length';
  return {
    arrow: isMore ? '▲' : '▼',
    text: (isMore ? change.more : change.less)[kind](by),
    tone: good === null ? 'none' : (good === 'more') === isMore ? 'better' : 'worse',
  };
}

/** By how much, without its sign; null where nobody would see it. */
function differenceInWords(figure: FigureKey, difference: number, speech: FigureSpeech): string | null {
  const { unit } = kindOf(figure);
  const { points } = tellingWords[speech.language].change;
  const size = Math.abs(difference);
  if (unit === 'share') {
    const whole = Number((size * 100).toFixed(size < 0.01 ? 1 : 0));
    return whole === 0 ? null : points(decimal(whole, speech.language), whole === 1);
  }
  if (unit === 'count') return size > 0 ? countInWords(size, speech.language) : null;
  const seconds = unit === 'minutes' ? size * 60 : size;
  if (seconds < 60) return null;
  // Of what time it is, the figure has said.
  return unit === 'working' && seconds < speech.day
    ? lengths.short(roundedToMinute(seconds))[speech.language]
    : valueInWords(figure, { value: size }, speech);
}

function decimal(value: number, language: Language): string {
  return new Intl.NumberFormat(wordsIn(language).locale, { maximumFractionDigits: 1 }).format(value);
}

/** Days and nights: "3 h 20 min", and from a day on "12 days", "1 day and 3 h". */
function wallInWords(seconds: number, language: Language): string {
  const whole = roundedToMinute(seconds);
  if (whole < wallDay) return lengths.short(whole)[language];
  const days = Math.floor(whole / wallDay);
  // Nobody counts the hours of a week.
  const hours = days < 3 ? Math.floor((whole % wallDay) / hour) : 0;
  return tellingWords[language].days(days, hours);
}

/** What takes less than a minute is told in seconds. */
function roundedToMinute(seconds: number): number {
  return seconds < 60 ? Math.round(seconds) : Math.floor(seconds / 60) * 60;
}
