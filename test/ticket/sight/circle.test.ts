import { describe, expect, test } from 'vitest';
import { type Circle, circleSees } from '../../../src/ticket/sight/circle.ts';
import type { Place, Viewer } from '../../../src/ticket/sight/sight.ts';
import type { Operator, Role } from '../../../src/ticket/words.ts';

const places: Place[] = [
  'card',
  'line',
  'list',
  'home',
  'search',
  'unfurl',
  'call',
  'bulletin',
  'notice',
  'answer',
  'form',
  'preview',
  'conversation',
  'file',
  'console',
];

const named: Circle = {
  channels: [{ platform: 'slack', channel: 'C0FEW' }],
  people: ['bea@interzen.example'],
};
const nobody: Circle = { channels: [], people: [] };

function somebody(role: Role, about: Partial<Operator> = {}): Viewer {
  return {
    kind: 'operator',
    operator: { id: 1, name: 'Anna', email: 'anna@interzen.example', role, ...about },
  };
}

const channel = (name: string, platform: 'slack' | 'teams' = 'slack'): Viewer => ({
  kind: 'channel',
  platform,
  channel: name,
});

/** Who looks, and whether they see a restricted request: where desk.yaml names the few, and where it names nobody. */
const table: [who: string, viewer: Viewer, named: boolean, nobody: boolean][] = [
  ['an operator', somebody('operator'), false, false],
  ['a manager', somebody('manager'), false, true],
  ['an admin', somebody('admin'), true, true],
  ['who is in the channel', somebody('operator', { inRestrictedChannel: true }), true, false],
  ['a manager who is in it', somebody('manager', { inRestrictedChannel: true }), true, true],
  ['who is named', somebody('operator', { email: 'bea@interzen.example' }), true, false],
  ['their channel', channel('C0FEW'), true, false],
  ['the channel of all', channel('C0SUPPORT'), false, false],
  ['the admins’ channel', channel('C0ADMINS'), false, false],
  ['a channel of that name elsewhere', channel('C0FEW', 'teams'), false, false],
  ['the machine', { kind: 'machine' }, false, false],
  ['an outsider', { kind: 'outsider' }, false, false],
];

describe.each(table)('%s', (_who, viewer, seesNamed, seesNobody) => {
  test.each(places)('at the place "%s"', place => {
    const restricted = { number: 1042, restricted: true };
    expect(circleSees(named)(restricted, viewer, place)).toBe(seesNamed);
    expect(circleSees(nobody)(restricted, viewer, place)).toBe(seesNobody);
    const open = { number: 1042, restricted: false };
    expect(circleSees(named)(open, viewer, place)).toBe(viewer.kind !== 'outsider');
    expect(circleSees(nobody)(open, viewer, place)).toBe(viewer.kind !== 'outsider');
  });

  test('none of it is offered again for another request', () => {
    expect(circleSees(named)({ number: 1042, restricted: true }, viewer, 'saved-answer')).toBe(false);
    expect(circleSees(nobody)({ number: 1042, restricted: true }, viewer, 'saved-answer')).toBe(false);
  });
});
