import { type AwayTyped, beginningIn, failed, leadingInstant, spanIn, withSubstitute } from './away-parts.ts';
import { awaySaid } from './away-said.ts';
import { isYearUnsaid, todayNamed } from './begin-meant.ts';
import { endOfDayMeant, isWeekNamed } from './day-meant.ts';
import type { Reckoning } from './instant-meant.ts';
import { spoken } from './spoken.ts';
import { countIn, unitIn } from './vocabulary.ts';
import { dateOn } from './working-days.ts';

const untilWords = ['until', 'till', 'til', 'fino', 'sino', 'for', 'per'];
const lengthWords = ['for', 'per'];
const fromWords = ['from', 'da', 'dal', 'dalle', 'dalla', 'dallo', 'dall’', "dall'"];
const toWords = ['to', 'through', 'a', 'ad', 'al', 'alle', 'alla', 'allo', 'all’', "all'", '-', '–'];

/**
 * "until Monday Giulia", "fino a lunedì, mi sostituisce Giulia", "Anna dal 3/12 al 10/12 Giulia", "per 3 giorni", "domani Bea": in
 * either language, on the desk's own calendar. "until" and "fino a" say when one is back: a day without a time means its opening,
 * as everywhere. A day alone is that whole day, and after "to" and "al" it is the last one. Pure.
 */
export function awayTyped(typed: string, reckoning: Omit<Reckoning, 'mustWork'>): AwayTyped {
  const today = dateOn(reckoning.calendar, reckoning.now);
  const said = awaySaid(typed, today);
  if (said === '' && typed.trim() !== '') return failed('no-end');
  const words = spoken(said, today);
  const reckon = { ...reckoning, mustWork: true };
  const untilAt = words.findIndex(word => untilWords.includes(word.toLowerCase()));
  if (untilAt !== -1) return untilThen(words, untilAt, reckon);
  const fromAt = fromIn(words);
  return fromAt === -1 ? wholeDay(words, reckon) : fromTo(words, fromAt, reckon);
}

function fromIn(words: string[]): number {
  return words.findIndex(word => fromWords.includes(word.toLowerCase()));
}

/** "Anna from 3/12 until 10/12 Giulia", "domani per 2 ore". */
function untilThen(words: string[], untilAt: number, reckon: Reckoning): AwayTyped {
  const before = words.slice(0, untilAt);
  const fromAt = fromIn(before);
  const [whose, from] = fromAt === -1 ? [before, null] : [before.slice(0, fromAt), before.slice(fromAt + 1)];
  const begins = beginningIn(whose, from, reckon);
  if (!begins.ok) return begins;
  const isLength = lengthWords.includes(words[untilAt]?.toLowerCase() ?? '');
  return spanIn(begins, words.slice(untilAt + 1), { isLength, isLast: false }, reckon);
}

/** "dal 1/12 al 5/12 Giulia", "from Monday to Friday", "domani dalle 9 alle 12". */
function fromTo(words: string[], fromAt: number, reckon: Reckoning): AwayTyped {
  const [whose, said] = [words.slice(0, fromAt), words.slice(fromAt + 1)];
  let closest: AwayTyped | null = null;
  for (let toAt = said.length - 1; toAt > 0; toAt -= 1) {
    if (!toWords.includes(said[toAt]?.toLowerCase() ?? '')) continue;
    const begins = beginningIn(whose, said.slice(0, toAt), reckon);
    if (!begins.ok) continue;
    const span = spanIn(begins, said.slice(toAt + 1), { isLength: false, isLast: true }, reckon);
    if (span.ok) return span;
    closest = span;
  }
  if (closest) return closest;
  const begins = leadingInstant(said, { begins: null, isLength: false }, reckon);
  return begins.ok ? failed('no-end') : begins;
}

/** "domani", "on Friday Giulia", "Anna lunedì pomeriggio", "la prossima settimana"; "3 giorni", which begin now. */
function wholeDay(words: string[], reckon: Reckoning): AwayTyped {
  if (toWords.includes(words[0]?.toLowerCase() ?? '')) return failed('no-end');
  for (let at = 0; at < words.length; at += 1) {
    const rest = words.slice(at);
    const whose = words.slice(0, at).join(' ');
    if (isLengthLed(rest))
      return spanIn({ ok: true, whose, starts: null }, rest, { isLength: true, isLast: false }, reckon);
    const begins = leadingInstant(rest, { begins: null, isLength: false }, reckon);
    if (!begins.ok && (begins.fault === 'not-understood' || begins.fault === 'empty')) continue;
    if (!begins.ok) return begins;
    if (isYearUnsaid(begins.text, reckon.now, begins.at)) return failed('past');
    const end = endOfDayMeant(begins.text, begins.at, reckon.calendar);
    if (!end) return failed('no-end');
    if (begins.isMoved && !isWeekNamed(begins.text)) return failed('closed-day');
    // Of its morning or its afternoon only where that has begun.
    const isNow = begins.at <= reckon.now || todayNamed(begins.text, reckon) === 'whole';
    if (end <= reckon.now) return failed('past');
    const from = isNow ? null : begins.at;
    return withSubstitute(
      { whose, from, isMoved: false },
      { ...begins, at: end, isMoved: false, isLast: false },
    );
  }
  return failed(words.length === 0 ? 'empty' : 'not-understood');
}

/** "3 giorni", "una settimana", "2h". */
function isLengthLed([first = '', second = '']: string[]): boolean {
  const [, amount = first, unit = second] = /^(\d+)([a-z]+)$/i.exec(first) ?? [];
  return countIn(amount.toLowerCase()) !== null && unitIn(unit.toLowerCase().replace(/[,;:]+$/, '')) !== null;
}
