import { gregorianEaster } from 'date-easter';
import type { HolidayName } from './calendar.ts';

const eachYear: [monthDay: string, HolidayName][] = [
  ['01-01', { it: 'Capodanno', en: "New Year's Day" }],
  ['01-06', { it: 'Epifania', en: 'Epiphany' }],
  ['04-25', { it: 'Liberazione dal nazifascismo (1945)', en: 'Liberation from Nazi-Fascism (1945)' }],
  ['05-01', { it: 'Festa del lavoro', en: 'Labour Day' }],
  ['06-02', { it: 'Festa della Repubblica', en: 'Republic Day' }],
  ['08-15', { it: 'Assunzione di Maria', en: 'Assumption' }],
  ['11-01', { it: 'Ognissanti', en: "All Saints' Day" }],
  ['12-08', { it: 'Immacolata Concezione', en: 'Immaculate Conception' }],
  ['12-25', { it: 'Natale di Gesù', en: 'Christmas Day' }],
  ['12-26', { it: 'Santo Stefano', en: 'Boxing Day' }],
];
const easter: HolidayName = { it: 'Domenica di Pasqua', en: 'Easter Sunday' };
const easterMonday: HolidayName = { it: 'Lunedì dell’Angelo', en: 'Easter Monday' };
/** Italy's 150 years. */
const once: Record<number, [date: string, HolidayName]> = {
  2011: ['2011-03-17', { it: 'Festa Nazionale 2011', en: 'National Day 2011' }],
};

/**
 * The public holidays of all of Italy in a year, by their dates, as the library of the world's holidays has them (a test
 * compares), but for Saint Francis: a desk in Italy need not read that of all others.
 */
export function italysHolidays(year: number): Map<string, HolidayName> {
  const { month, day } = gregorianEaster(year);
  const sunday = new Date(Date.UTC(year, month - 1, day));
  const monday = new Date(Date.UTC(year, month - 1, day + 1));
  const days = new Map(eachYear.map(([monthDay, name]) => [`${year}-${monthDay}`, name]));
  const known = once[year];
  if (known) days.set(...known);
  return days.set(dateOf(sunday), easter).set(dateOf(monday), easterMonday);
}

function dateOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
