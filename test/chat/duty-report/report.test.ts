import { expect, test } from 'vitest';
import { dutyForm } from '../../../src/chat/duty-report/form.ts';
import { dutyReport } from '../../../src/chat/duty-report/report.ts';
import { askedFor } from '../../../src/chat/words/chapters/duties/report.ts';
import type { RecordedEvent } from '../../../src/ticket/events.ts';
import { evolve } from '../../../src/ticket/evolve.ts';
import { seenEvents } from '../../../src/ticket/sight/seen.ts';
import { admittedSeeAll, eyesOf } from '../../../src/ticket/sight/sight.ts';
import { anna, arrival, ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

const since = arrival.toISOString();
const done = {
  type: 'duty-done',
  duty: 'cra:exploited:early-warning',
  at: '2026-11-24T12:00:00.000Z',
  reference: '<b>ENISA-42</b>',
} as const;
const aware = ticketOf(
  [{ type: 'restricted', because: 'asked' }, anna],
  [{ type: 'became-aware', kind: 'exploited', since }, anna],
);
const ticket = evolve(
  { ...aware, subject: 'Entra <script>alert(1)</script>', excerpt: 'Chiunque entra.' },
  done,
  anna,
  arrival,
);
const recorded: RecordedEvent = {
  ticket: 1001,
  sequence: 4,
  event: done,
  actor: anna,
  origin: 'slack',
  at: arrival,
};
const log = seenEvents(
  ticket,
  [recorded],
  eyesOf({ maySeeWords: admittedSeeAll }, { kind: 'machine' }, 'export'),
);
const reporter = { name: 'Example S.p.A.', contact: 'security@example.com', product: '' };
const now = new Date('2026-11-25T10:00:00Z');

test.each(['it', 'en'] as const)(
  'what is known fills what is asked, the rest stays to be written, in %s',
  language => {
    const moment = aMoment(language, now);
    const report = dutyReport(wholeTicket(ticket), log, reporter, moment);
    expect(report).toMatchObject({
      request: 1001,
      happened: [{ kind: 'exploited', knownSince: since }],
      measureAvailableAt: null,
    });
    const [warning, notification] = report.duties;
    expect(warning).toMatchObject({
      key: 'cra:exploited:early-warning',
      due: '2026-11-25T09:30:00.000Z',
      doneAt: done.at,
      reference: done.reference,
    });
    expect(warning?.source).toContain('2024/2847');
    const asks = Object.fromEntries((notification?.asks ?? []).map(({ ask, known }) => [ask, known]));
    expect(asks).toMatchObject({ who: 'Example S.p.A. · security@example.com', product: '', measures: '' });
    expect(asks.nature).toContain('Chiunque entra.');
    expect(report.log).toHaveLength(1);

    const form = dutyForm(report, moment.speech);
    expect(form).toContain(`<html lang="${language}">`);
    // What people wrote is text, and nothing but text.
    expect(form).not.toMatch(/<script>|<b>/);
    expect(form).toContain('&lt;script&gt;');
    expect(form).toContain('class="blank"');
  },
);

test('each report asks for something, whatever has happened', () => {
  for (const byKind of Object.values(askedFor))
    for (const asks of Object.values(byKind)) {
      expect(asks.length).toBeGreaterThan(2);
      expect(new Set(asks).size).toBe(asks.length);
    }
});
