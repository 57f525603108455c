import { asOnAClock, plainly } from './typed-parts.ts';
import { countIn, unitIn } from './vocabulary.ts';

/** "un'ora e tre quarti", "1 ora e 20 minuti" are short; what is longer was pasted. In UTF-16 units. */
const lengthAtMost = 60;

/** One amount of one unit at the beginning: "2 h", "2,5 ore", "un ora". */
const amount = /^(\d{1,4}(?:[.,]\d{1,2})?|[a-z]+) ?([a-z]+)(?= |\d|$)/;

/**
 * The minutes that somebody means by "30m", "1h30", "un'ora e mezza", "2,5 ore", "1:30". Hours and minutes alone: how long a day is
 * each house says otherwise. Pure.
 *
 * @returns null for what is no such length
 */
export function lengthMeant(typed: string): number | null {
  if (typed.length > lengthAtMost) return null;
  const words = asOnAClock(plainly(withPoint(typed)))
    .replace(/ (?:e|and) un quarto$/, ' 15 min')
    .replace(/ (?:e|and) /g, ' ')
    .replace(/\b(?:e|and)$/, '');
  const [, hours, minutes] =
    /^(\d{1,4})(?::| ?h ?| ?or[ae] | ?hours? )([0-5]\d)(?: ?m(?:in\w*)?)?$/.exec(words) ?? [];
  if (hours !== undefined && minutes !== undefined) return Number(hours) * 60 + Number(minutes);
  return added(words.trim(), 0);
}

/** `plainly` takes commas for pauses: of a number they are none. */
function withPoint(typed: string): string {
  return typed.replace(/(\d),(\d)/g, '$1.$2');
}

function added(words: string, sum: number): number | null {
  if (words === '') return sum > 0 ? sum : null;
  const [whole = '', count = '', named = ''] = amount.exec(words) ?? [];
  const unit = unitIn(named);
  const each = /^\d+[.,]\d+$/.test(count) ? Number(count.replace(',', '.')) : countIn(count);
  if (each === null || (unit !== 'hour' && unit !== 'minute')) return null;
  const minutes = Math.round(each * (unit === 'hour' ? 60 : 1));
  return added(words.slice(whole.length).trim(), sum + minutes);
}
