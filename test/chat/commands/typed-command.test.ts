import { describe, expect, test } from 'vitest';
import { commandIn, nearestCommand, typedCommand } from '../../../src/chat/commands/typed-command.ts';

describe('what is typed after the command', () => {
  test.each([
    ['', 'help', []],
    ['?', 'help', []],
    ['aiuto', 'help', []],
    ['le mie', 'mine', []],
    ['perché 1042', 'why', ['1042']],
    ['duty anna@example.com 2026-12-24 2027-01-06', 'duty', ['anna@example.com', '2026-12-24', '2027-01-06']],
  ])('%j is %s', (typed, name, rest) => expect(commandIn(typed)).toEqual({ name, rest }));

  test('a word that is none is none', () => expect(commandIn('pizza')).toBeNull());
});

test.each([
  ['code', 'queue'],
  ['qeue', 'queue'],
  ['scadenza', 'late'],
  ['miei', 'mine'],
  ['chiusura', 'closures'],
  ['hlep', 'help'],
  ['pizza', null],
  ['xyz', null],
  ['', null],
])('%j is near to %s', (typed, name) => expect(nearestCommand(typed)).toBe(name));

test('is typed otherwise in Teams, and in the language of the desk', () => {
  expect(typedCommand('late', 'slack', 'it')).toBe('/ticket scadenze');
  expect(typedCommand('late', 'teams', 'it')).toBe('@Sportello scadenze');
  expect(typedCommand(1042, 'teams', 'en')).toBe('@Sportello 1042');
});

test('what every object has is no command', () => {
  expect(commandIn('constructor')).toBeNull();
  expect(commandIn('__proto__ 1')).toBeNull();
});
