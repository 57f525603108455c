import { describe, expect, test } from 'vitest';
import { plainAuthorship } from '../../../src/ticket/people/authorship.ts';
import { type Exchanged, wentBetween, wentBetweenBefore } from '../../../src/ticket/portal/exchange.ts';
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
  const dina = { name: 'Dina', address: 'dina@acme.example' };
  const luca = { name: 'Luca', address: 'luca@house.example' };
  const came = { automatic: null, author: null, cameWith: null };
  const message = { ...came, from: paolo, to: [desk], state: null };
  const letter = { ...came, from: desk, to: [paolo] };

  test.each<[what: string, exchanged: Exchanged, isTheirs: boolean]>([
    ['their mail', { ...message, direction: 'in' }, true],
    ['a machine’s report', { ...message, direction: 'in', automatic: 'bounce' }, false],
    ['another customer’s mail, merged', { ...message, direction: 'in', from: emma }, false],
    ['a letter that was sent', { ...letter, direction: 'out', state: 'sent' }, true],
    ['one that waits', { ...letter, direction: 'out', state: 'queued' }, false],
    ['one that is held', { ...letter, direction: 'out', state: 'held' }, false],
    ['one that was taken back', { ...letter, direction: 'out', state: 'recalled' }, false],
    ['one to another', { ...letter, direction: 'out', state: 'sent', to: [emma] }, false],
    ['the house’s word by mail', { ...letter, direction: 'elsewhere', state: null }, true],
    ['that to another', { ...letter, direction: 'elsewhere', state: null, to: [emma] }, false],
    ['a colleague’s mail', { ...message, direction: 'in', from: dina }, true],
    ['who came with a merged one', { ...message, direction: 'in', from: emma }, false],
    [
      'what says to be an operator’s',
      { ...message, direction: 'in', from: luca, author: { saysToBe: 'Luca' } },
      false,
    ],
    ['what we passed on', { ...message, direction: 'in', author: { passedOnBy: 'Luca' } }, false],
    ['a letter to who takes part', { ...letter, direction: 'out', state: 'sent', to: [dina] }, false],
    [
      'our word to an operator who takes part',
      { ...letter, direction: 'elsewhere', state: null, to: [luca] },
      false,
    ],
    ['a note’s files', { ...letter, direction: 'note', state: null }, false],
    ['a colleague’s, of another’s request', { ...message, direction: 'in', from: dina, cameWith: 7 }, false],
    ['a colleague’s, who was let in with it', { ...message, direction: 'in', from: dina, cameWith: 8 }, true],
    ['their own, in another’s request', { ...message, direction: 'in', cameWith: 7 }, true],
    ['a letter to the other', { ...letter, direction: 'out', state: 'sent', to: [dina], cameWith: 7 }, false],
  ])('%s', (_what, exchanged, isTheirs) => {
    const participants = [paolo, dina, luca, emma].map(({ address }) => address);
    const authorship = { ...plainAuthorship, broughtAlong: [emma.address], alsoTheirs: [8] };
    expect(wentBetween({ ...request, participants, authorship }, exchanged)).toBe(isTheirs);
  });

  test.each<[what: string, exchanged: Exchanged, isTheirs: boolean]>([
    ['what they wrote in it', { ...message, direction: 'in', from: emma, cameWith: 7 }, true],
    ['what their colleague wrote in it', { ...message, direction: 'in', from: luca, cameWith: 7 }, true],
    ['a letter to them', { ...letter, direction: 'out', state: 'sent', to: [emma], cameWith: 7 }, true],
    ['one that has not left', { ...letter, direction: 'out', state: 'held', to: [emma], cameWith: 7 }, false],
    ['what they have written since', { ...message, direction: 'in', from: emma }, true],
    ['what the other wrote', { ...message, direction: 'in' }, false],
    ['what their colleague wrote there', { ...message, direction: 'in', from: luca }, false],
    ['a letter to the other', { ...letter, direction: 'out', state: 'sent' }, false],
    ['of a third request', { ...message, direction: 'in', from: emma, cameWith: 9 }, false],
    [
      'what we passed on',
      { ...message, direction: 'in', from: emma, author: { passedOnBy: 'Luca' }, cameWith: 7 },
      false,
    ],
  ])('of one that goes on in another’s: %s', (_what, exchanged, isTheirs) => {
    const participants = [emma, luca].map(({ address }) => address);
    const before = { ...request, number: 7, requester: emma, participants, mergedInto: request.number };
    expect(wentBetweenBefore(before, request, exchanged)).toBe(isTheirs);
    // Where both are written to at one address, nobody can tell whose it is.
    const one = { ...request, authorship: { ...plainAuthorship, answersTo: emma } };
    expect(wentBetweenBefore(before, one, exchanged)).toBe(isTheirs && exchanged.cameWith === 7);
  });
});
