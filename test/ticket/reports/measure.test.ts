import { describe, expect, test } from 'vitest';
import type { TicketEvent } from '../../../src/ticket/events.ts';
import { closing, type Fact } from '../../../src/ticket/reports/fact.ts';
import { measure } from '../../../src/ticket/reports/measuring/measure.ts';
import { always, type TermsInForce } from '../../../src/ticket/reports/terms-in-force.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { asked, claimed, classified, closed, extendedBy, inRome, reopened, rome, terms } from '../at-rome.ts';
import { bug, changeRequest } from '../categories.ts';
import { anna, customer, giulia, marco } from '../ticket-of.ts';
import { aLog } from './a-log.ts';

const hour = 3600;
const desk: Actor = { kind: 'desk' };
const replied: TicketEvent = { type: 'replied', text: 'Ecco.' };
const answer = (arrivedAt: string): TicketEvent => ({
  type: 'message-received',
  ...{ from: { name: '', address: '' }, intent: 'message', excerpt: '', messageId: '', joining: [] },
  ...{ endsWaiting: true, arrivedAt: rome(arrivedAt).toISOString(), folded: false },
});

function measured(log: ReturnType<typeof aLog>, history: TermsInForce = always(terms())) {
  const found = measure(log, null, history);
  if (!found) throw new Error('it begins with its opening');
  return found;
}

/** `closed kept 2h/26h` */
const inWords = ({ kind, judged, working, wall }: Fact) =>
  [kind, judged, working === null ? null : `${working / hour}h/${(wall ?? 0) / hour}h`]
    .filter(Boolean)
    .join(' ');

const facts = (...given: Parameters<typeof measured>) => measured(...given).facts.map(inWords);
const stood = (...given: Parameters<typeof measured>) =>
  measured(...given).standings.map(({ from, to, ...how }) => {
    const so = [how.waiting && 'waiting', how.unanswered && 'unanswered', how.claimLate && 'claim late'];
    const late = how.resolveLate && 'late';
    const said = [`by ${how.operator}`, ...so, late].filter(Boolean).join(', ');
    return `${inRome(new Date(from))} ${to === null ? '' : inRome(new Date(to))}: ${said}`;
  });

// 24 November 2026 is a Tuesday.
describe('what happened to a request', () => {
  test('is measured from its arrival, in working time and on the wall clock, and judged by what it is', () => {
    const log = aLog('2026-11-24T17:30', [
      ['2026-11-25T09:30', claimed],
      ['2026-11-25T09:40', classified(bug, 1)],
      ['2026-11-25T10:00', replied],
      ['2026-11-25T12:30', closed],
    ]);
    expect(facts(log)).toEqual([
      'opened',
      // A blocking one is claimed within an hour.
      'claimed broken 1.5h/16h',
      'answered 2h/16.5h',
      'closed kept 4.5h/19h',
      'answered',
    ]);
  });

  test('what is promised nothing is measured, and neither kept nor broken', () => {
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-24T18:00', claimed],
      ['2026-11-24T18:10', classified(changeRequest)],
    ]);
    expect(facts(log)).toEqual(['opened', 'claimed 7.5h/9h']);
  });

  test('waiting for the customer does not count; it ends when their answer arrived, however late it was read', () => {
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:00', claimed],
      ['2026-11-24T10:00', asked],
      ['2026-11-25T12:00', answer('2026-11-25T11:00'), customer],
      ['2026-11-25T12:00', classified(bug, 3)],
      ['2026-11-25T13:00', closed],
    ]);
    expect(facts(log)).toContain('closed kept 3h/28h');
    expect(stood(log)).toEqual([
      '2026-11-24T09:00 2026-11-24T10:00: by 1, unanswered',
      '2026-11-24T10:00 2026-11-25T11:00: by 1, waiting',
      '2026-11-25T11:00 2026-11-25T13:00: by 1',
    ]);
  });

  test('an extended promise is judged by the original one, and it is said that the extension kept it', () => {
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:10', claimed],
      ['2026-11-24T09:20', classified(bug, 1)],
      ['2026-11-24T09:30', extendedBy(1, 'day'), giulia],
      ['2026-11-25T11:00', closed],
    ]);
    expect(facts(log)).toContain('closed extended 10h/26h');
    expect(stood(log)).toContain('2026-11-24T18:30 2026-11-25T11:00: by 1, unanswered, late');
  });

  test('each closing is judged when it happened; a letter taken back takes its closing and its answer with it', () => {
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:10', claimed],
      ['2026-11-24T09:20', classified(bug, 1)],
      ['2026-11-24T10:00', closed],
      ['2026-11-24T10:00', { type: 'letter-recalled', letter: 4, what: 'closed' }],
      ['2026-11-24T11:00', closed],
      ['2026-11-25T09:00', reopened],
      ['2026-11-26T09:00', closed],
    ]);
    expect(facts(log).filter(said => /closed|answered/.test(said))).toEqual([
      'closed kept 2h/2h',
      'answered 2h/2h',
      'closed broken 10h/48h',
      'answered',
    ]);
    const closings = measured(log).facts.filter(({ kind }) => kind === 'closed');
    expect(closings.map(({ amount }) => amount & closing.oneTouch)).toEqual([closing.oneTouch, 0]);
  });

  test('nobody claimed it in time, and it was closed: the claim is broken, once', () => {
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-26T09:00', closed, desk],
      ['2026-11-26T10:00', reopened, anna],
      ['2026-11-26T11:00', closed, desk],
    ]);
    expect(facts(log).filter(said => /claim/.test(said))).toEqual(['unclaimed broken']);
    expect(stood(log).slice(1)).toEqual([
      '2026-11-24T18:30 2026-11-26T09:00: by null, unanswered, claim late',
      '2026-11-26T10:00 2026-11-26T11:00: by null, unanswered',
    ]);
  });

  test('merged into another after its deadlines: what was broken stays so, and before them nothing is', () => {
    const merged: TicketEvent = { type: 'merged', into: 4711 };
    const late = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:05', classified(bug, 1)],
      ['2026-11-26T15:00', merged],
    ]);
    expect(facts(late)).toEqual(['opened', 'merged', 'unresolved broken', 'unclaimed broken']);
    const closedBefore = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:05', classified(bug, 1)],
      ['2026-11-26T15:00', closed],
      ['2026-11-27T15:00', merged],
    ]);
    expect(facts(closedBefore).filter(said => /broken/.test(said))).toEqual([
      expect.stringMatching(/^closed broken/),
      'unclaimed broken',
    ]);
    const early = aLog('2026-11-24T09:00', [['2026-11-24T09:10', merged]]);
    expect(facts(early)).toEqual(['opened', 'merged']);
  });

  test('hand-overs are of whoever had it; who takes what lies there again breaks no promise', () => {
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:10', claimed],
      ['2026-11-24T09:20', { type: 'reassigned', to: { id: 2, name: '' }, tellsCustomer: false }, giulia],
      ['2026-11-24T09:30', { type: 'released' }, marco],
      ['2026-11-27T09:40', claimed],
    ]);
    expect(measured(log).facts.map(({ kind, operator }) => [kind, operator])).toEqual([
      ['opened', 1],
      ['claimed', 1],
      ['handed-over', 1],
      ['handed-over', 2],
      ['taken', 1],
    ]);
  });

  test('of a closing the last rating counts, and work as it was corrected', () => {
    const rated = (verdict: 'up' | 'down'): TicketEvent => ({ type: 'rated', verdict, text: '', by: 'link' });
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:10', claimed],
      ['2026-11-24T09:15', { type: 'work-noted', minutes: 40, quote: null }],
      ['2026-11-24T09:20', classified(bug, 3)],
      ['2026-11-24T10:00', closed],
      ['2026-11-24T11:00', rated('down'), customer],
      ['2026-11-24T12:00', rated('up'), customer],
      ['2026-12-02T09:15', { type: 'work-corrected', entry: 3, was: 40, minutes: 25 }],
    ]);
    const { facts: all } = measured(log);
    expect(all.filter(({ kind }) => kind === 'rated').map(({ amount }) => amount)).toEqual([1]);
    expect(all.find(({ kind }) => kind === 'worked')?.amount).toBe(25);
    const bits = closing.byOperator | closing.oneTouch | closing.ratable | closing.rated;
    expect(all.find(({ kind }) => kind === 'closed')?.amount).toBe(bits);
  });
});

describe('what was in force', () => {
  const [before, after] = [
    terms(),
    terms({ closures: [{ from: '2026-11-25', to: '2026-11-25', name: 'Ponte' }] }),
  ];
  const log = aLog('2026-11-24T09:30', [
    ['2026-11-24T09:40', claimed],
    ['2026-11-24T09:50', classified(bug, 1)],
    ['2026-11-25T10:00', closed],
  ]);

  test('a closure that is written down afterwards changes nothing of what was', () => {
    expect(facts(log, always(before))).toContain('closed broken 8.5h/24.5h');
    expect(facts(log, always(after))).toContain('closed kept 7.5h/24.5h');
    const since = rome('2026-11-26T09:00').getTime();
    expect(
      facts(log, [
        { since: 0, terms: before },
        { since, terms: after },
      ]),
    ).toContain('closed broken 8.5h/24.5h');
  });

  test('one that was announced in time does', () => {
    const since = rome('2026-11-23T09:00').getTime();
    expect(
      facts(log, [
        { since: 0, terms: before },
        { since, terms: after },
      ]),
    ).toContain('closed kept 7.5h/24.5h');
  });

  test('what was late before a change stays late until then', () => {
    const open = log.slice(0, 3);
    const since = rome('2026-11-25T12:00').getTime();
    const later = terms({ closures: [{ from: '2026-11-24', to: '2026-11-25', name: 'Neve' }] });
    expect(
      stood(open, [
        { since: 0, terms: before },
        { since, terms: later },
      ]),
    ).toEqual([
      '2026-11-24T09:30 2026-11-24T09:40: by null, unanswered',
      '2026-11-24T09:40 2026-11-25T09:30: by 1, unanswered',
      '2026-11-25T09:30 2026-11-25T12:00: by 1, unanswered, late',
      '2026-11-25T12:00 2026-11-26T18:30: by 1, unanswered',
      '2026-11-26T18:30 : by 1, unanswered, late',
    ]);
  });
});

test.each([
  [{}, 'mail'],
  [{ origin: 'portal' as const }, 'portal'],
  [{ viaForm: { token: 1, name: 'Modulo' } }, 'api'],
  [
    { typed: { by: { id: 1, name: '' }, typedAt: '2026-11-24T09:00:00Z' }, origin: 'slack' as const },
    'phone',
  ],
])('by which way it came: %j', (about, channel) => {
  expect(measured(aLog('2026-11-24T09:00', [], about)).traits.channel).toBe(channel);
});
