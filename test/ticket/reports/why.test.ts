import { describe, expect, test } from 'vitest';
import { factInWords } from '../../../src/chat/reports/counted-in-words.ts';
import { exactly } from '../../../src/chat/words/clock/lengths.ts';
import type { Fact } from '../../../src/ticket/reports/fact.ts';
import { measure } from '../../../src/ticket/reports/measuring/measure.ts';
import { toldLog } from '../../../src/ticket/reports/measuring/told-log.ts';
import { always, type TermsInForce } from '../../../src/ticket/reports/terms-in-force.ts';
import { countedFact, countedStanding } from '../../../src/ticket/reports/why/counted.ts';
import { shippedTerms, speechIn } from '../../chat/a-moment.ts';
import { asked, claimed, classified, closed, extendedBy, inRome, reopened, rome, terms } from '../at-rome.ts';
import { bug } from '../categories.ts';
import { giulia } from '../ticket-of.ts';
import { aLog } from './a-log.ts';
import { randomLives } from './random-histories.ts';

type Log = ReturnType<typeof aLog>;

function told(log: Log, company: string | null, history: TermsInForce) {
  const [measures, folded] = [measure(log, company, history), toldLog(log, company, history)];
  if (!measures || !folded) throw new Error('it begins with its opening');
  return { ...measures, folded };
}

describe('on any history', () => {
  const { policy, calendar } = shippedTerms;
  const closures = [{ from: '2026-08-10', to: '2026-08-21', name: 'Estate' }];
  const later = { policy, calendar: { ...calendar, closures } };
  const history: TermsInForce = [
    { since: 0, terms: { policy, calendar } },
    { since: Date.parse('2026-06-15T10:00:00Z'), terms: later },
  ];
  const span = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-12-20T00:00:00Z') };
  const lives = randomLives(7, 300, span).map(({ ticket, events }) => told(events, ticket.company, history));

  test('what is shown of a fact adds up to its figure, to the second, and so does what it is judged by', () => {
    let measured = 0;
    for (const { facts, folded } of lives)
      for (const fact of facts) {
        const counted = countedFact(folded, fact);
        const { time, wall, promise } = counted ?? {};
        expect([time?.total ?? null, wall]).toEqual([fact.working, fact.wall]);
        expect(promise?.judged ?? null).toBe(fact.judged);
        if (!time) continue;
        measured += 1;
        const parts = time.steps.map(({ seconds }) => seconds ?? 0);
        expect(parts.every(each => Number.isInteger(each) && each >= 0)).toBe(true);
        expect(parts.reduce((sum, each) => sum + each, 0)).toBe(fact.working);
        // What is said of it is what was decided: within what was promised it was kept, and in no other case.
        if (promise?.deadline.due)
          expect(fact.at <= promise.deadline.due.getTime()).toBe(fact.judged === 'kept');
      }
    expect(measured).toBeGreaterThan(300);
  });

  test('what was late at an instant had used up all that was promised before it', () => {
    let late = 0;
    for (const { standings, folded } of lives)
      for (const stood of standings) {
        const end = stood.to === null ? stood.from + 1000 : stood.to - 1;
        const counted = countedStanding(folded, stood, end);
        expect(counted.late.length).toBe(Number(stood.claimLate) + Number(stood.resolveLate));
        for (const { deadline, time } of counted.late) {
          late += 1;
          expect(deadline.due?.getTime()).toBeLessThanOrEqual(end);
          expect(time.total).toBe(deadline.seconds);
        }
      }
    expect(late).toBeGreaterThan(100);
  });
});

/** "Tue 09:00-…: 2 h" is for whoever reads; here: how long each stretch is. */
const lengths = (log: Log, which: (fact: Fact) => boolean, history = always(terms())) => {
  const { facts, folded } = told(log, null, history);
  return facts.filter(which).map(fact => {
    const { time, promise } = countedFact(folded, fact) ?? {};
    const { deadline, extended } = promise ?? {};
    const due = (at: Date | null | undefined) => at && inRome(at);
    return {
      steps: time?.steps.map(({ step, seconds }) => [step.kind, seconds === null ? '' : exactly(seconds)]),
      ...{
        judged: promise?.judged,
        due: due(deadline?.due),
        ...(extended ? { extended: due(extended) } : {}),
      },
    };
  });
};

// 24 November 2026 is a Tuesday.
describe('how a fact is counted', () => {
  test('each closing by what had happened until then, also where it was closed again', () => {
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:10', claimed],
      ['2026-11-24T09:20', classified(bug, 1)],
      ['2026-11-24T10:00', asked],
      ['2026-11-24T11:00', closed],
      ['2026-11-25T09:00', reopened],
      ['2026-11-26T09:00', closed],
    ]);
    const [first, second] = lengths(log, ({ kind }) => kind === 'closed');
    expect(first).toEqual({
      steps: [
        ['counted', '1 h'],
        ['pause', ''],
      ],
      ...{ judged: 'kept', due: '2026-11-25T10:00' },
    });
    expect(second).toMatchObject({ judged: 'broken' });
  });

  test('a call at night about a duty to report is a call outside hours; what for, those read who may', () => {
    const call = { duty: 'cra', at: '', start: '', due: null, isMissed: false, told: [] };
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-25T03:00', { type: 'duty-called', ...call }, { kind: 'desk' }],
    ]);
    const { facts, folded } = told(log, null, always(terms()));
    const fact = facts.find(({ kind }) => kind === 'called');
    const counted = fact && countedFact(folded, fact);
    if (!counted) throw new Error('nobody was called');
    const lines = (isNamed: boolean) =>
      factInWords(counted, { figure: 'callsOutsideHours', speech: speechIn('it'), isNamed }).lines;
    expect(fact?.amount).toBe(1);
    expect(lines(true)).toEqual(['Per un obbligo di segnalazione.', 'L’assistenza era chiusa.']);
    expect(lines(false)).toEqual(['L’assistenza era chiusa.']);
  });

  test('one that a manager extended says both: what was promised, and until when it was extended', () => {
    const log = aLog('2026-11-24T09:00', [
      ['2026-11-24T09:10', claimed],
      ['2026-11-24T09:20', classified(bug, 1)],
      ['2026-11-24T09:30', extendedBy(1, 'day'), giulia],
      ['2026-11-25T11:00', closed],
    ]);
    expect(lengths(log, ({ kind }) => kind === 'closed')).toEqual([
      {
        steps: [
          ['days', '8 h'],
          ['counted', '2 h'],
        ],
        ...{ judged: 'extended', due: '2026-11-24T18:30', extended: '2026-11-25T18:30' },
      },
    ]);
  });

  test('the first answer is measured in the hours that were in force', () => {
    const log = aLog('2026-11-24T18:00', [['2026-11-26T09:30', { type: 'replied', text: '' }]]);
    const of = (history: TermsInForce) => lengths(log, ({ kind }) => kind === 'answered', history)[0]?.steps;
    const bridge = terms({ closures: [{ from: '2026-11-25', to: '2026-11-25', name: 'Ponte' }] });
    expect(of(always(bridge))).toEqual([
      ['counted', '30 min'],
      ['off', ''],
      ['counted', '30 min'],
    ]);
    const later = { since: rome('2026-11-27T09:00').getTime(), terms: bridge };
    expect(of([{ since: 0, terms: terms() }, later])?.map(([kind]) => kind)).toEqual([
      ...['counted', 'days', 'counted'],
    ]);
  });

  test('an arrival in the middle of a second takes nothing from the sum', () => {
    const log = aLog('2026-11-24T17:59', [['2026-11-25T09:00', { type: 'replied', text: '' }]]).map(
      (each, index) => (index === 0 ? { ...each, at: new Date(each.at.getTime() + 900) } : each),
    );
    const { facts, folded } = told(log, null, always(terms()));
    const fact = facts.find(({ kind }) => kind === 'answered');
    const total = fact && countedFact(folded, fact)?.time?.total;
    expect(total).toBe(fact?.working);
    expect(total).toBe(30 * 60 + 59);
  });
});
