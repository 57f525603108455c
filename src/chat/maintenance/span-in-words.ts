import { DateTime } from 'luxon';
import type { MaintenancePlan } from '../../ticket/maintenance/maintenance.ts';
import type { Language } from '../../ticket/words.ts';
import type { Speech } from '../say.ts';
import { eachLanguage } from '../words/in-both.ts';
import { maintenanceForCustomers } from '../words/maintenance/maintenance.ts';
import { wordsIn } from '../words/words.ts';

type Span = Pick<MaintenancePlan, 'from' | 'to'>;

const said = eachLanguage(maintenanceForCustomers);

/** "Sat 5 Dec, 21:00–23:00", "Sat 5 Dec, 23:00 – Sun 6 Dec, 1:00": as operators read it, in the desk's zone. */
export function spanInWords(
  { language, zone, clock }: Pick<Speech, 'language' | 'zone' | 'clock'>,
  span: Span,
): string {
  const { locale, maintenance } = wordsIn(language);
  const [from, to] = endsOf(span, zone, locale);
  const isThisYear = to.year === DateTime.fromJSDate(clock(), { zone }).year && from.year === to.year;
  const format = isThisYear ? maintenance.spanFormat : maintenance.spanFormatOfYear;
  return from.hasSame(to, 'day')
    ? `${from.toFormat(format)}–${to.toFormat('H:mm')}`
    : `${from.toFormat(format)} – ${to.toFormat(format)}`;
}

/** The same as customers read it, whole: "sabato 5 dicembre 2026, dalle 21:00 alle 23:00". In English it says which zone that is. */
export function spanForCustomers(language: Language, zone: string, span: Span): string {
  const { locale } = wordsIn(language);
  const { day, sameDay, otherDay } = said[language];
  const [from, to] = endsOf(span, zone, locale);
  const [begins, ends] = [from.toFormat('H:mm'), to.toFormat('H:mm')];
  const named = to.offsetNameShort ?? zone;
  return from.hasSame(to, 'day')
    ? sameDay(from.toFormat(day), begins, ends, named)
    : otherDay(from.toFormat(day), begins, to.toFormat(day), ends, named);
}

function endsOf({ from, to }: Span, zone: string, locale: string): [DateTime, DateTime] {
  const at = (instant: Date) => DateTime.fromJSDate(instant, { zone }).setLocale(locale);
  return [at(from), at(to)];
}
