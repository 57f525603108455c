/** The words by which people name days, hours and lengths, in both languages, without accents and in small letters. */

/** ISO: 1 is Monday. */
export const weekdayNames: Record<string, number> = numbered([
  ['lunedi', 'lun', 'monday', 'mon'],
  ['martedi', 'mar', 'tuesday', 'tue', 'tues'],
  ['mercoledi', 'mer', 'wednesday', 'wed'],
  ['giovedi', 'gio', 'thursday', 'thu', 'thur', 'thurs'],
  ['venerdi', 'ven', 'friday', 'fri'],
  ['sabato', 'sab', 'saturday', 'sat'],
  ['domenica', 'dom', 'sunday', 'sun'],
]);

export const monthNames: Record<string, number> = numbered([
  ['gennaio', 'gen', 'january', 'jan'],
  ['febbraio', 'feb', 'february'],
  ['marzo', 'mar', 'march'],
  ['aprile', 'apr', 'april'],
  ['maggio', 'mag', 'may'],
  ['giugno', 'giu', 'june', 'jun'],
  ['luglio', 'lug', 'july', 'jul'],
  ['agosto', 'ago', 'august', 'aug'],
  ['settembre', 'set', 'sett', 'september', 'sep', 'sept'],
  ['ottobre', 'ott', 'october', 'oct'],
  ['novembre', 'nov', 'november'],
  ['dicembre', 'dic', 'december', 'dec'],
]);

const counts = numbered([
  ['un', 'uno', 'una', 'a', 'an', 'one'],
  ['due', 'two'],
  ['tre', 'three'],
  ['quattro', 'four'],
  ['cinque', 'five'],
  ['sei', 'six'],
  ['sette', 'seven'],
  ['otto', 'eight'],
  ['nove', 'nine'],
  ['dieci', 'ten'],
  ['undici', 'eleven'],
  ['dodici', 'twelve'],
]);

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';

const units: Record<string, Unit> = {
  ...named('minute', 'minuto minuti min m minute minutes mins'),
  ...named('hour', 'ora ore h hour hours hr hrs'),
  ...named('day', 'giorno giorni gg g day days d'),
  ...named('week', 'settimana settimane sett week weeks w'),
  ...named('month', 'mese mesi month months'),
};

/** How many working days after today. */
export const daysAfter: Record<string, number> = {
  oggi: 0,
  today: 0,
  domani: 1,
  tomorrow: 1,
  dopodomani: 2,
};

export type Part = 'morning' | 'afternoon' | 'evening';
export const partNames: Record<string, Part> = {
  mattina: 'morning',
  mattino: 'morning',
  morning: 'morning',
  pomeriggio: 'afternoon',
  afternoon: 'afternoon',
  sera: 'evening',
  serata: 'evening',
  evening: 'evening',
};

/** What says nothing by itself. */
export const fillers = new Set(
  'il lo la i le l di del della a alle all ore the on at of per until entro by fino till for questo questa this prossimo prossima next coming lavorativo lavorativi working business'.split(
    ' ',
  ),
);

/** @returns null for what is no number */
export function countIn(word: string): number | null {
  return /^\d{1,6}$/.test(word) ? Number(word) : (counts[word] ?? null);
}

/** @returns null for what measures no time */
export function unitIn(word: string): Unit | null {
  return units[word] ?? null;
}

function named(unit: Unit, names: string): Record<string, Unit> {
  return Object.fromEntries(names.split(' ').map(name => [name, unit]));
}

/** Every name with its place in the list, counted from 1. */
function numbered(names: string[][]): Record<string, number> {
  return Object.fromEntries(names.flatMap((of, index) => of.map(name => [name, index + 1])));
}
