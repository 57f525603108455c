import { describe, expect, test } from 'vitest';
import { help } from '../../../src/chat/commands/help.ts';
import { late } from '../../../src/chat/commands/lists/late.ts';
import { mine } from '../../../src/chat/commands/lists/mine.ts';
import { queue } from '../../../src/chat/commands/lists/queue.ts';
import { request } from '../../../src/chat/commands/lists/request.ts';
import { waiting } from '../../../src/chat/commands/lists/waiting.ts';
import { closures } from '../../../src/chat/commands/promises/closures.ts';
import { duty } from '../../../src/chat/commands/promises/duty.ts';
import { why } from '../../../src/chat/commands/promises/why.ts';
import { commands } from '../../../src/chat/commands/registry.ts';
import {
  commandIn,
  namesOf,
  nearestCommand,
  typedCommand,
} from '../../../src/chat/commands/typed-command.ts';

describe('what is typed after the command', () => {
  test.each([
    ['', help, ''],
    ['?', help, ''],
    ['aiuto', help, ''],
    ['1042', request, '1042'],
    ['#1042', request, '#1042'],
    ['#1042.', request, '#1042.'],
    ['le mie', mine, ''],
    ['LE MIE', mine, ''],
    ['perché 1042', why, '1042'],
    ['Perché Mai', why, 'Mai'],
    ['duty anna@example.com 2026-12-24 2027-01-06', duty, 'anna@example.com 2026-12-24 2027-01-06'],
  ])('%j is one, with what follows it', (typed, command, rest) => {
    expect(commandIn(commands, typed)).toEqual({ command, rest });
  });

  test.each(['pizza', 'le', 'le altre', '1042 1043'])('%j is none', typed => {
    expect(commandIn(commands, typed)).toBeNull();
  });
});

test.each([
  ['code', queue],
  ['qeue', queue],
  ['scadenza', late],
  ['miei', mine],
  ['chiusura', closures],
  ['hlep', help],
  ['in atesa', waiting],
  ['le mei', mine],
  ['da asegnare', queue],
  ['le mei p1', mine],
  ['code p1', queue],
  ['pizza', null],
  ['pizza margherita', null],
  ['xyz', null],
  ['', null],
])('%j is near to what was meant', (typed, command) => {
  expect(nearestCommand(commands, typed)).toBe(command);
});

test('is typed otherwise in Teams, and in the language of the desk', () => {
  expect(typedCommand(late, 'slack', 'it')).toBe('/ticket scadenze');
  expect(typedCommand(late, 'teams', 'it')).toBe('@Sportello scadenze');
  expect(typedCommand(request, 'teams', 'en')).toBe('@Sportello 1042');
});

test('what every object has is no command', () => {
  expect(commandIn(commands, 'constructor')).toBeNull();
  expect(commandIn(commands, '__proto__ 1')).toBeNull();
});

test('no two go by one name, and each name is understood as it is typed', () => {
  const names = commands.flatMap(command => namesOf(command).map(name => ({ name, command })));
  expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
  for (const { name, command } of names) expect(commandIn(commands, name)).toEqual({ command, rest: '' });
});
