import { describe, expect, test } from 'vitest';
import { wentBetween } from '../../../src/ticket/portal/exchange.ts';
import { type Reader, standingTo } from '../../../src/ticket/portal/reader.ts';
import { told } from '../sight/told.ts';

const request = {
  ...told,
  number: 1042,
  requester: { name: 'Paolo', address: 'p@acme.example' },
  company: 'acme',
};
const reader: Reader = { address: 'p@acme.example', company: null, only: null };

test.each<[who: string, reader: Partial<Reader>, standing: 'requester' | 'company' | null]>([
  ['whoever asked', {}, 'requester'],
  ['whoever asked, a contact too', { company: 'acme' }, 'requester'],
  ['a contact of the company', { address: 'm@acme.example', company: 'acme' }, 'company'],
  ['a contact of another', { address: 'm@acme.example', company: 'other' }, null],
  ['a colleague', { address: 'm@acme.example' }, null],
  ['who has no address', { address: '' }, null],
  ['by its own link', { only: 1042 }, 'requester'],
  ['by another’s link', { only: 1043 }, null],
  ['by its link, a contact', { address: 'm@acme.example', company: 'acme', only: 1042 }, null],
])('%s', (_who, about, standing) => {
  expect(standingTo({ ...reader, ...about }, request)).toBe(standing);
});

test('a request of nobody’s address is nobody’s', () => {
  const ofNobody = { ...request, requester: { name: 'Al telefono', address: '' } };
  expect(standingTo({ ...reader, address: '' }, ofNobody)).toBeNull();
});

describe('what went between them and the desk', () => {
  const desk = { name: 'Assistenza', address: 'support@interzen.example' };
  const paolo = request.requester;
  const emma = { name: 'Emma', address: 'emma@other.example' };
  const message = { from: paolo, to: [desk], automatic: null, state: null };
  const letter = { from: desk, to: [paolo], automatic: null };

  test.each([
    ['their mail', { ...message, direction: 'in' as const }, true],
    ['a machine’s report', { ...message, direction: 'in' as const, automatic: 'bounce' }, false],
    ['another customer’s mail, merged', { ...message, direction: 'in' as const, from: emma }, false],
    ['a letter that was sent', { ...letter, direction: 'out' as const, state: 'sent' }, true],
    ['one that waits', { ...letter, direction: 'out' as const, state: 'queued' }, false],
    ['one that is held', { ...letter, direction: 'out' as const, state: 'held' }, false],
    ['one that was taken back', { ...letter, direction: 'out' as const, state: 'recalled' }, false],
    ['one to another', { ...letter, direction: 'out' as const, state: 'sent', to: [emma] }, false],
    ['the house’s word by mail', { ...letter, direction: 'elsewhere' as const, state: null }, true],
    ['that to another', { ...letter, direction: 'elsewhere' as const, state: null, to: [emma] }, false],
    ['a note’s files', { ...letter, direction: 'note' as const, state: null }, false],
  ])('%s', (_what, exchanged, isTheirs) => {
    expect(wentBetween({ ...request, participants: [] }, exchanged)).toBe(isTheirs);
  });
});
