import { DateTime, Info } from 'luxon';
import { kindOf } from '../../ticket/reports/figures.ts';
import { dimensions, type Report } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { type AvailabilityFigure, availabilityWords } from '../words/reports/availability.ts';
import { figureWords } from '../words/reports/figures.ts';
import { withCompanyWords } from '../words/reports/with-company.ts';
import { serviceInWords } from './availability-in-words.ts';

/** What stands in a report beside its figures, as rows of its table: part, of, from, to, figure, name, unit, value, part and whole. */
export type CsvRow = (string | number)[];

/** Until when what happened is in it, of which requests it is, and how many are not counted yet; and whether what few may see stands there without its company. */
export function aboutReport({
  span,
  asOf,
  zone,
  filter,
  uncounted,
  before,
  hidesCompanies,
}: Report): CsvRow[] {
  const row = (of: string, figure: string, unit: string, value: string | number) => [
    ...['report', of, span.from, span.to, figure, figure, unit, value, '', ''],
  ];
  return [
    row(zone, 'asOf', 'instant', momentOf(zone, asOf)),
    row('', 'uncounted', 'count', uncounted),
    // As much of the span before as has passed of this one.
    ...(before.isCut ? [row(zone, 'beforeUntil', 'instant', momentOf(zone, before.asOf))] : []),
    ...(hidesCompanies ? [row('company', 'restrictedWithoutCompany', 'yes-no', 'yes')] : []),
    ...dimensions.flatMap(dimension => {
      const value = filter[dimension];
      return value === undefined ? [] : [row(dimension, 'only', 'key', value)];
    }),
  ];
}

/** Requests that came in, by weekday and hour. */
export function arrivalRows({ arrivals, span }: Report, language: Language): CsvRow[] {
  const { name } = figureWords[language].figures.opened;
  const days = Info.weekdays('long', { locale: language });
  return arrivals.flatMap((hours, day) =>
    hours.map((count, hour) => [
      ...['arrivals', `${days[day] ?? day} ${String(hour).padStart(2, '0')}:00`, span.from, span.to],
      ...['opened', name, 'count', count, '', ''],
    ]),
  );
}

/** Of services and ways in: shares of the minutes that were measured, and whether what is promised of a month was kept. */
export function availabilityRows({ availability, span }: Report, language: Language): CsvRow[] {
  if (!availability) return [];
  const words = availabilityWords[language];
  const { promised } = availability;
  return availability.services.flatMap(service => {
    const { share, atWorst, outages, isKept } = service;
    const { up, down, unknown, planned } = service.minutes;
    const begin = ['availability', serviceInWords(service, language), span.from, span.to];
    const row = (figure: AvailabilityFigure, unit: string, value: number | null, share_of: number[] = []) => [
      ...[...begin, figure, words.figures[figure].name],
      ...[unit, value ?? '', share_of[0] ?? '', share_of[1] ?? ''],
    ];
    const verdict = isKept === null ? '' : isKept ? words.kept : words.broken;
    return [
      row('available', 'share', share, [up, up + down]),
      row('availableAtWorst', 'share', atWorst, [up, up + down + unknown]),
      row('minutesDown', 'minutes', down),
      row('minutesUnmeasured', 'minutes', unknown),
      row('minutesPlanned', 'minutes', planned),
      row('outages', 'count', outages),
      // Nothing is promised of the ways in.
      ...(service.isWayIn
        ? []
        : [
            [...begin, 'promised', words.promisedTitle, 'percent', promised, '', ''],
            [...begin, 'isKept', words.isKept, 'verdict', verdict, '', ''],
          ]),
    ];
  });
}

/** What was told, and is another figure now: a row of what it was, and one of what it is. */
export function correctedRows({ corrected, zone }: Report, language: Language): CsvRow[] {
  const { figures } = figureWords[language];
  return corrected.flatMap(({ told, span, figure, was, is }) =>
    (
      [
        ['corrected-was', was],
        ['corrected-is', is],
      ] as const
    ).map(([part, { value, part: some, of }]) => [
      ...[part, `${told.where} ${momentOf(zone, told.at)}`, span.from, span.to],
      ...[figure, figures[figure].name, kindOf(figure).unit, value ?? '', some ?? '', of ?? ''],
    ]),
  );
}

/** What was done for the company to which the report is narrowed down; nothing where it is not. */
export function withCompanyRows({ withCompany, span, zone }: Report, language: Language): CsvRow[] {
  if (!withCompany) return [];
  const words = withCompanyWords[language];
  const at = (instant: number | null) => (instant === null ? '' : momentOf(zone, new Date(instant)));
  const { work, quotes, entries, unseen } = withCompany;
  return [
    ...work.map(({ ticket, quote, minutes }) => [
      ...['work', quote === null ? `#${ticket}` : `#${ticket}/${quote}`, span.from, span.to],
      ...['workMinutes', words.work, 'minutes', minutes, '', ''],
    ]),
    ...quotes.map(({ ticket, version, price, state, offeredAt, endedAt }) => [
      ...['quote', `#${ticket}/${version}`, at(offeredAt), at(endedAt), state, words.states[state]],
      ...(price.of === 'time' ? ['minutes', price.minutes] : [price.currency, price.cents / 100]),
      ...['', ''],
    ]),
    ...entries.map(({ ticket, by, purpose, from, until }) => [
      ...[
        'entry',
        `#${ticket}`,
        at(from),
        at(until),
        'purpose',
        by || words.somebody,
        'text',
        purpose,
        '',
        '',
      ],
    ]),
    ...(unseen === 0
      ? []
      : [['restricted', '', span.from, span.to, 'unseen', words.restricted, 'count', unseen, '', '']]),
  ];
}

/** As a spreadsheet takes it for a moment: "2026-11-29 23:40", by the desk's clock. */
function momentOf(zone: string, at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}
