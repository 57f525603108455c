import { describe, expect, test } from 'vitest';
import { received } from '../../src/ticket/chapters/mail.ts';
import { wakeAt } from '../../src/ticket/clock/schedule.ts';
import { strike } from '../../src/ticket/clock/strike.ts';
import type { TicketEvent } from '../../src/ticket/events.ts';
import { evolve } from '../../src/ticket/evolve.ts';
import type { Actor } from '../../src/ticket/words.ts';
import { shippedTerms } from '../chat/a-moment.ts';
import {
  anna,
  arrival,
  asBug,
  claimedBy,
  closedBy,
  customer,
  giulia,
  given,
  marco,
  ticketOf,
} from './ticket-of.ts';

const now = '2026-11-24T10:00:00.000Z';
const until = '2026-11-26T08:00:00.000Z';
const snooze = { type: 'snooze', until, now } as const;
const snoozedBy = (actor: Actor): [TicketEvent, Actor] => [{ type: 'snoozed', until }, actor];
const nobody = { onDuty: [], managers: [], onCall: [] };
const mail = {
  from: { name: 'Paolo', address: 'paolo@cliente.example' },
  excerpt: '',
  messageId: '<9@x>',
  joining: [],
  arrivedAt: now,
  folded: false,
};

describe('a request that is put off', () => {
  const snoozed = ticketOf(claimedBy(anna), asBug, snoozedBy(anna));

  test('comes back at its instant, once, and calls who has it, or else who put it off', () => {
    const before = strike(snoozed, shippedTerms, nobody, new Date(Date.parse(until) - 1));
    expect(before.some(({ type }) => type === 'woke')).toBe(false);
    const woken = strike(snoozed, shippedTerms, nobody, new Date(until));
    expect(woken).toContainEqual({ type: 'woke', why: 'due', told: { id: 1, name: 'Anna Rossi' } });
    const awake = woken.reduce(
      (ticket, event) => evolve(ticket, event, { kind: 'desk' }, new Date(until)),
      snoozed,
    );
    expect(awake).toMatchObject({ snoozedUntil: null, snoozedBy: null });
    expect(strike(awake, shippedTerms, nobody, new Date(until)).some(({ type }) => type === 'woke')).toBe(
      false,
    );
    const queued = ticketOf(snoozedBy(marco));
    expect(strike(queued, shippedTerms, nobody, new Date(until))).toContainEqual({
      type: 'woke',
      why: 'due',
      told: { id: 2, name: 'Marco Bianchi' },
    });
  });

  test('its promises are called all the same: the clock looks at it no later than at one that is not put off', () => {
    const open = ticketOf(claimedBy(anna), asBug);
    const next = wakeAt(open, shippedTerms, arrival);
    expect(next).not.toBeNull();
    expect(wakeAt(snoozed, shippedTerms, arrival)?.getTime()).toBeLessThanOrEqual(next?.getTime() ?? 0);
    const late = new Date('2026-12-20T10:00:00Z');
    const called = strike(snoozed, shippedTerms, nobody, late).map(({ type }) => type);
    expect(called).toContain('escalated');
    expect(called).toContain('woke');
  });

  test.each([
    ['message', true],
    ['thanks', false],
    ['automatic', false],
  ] as const)('a mail that is %s wakes it: %s', (intent, wakes) => {
    const events = received(snoozed, { ...mail, intent });
    expect(events.some(({ type }) => type === 'woke')).toBe(wakes);
  });

  test.each<[string, TicketEvent, Actor]>([
    ['closed', { type: 'closed', resolution: 'x' }, anna],
    ['reassigned', { type: 'reassigned', to: { id: 2, name: 'Marco' }, tellsCustomer: false }, anna],
    ['released', { type: 'released' }, anna],
    ['merged', { type: 'merged', into: 1002 }, anna],
    ['absorbed', { type: 'absorbed', from: 1000, participants: [], excerpt: '' }, anna],
  ])('%s, it is not put off any more', (_, event, actor) => {
    expect(evolve(snoozed, event, actor, arrival)).toMatchObject({ snoozedUntil: null, snoozedBy: null });
  });

  test('who has it may put it off, and managers; anybody, where nobody has it', () => {
    const claimed = ticketOf(claimedBy(anna));
    given(claimed).when(snooze, anna).gives({ type: 'snoozed', until });
    given(claimed).when(snooze, giulia).gives({ type: 'snoozed', until });
    given(ticketOf()).when(snooze, marco).gives({ type: 'snoozed', until });
    given(claimed).when(snooze, marco).refused({
      reason: 'not-allowed',
      needs: 'assignee-or-manager',
      assignee: 'Anna Rossi',
      mayTakeOver: false,
    });
  });

  test('not until an instant that is over, nor one that is closed, nor twice the same', () => {
    given(ticketOf())
      .when({ ...snooze, until: now }, anna)
      .refused({ reason: 'snooze-past' });
    given(ticketOf())
      .when({ ...snooze, until: 'x' }, anna)
      .refused({ reason: 'snooze-past' });
    given(ticketOf(claimedBy(anna), closedBy(anna)))
      .when(snooze, anna)
      .refused({ reason: 'closed' });
    given(snoozed).when(snooze, anna).refused({ reason: 'nothing-changed' });
  });

  test('anybody brings it back early; what is there already is not', () => {
    given(snoozed).when({ type: 'wake' }, marco).gives({ type: 'woke', why: 'operator', told: null });
    given(ticketOf()).when({ type: 'wake' }, marco).refused({ reason: 'not-snoozed' });
  });
});

describe('a request that is watched', () => {
  const watched = ticketOf(
    [{ type: 'watched', on: 'slack' }, anna],
    [{ type: 'watched', on: 'teams' }, marco],
  );

  test('by each once, told where they asked for it last', () => {
    expect(watched.watchers).toEqual([
      { id: 1, on: 'slack' },
      { id: 2, on: 'teams' },
    ]);
    given(watched).when({ type: 'watch', on: 'slack' }, anna).refused({ reason: 'already-watched' });
    given(watched).when({ type: 'watch', on: 'teams' }, anna).gives({ type: 'watched', on: 'teams' });
    expect(evolve(watched, { type: 'watched', on: 'teams' }, anna, arrival).watchers).toEqual([
      { id: 2, on: 'teams' },
      { id: 1, on: 'teams' },
    ]);
  });

  test('no more by whoever has enough of it', () => {
    given(watched).when({ type: 'unwatch' }, giulia).refused({ reason: 'not-watched' });
    expect(evolve(watched, { type: 'unwatched' }, anna, arrival).watchers).toEqual([{ id: 2, on: 'teams' }]);
  });

  test('it is no act: who watches has done nothing for the customer', () => {
    expect(watched.escalation.actedAt).toBeNull();
    expect(evolve(watched, { type: 'watched', on: 'slack' }, customer, arrival).watchers).toHaveLength(2);
  });
});
