import { expect, test } from 'vitest';
import { stillInside } from '../../../src/ticket/entering/entry.ts';
import { anna, claimedBy, closedBy, giulia, given, marco, ticketOf } from '../ticket-of.ts';

const [nine, ten, now] = ['2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z', '2026-11-24T10:00:30.000Z'];
const tomorrow = '2026-11-25T10:00:00.000Z';
const enter = { type: 'enter-system', purpose: ' la coda  di stampa ', from: nine, now } as const;
const entered = { type: 'system-entered', purpose: 'la coda  di stampa', from: nine } as const;
const leave = (which: number) => ({ type: 'leave-system', entry: which, until: ten, now }) as const;

const annas = { id: 1, name: 'Anna Rossi' };
const claimed = ticketOf(claimedBy(anna));
const inside = ticketOf(claimedBy(anna), [entered, anna]);
const entry = inside.entries[0]?.id ?? 0;
const left = { type: 'system-left', entry, who: annas, until: ten } as const;

test('whoever has the request enters, and says what for', () => {
  given(claimed).when(enter, anna).gives(entered);
  given(claimed)
    .when({ ...enter, purpose: ' ' }, anna)
    .refused({ reason: 'no-purpose' });
  given(claimed).when(enter, giulia).refused({ reason: 'enters-who-has-it', assignee: 'Anna Rossi' });
  given(ticketOf()).when(enter, anna).refused({ reason: 'enters-who-has-it', assignee: '' });
  given(ticketOf(claimedBy(anna), closedBy(anna)))
    .when(enter, anna)
    .refused({ reason: 'closed' });
});

test('nobody is in twice, nor from tomorrow on', () => {
  given(inside).when(enter, anna).refused({ reason: 'already-inside' });
  given(claimed)
    .when({ ...enter, from: tomorrow }, anna)
    .refused({ reason: 'not-yet' });
  given(claimed)
    .when({ ...enter, from: '' }, anna)
    .refused({ reason: 'not-yet' });
});

test('who is inside is known, with the purpose, until they leave', () => {
  expect(stillInside(inside.entries)).toEqual([
    {
      id: entry,
      by: annas,
      purpose: entered.purpose,
      from: Date.parse(nine),
      until: null,
    },
  ]);
  given(inside).when(leave(entry), anna).gives(left);
  const out = ticketOf(claimedBy(anna), [entered, anna], [left, anna]);
  expect(stillInside(out.entries)).toEqual([]);
  expect(out.entries[0]?.until).toBe(Date.parse(ten));
  given(out).when(leave(entry), anna).refused({ reason: 'not-inside' });
  given(out).when(enter, anna).gives(entered);
});

test('of what was closed meanwhile too; for others it is noted by managers', () => {
  given(ticketOf(claimedBy(anna), [entered, anna], closedBy(anna)))
    .when(leave(entry), anna)
    .gives(left);
  given(inside).when(leave(entry), giulia).gives(left);
  given(inside).when(leave(entry), marco).refused({ reason: 'not-your-entry', name: 'Anna Rossi' });
  given(inside).when(leave(99), marco).refused({ reason: 'not-inside' });
});

test('nobody is out before they were in, nor from tomorrow on', () => {
  const early = '2026-11-24T08:59:00.000Z';
  given(inside)
    .when({ ...leave(entry), until: early }, anna)
    .refused({ reason: 'out-before-in' });
  given(inside)
    .when({ ...leave(entry), until: tomorrow }, anna)
    .refused({ reason: 'not-yet' });
});

test('whoever is inside does not put it back into the queue; others may', () => {
  given(inside).when({ type: 'release' }, anna).refused({ reason: 'inside-yourself' });
  given(inside).when({ type: 'release' }, giulia).gives({ type: 'released' });
  given(ticketOf(claimedBy(anna), [entered, anna], [left, anna]))
    .when({ type: 'release' }, anna)
    .gives({ type: 'released' });
});

test('a request for which somebody is inside goes into no other: nobody would be asked when they left', () => {
  const into = { ...ticketOf(), number: 1002 };
  given(inside).when({ type: 'merge', into }, anna).refused({ reason: 'someone-inside', name: 'Anna Rossi' });
  given(ticketOf(claimedBy(anna), [entered, anna], [left, anna]))
    .when({ type: 'merge', into }, anna)
    .gives({ type: 'merged', into: 1002 });
});
