import type Holidays from 'date-holidays';
import type { Calendar, HolidayName } from './calendar.ts';
import { italysHolidays } from './italy.ts';
import { worldsHolidays } from './world.ts';

const italy = 'IT';

/**
 * Italy keeps Saint Francis' day again from 2026 on (law 151 of 8 October 2025), and did not from 1977 to 2025,
 * whatever the library says.
 */
const saintFrancis = {
  monthDay: '10-04',
  from: 2026,
  name: { it: 'San Francesco d’Assisi', en: 'Saint Francis of Assisi' },
};

const local: HolidayName = { it: 'festa locale', en: 'local holiday' };

/** The holiday on a date (`YYYY-MM-DD`), by its names; null for an ordinary day. */
export function holidayOn({ holidays }: Calendar, date: string): HolidayName | null {
  const monthDay = date.slice(5);
  const year = Number(date.slice(0, 4));
  if (holidays.country === italy && monthDay === saintFrancis.monthDay) {
    if (year >= saintFrancis.from) return saintFrancis.name;
  } else {
    const known = publicHolidays(holidays, year).get(date);
    if (known) return known;
  }
  return holidays.extra.some(extra => extra === date || extra === monthDay) ? local : null;
}

/** All public and local holidays of a year, as dates. */
export function holidaysIn(calendar: Calendar, year: number): string[] {
  const { extra } = calendar.holidays;
  const candidates = [
    ...publicHolidays(calendar.holidays, year).keys(),
    ...extra.map(day => (day.length === 5 ? `${year}-${day}` : day)).filter(isInCalendar),
    `${year}-${saintFrancis.monthDay}`,
  ];
  return [...new Set(candidates)].filter(
    date => Number(date.slice(0, 4)) === year && holidayOn(calendar, date),
  );
}

/** Are a country's public holidays known? Of any other, every day would be an ordinary one. */
export function isCountryKnown(country: string): boolean {
  if (country === italy) return true;
  countries ??= new Set(Object.keys(new (worldsHolidays())().getCountries()));
  return countries.has(country);
}

/** 29 February of an ordinary year is no day; `Date.parse` takes it for 1 March. */
function isInCalendar(date: string): boolean {
  const at = Date.parse(date);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/**
 * The parts of a country that have public holidays of their own, by the codes that desk.yaml may write. A town's patron
 * that is no public holiday is none: it is written as an extra day.
 */
export function regionsOf(country: string): string[] {
  const known = regions.get(country);
  if (known) return [...known.keys()];
  const library = new (worldsHolidays())();
  const found = new Map<string, string[]>();
  for (const state of Object.keys(library.getStates(country) ?? {})) {
    found.set(state, [state]);
    for (const region of Object.keys(library.getRegions(country, state) ?? {}))
      found.set(found.has(region) ? `${state}-${region}` : region, [state, region]);
  }
  if (country === italy) {
    // The library has it under ISO's code of the whole of Trentino-Alto Adige; in Trento Whit Monday is an ordinary day.
    found.delete(southTyrol.state);
    found.set(southTyrol.code, [southTyrol.state]);
  }
  for (const [code, place] of found) if (!hasOwnHolidays(country, place)) found.delete(code);
  regions.set(country, found);
  return [...found.keys()];
}

const southTyrol = { state: '32', code: 'BZ' };

/** Years in which a feast of a place falls on a day that is no holiday of its country. */
const yearsCompared = [2026, 2027, 2028];

function hasOwnHolidays(country: string, place: string[]): boolean {
  const dates = (library: Holidays) =>
    yearsCompared.flatMap(year =>
      library.getHolidays(year).flatMap(({ type, date }) => (type === 'public' ? [date.slice(0, 10)] : [])),
    );
  return dates(libraryOf(country, place)).join() !== dates(libraryOf(country, [])).join();
}

let countries: Set<string> | undefined;
const regions = new Map<string, Map<string, string[]>>();
const libraries = new Map<string, Holidays>();
const years = new Map<string, Map<string, HolidayName>>();

function libraryOf(country: string, [state, region]: string[]): Holidays {
  const key = [country, state, region].join('.');
  const known = libraries.get(key);
  if (known) return known;
  const Library = worldsHolidays();
  const library = region
    ? new Library(country, state ?? '', region)
    : state
      ? new Library(country, state)
      : new Library(country);
  libraries.set(key, library);
  return library;
}

/** What is known of a country's year, kept: asking the library costs milliseconds. */
function publicHolidays(
  { country, region = null }: Calendar['holidays'],
  year: number,
): ReadonlyMap<string, HolidayName> {
  if (!country) return new Map();
  const key = `${country} ${region} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const found = country === italy && !region ? italysHolidays(year) : ofLibrary(country, region, year);
  years.set(key, found);
  return found;
}

function ofLibrary(country: string, region: string | null, year: number): Map<string, HolidayName> {
  if (region) regionsOf(country);
  const library = libraryOf(country, (region && regions.get(country)?.get(region)) || []);
  const inItalian = new Map(
    library.getHolidays(year, 'it').map(({ date, rule, name }) => [date + rule, name]),
  );
  const found = new Map<string, HolidayName>();
  for (const { date, start, end, rule, type, name } of library.getHolidays(year, 'en')) {
    if (type !== 'public') continue;
    // Some feasts last several days; each is a day off, but not the half one at an end. Clocks may be moved meanwhile.
    const hours = (end.getTime() - start.getTime()) / 3_600_000;
    const days = Math.max(1, Math.floor((hours + 2) / 24));
    for (let day = 0; day < days; day += 1)
      found.set(plusDays(date.slice(0, 10), day), { it: inItalian.get(date + rule) ?? name, en: name });
  }
  return found;
}

function plusDays(date: string, days: number): string {
  return days === 0 ? date : new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
