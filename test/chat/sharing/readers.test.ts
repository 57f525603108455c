import { describe, expect, test } from 'vitest';
import type { Readers } from '../../../src/chat/desk-door.ts';
import { conversationOf, shownIn } from '../../../src/chat/sharing/readers.ts';
import { sharedRequest } from '../../../src/chat/sharing/shared-request.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { hasWords } from '../../../src/ticket/sight/seen.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { told } from '../../ticket/sight/told.ts';
import { aMoment } from '../a-moment.ts';

const slack = (channel: string) => ({ platform: 'slack' as const, channel });
const desk = {
  destinations: [slack('C0SUPPORT'), { platform: 'teams' as const, channel: 'installed' }],
  routes: [{ categories: [], priorities: [], to: [slack('C0ROUTED')] }],
  restrictedDestinations: [slack('C0FEW')],
  adminDestinations: [slack('C0ADMINS')],
  maySeeWords: circleSees({ channels: [slack('C0FEW')], people: [] }),
};
const anna: Operator = {
  id: 1,
  email: 'anna@interzen.example',
  name: 'Anna Rossi',
  role: 'operator',
  inRestrictedChannel: true,
};
const marco: Operator = { ...anna, id: 2, name: 'Marco', inRestrictedChannel: false };

const inChannel = (destination: string, isAmongUs = true): Readers => ({
  kind: 'channel',
  channel: destination,
  destination,
  message: null,
  isCard: false,
  isAmongUs,
});
const alone: Readers = { kind: 'alone', isAmongUs: true };
const open: Ticket = { ...told, restricted: false };
const restricted: Ticket = { ...told, restricted: true };

const shownTo = (readers: Readers, by: Operator, ticket: Ticket) => {
  const shown = shownIn(conversationOf(desk, 'slack', readers, by), ticket);
  return shown ? (hasWords(shown) ? 'words' : 'no words') : 'nothing';
};

describe.each<[string, Readers, Record<'anna' | 'marco', [open: string, restricted: string]>]>([
  [
    'the operators’ channel',
    inChannel('C0SUPPORT'),
    { anna: ['words', 'no words'], marco: ['words', 'no words'] },
  ],
  [
    'a channel of a route',
    inChannel('C0ROUTED'),
    { anna: ['words', 'no words'], marco: ['words', 'no words'] },
  ],
  ['the admins’', inChannel('C0ADMINS'), { anna: ['words', 'no words'], marco: ['words', 'no words'] }],
  ['the channel of the few', inChannel('C0FEW'), { anna: ['words', 'words'], marco: ['words', 'no words'] }],
  ['with the app alone', alone, { anna: ['words', 'words'], marco: ['words', 'no words'] }],
  [
    'another channel of the house',
    inChannel('C0GENERAL'),
    { anna: ['no words', 'nothing'], marco: ['no words', 'nothing'] },
  ],
  [
    'where others may read',
    inChannel('C0GENERAL', false),
    { anna: ['nothing', 'nothing'], marco: ['nothing', 'nothing'] },
  ],
  [
    'an operators’ channel that others read',
    inChannel('C0SUPPORT', false),
    { anna: ['nothing', 'nothing'], marco: ['nothing', 'nothing'] },
  ],
  [
    'a channel of that name on another platform',
    inChannel('installed'),
    { anna: ['no words', 'nothing'], marco: ['no words', 'nothing'] },
  ],
])('%s', (_, readers, expected) => {
  test.each([
    ['one of the few', anna, expected.anna],
    ['another operator', marco, expected.marco],
  ])('linked to by %s', (_who, by, [toOpen, toRestricted]) => {
    expect([shownTo(readers, by, open), shownTo(readers, by, restricted)]).toEqual([toOpen, toRestricted]);
  });
});

describe('what is shown', () => {
  const moment = aMoment('en', told.openedAt);
  const draw = (readers: Readers, ticket: Ticket) => {
    const shown = shownIn(conversationOf(desk, 'slack', readers, anna), ticket);
    return shown && sharedRequest(shown, moment, '');
  };

  test('is its subject, and nothing else that the customer wrote, nor who they are', () => {
    const shown = JSON.stringify(draw(inChannel('C0SUPPORT'), { ...open, subject: 'Toner' }));
    expect(shown).toContain('Toner');
    for (const kept of [told.excerpt, told.requester.name, told.requester.address, told.resolution ?? ''])
      if (kept !== '') expect(shown).not.toContain(kept);
  });

  test('without words it does not say “restricted” of what is not', () => {
    expect(draw(inChannel('C0GENERAL'), open)?.title).toBe(`Ticket #${told.number}`);
    expect(draw(inChannel('C0SUPPORT'), restricted)?.title).toBe(`#${told.number} Restricted ticket`);
  });

  test('says of when it is: nobody draws it anew', () => {
    expect(draw(inChannel('C0SUPPORT'), open)?.asOf).toMatch(/^As of /);
  });
});
