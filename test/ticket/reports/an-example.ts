import { DateTime } from 'luxon';
import type { AvailabilityReported, ServiceReported } from '../../../src/ticket/reports/availability.ts';
import { type FigureKey, figureKeys, kindOf } from '../../../src/ticket/reports/figures.ts';
import type { Figures, Measured, Report, Span } from '../../../src/ticket/reports/report.ts';

/** A generator of numbers between 0 and 1 that says the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** In seconds, and how many measured: what makes an example look like a desk. */
const usual: Partial<Record<FigureKey, number>> = {
  backlogAgeMedian: 200_000,
  backlogAgeOldest: 2_600_000,
  responseMedian: 5_400,
  responseNinth: 26_000,
  responseMedianWall: 9_000,
  responseNinthWall: 90_000,
  claimMedian: 2_700,
  claimNinth: 21_000,
  claimMedianWall: 4_200,
  claimNinthWall: 70_000,
  resolveMedian: 52_000,
  resolveNinth: 240_000,
  resolveMedianWall: 180_000,
  resolveNinthWall: 900_000,
};

/** Figures as a desk has them to which so many requests come. */
function exampleFigures(requests: number, chance: () => number): Figures {
  const measured = (key: FigureKey): Measured => {
    const { unit } = kindOf(key);
    const of = Math.round(requests * (0.8 + chance() * 0.2));
    if (unit === 'share') {
      const part = Math.round(of * (0.6 + chance() * 0.4));
      return { value: of === 0 ? null : part / of, part, of };
    }
    if (unit === 'working' || unit === 'wall')
      return of === 0
        ? { value: null, of }
        : { value: Math.round((usual[key] ?? 3600) * (0.7 + chance() * 0.6)), of };
    if (unit === 'minutes') return { value: Math.round(requests * chance() * 8) };
    const share = key === 'opened' || key === 'closed' ? 0.9 + chance() * 0.2 : chance() * 0.3;
    return { value: Math.round(requests * share) };
  };
  return Object.fromEntries(figureKeys.map(key => [key, measured(key)])) as Figures;
}

/**
 * A report as the desk makes it, for whoever draws one: November 2026 by weeks, by every dimension, with something that
 * was mended since it was told. The same for the same seed.
 */
export function exampleReport(about: Partial<Report> = {}, seed = 12): Report {
  const chance = seeded(seed);
  const span: Span = { from: '2026-11-01', to: '2026-11-30' };
  const whole = exampleFigures(1640, chance);
  const row = (value: string, requests: number) => ({ value, figures: exampleFigures(requests, chance) });
  return {
    span,
    zone: 'Europe/Rome',
    step: 'week',
    filter: {},
    asOf: new Date('2026-12-01T08:00:00Z'),
    whole,
    before: {
      span: { from: '2026-10-01', to: '2026-10-31' },
      ...{ asOf: new Date('2026-10-31T23:00:00Z'), isCut: false },
      figures: exampleFigures(1510, chance),
    },
    steps: weeksIn(span).map(each => ({ span: each, figures: exampleFigures(380, chance) })),
    by: {
      category: [row('bug', 900), row('help-desk', 420), row('change-request', 180), row('', 140)],
      priority: [row('3', 800), row('2', 420), row('4', 260), row('1', 60), row('', 100)],
      company: [row('rossi', 300), row('=bianchi', 220), row('verdi', 90), row('', 1030)],
      mailbox: [row('support@interzen.example', 1400), row('zensys@interzen.example', 240)],
      channel: [row('mail', 1200), row('portal', 210), row('phone', 130), row('slack', 100)],
      language: [row('it', 1300), row('en', 340)],
      operator: [row('1', 700), row('2', 600), row('', 340)],
    },
    names: {
      company: { rossi: 'Rossi S.p.A.', '=bianchi': '=Bianchi & Figli', verdi: 'Verdi S.r.l.' },
      operator: { 1: 'Anna Rossi', 2: 'Marco Bianchi' },
    },
    arrivals: Array.from({ length: 7 }, (_, weekday) =>
      Array.from({ length: 24 }, (_, hour) =>
        Math.round(chance() * (weekday < 5 && hour >= 8 && hour < 19 ? 18 : 2)),
      ),
    ),
    corrected: [
      {
        told: { at: new Date('2026-11-27T16:00:00Z'), where: 'card' },
        span: { from: '2026-11-23', to: '2026-11-27' },
        figure: 'workMinutes',
        was: { value: 1260 },
        is: { value: 1320 },
      },
    ],
    uncounted: 0,
    hidesCompanies: false,
    withCompany: null,
    availability: exampleAvailability,
    ...about,
  };
}

/** Of a month of which a little was not measured. */
const exampleAvailability: AvailabilityReported = {
  promised: 99.95,
  services: [
    exampleService('registry', { it: 'Protocollo', en: 'Registry' }, { down: 4, unknown: 31, planned: 90 }),
    exampleService('archive', { it: 'Archivio', en: 'Archive' }, { down: 52, unknown: 0, planned: 0 }),
    exampleService('mail:support@interzen.example', null, { down: 0, unknown: 31, planned: 0 }),
    exampleService('smtp:', null, { down: 2, unknown: 31, planned: 0 }),
  ],
};

function exampleService(
  key: string,
  name: ServiceReported['name'],
  { down, unknown, planned }: Omit<ServiceReported['minutes'], 'up'>,
): ServiceReported {
  const up = 43_200 - down - unknown - planned;
  return {
    ...{ key, name, isWayIn: name === null, outages: down > 0 ? 1 : 0 },
    ...{ share: up / (up + down), atWorst: up / (up + down + unknown) },
    ...{ minutes: { up, down, unknown, planned }, isKept: name === null ? null : down < 20 },
  };
}

function weeksIn({ from, to }: Span): Span[] {
  const weeks: Span[] = [];
  let first = from;
  while (first <= to) {
    const sunday = DateTime.fromISO(first).endOf('week').toISODate() ?? to;
    const last = sunday < to ? sunday : to;
    weeks.push({ from: first, to: last });
    first = DateTime.fromISO(last).plus({ days: 1 }).toISODate() ?? to;
    if (last === to) break;
  }
  return weeks;
}
