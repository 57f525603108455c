import { beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { plannedClosures } from '../../../src/store/clock/closures.ts';
import { newestOpenIncidents } from '../../../src/store/incidents/incidents.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
Object.assign(desk, {
  access: {
    kind: 'channel',
    listed: new Map([['giulia@interzen.example', { name: 'Giulia', role: 'manager' }]]),
  },
});
const giulia = {
  userId: 'Giulia',
  name: 'Giulia',
  email: 'giulia@interzen.example',
  inOperatorsChannel: true,
};
const slack = muteGateway('slack', {
  member: async () => giulia,
  members: async () => [giulia],
  present: async () => new Set(['Giulia']),
});
const door = deskDoor(desk, { slack }, speechIn('it'), () => ({
  attachment: async () => '',
  original: async () => null,
}));

let number = 0;
let presses = 0;
beforeEach(async () => {
  const outcome = await takeIn(desk, anEmail());
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  await press('claim', {});
  await press('classify', { category: 'other', priority: 'P3' }, 'submit');
});

async function press(
  verb: ButtonPress['verb'],
  inputs: ButtonPress['inputs'],
  step: ButtonPress['step'] = 'press',
  about = number,
) {
  presses += 1;
  const ticket = await findTicket(desk.db, about);
  const { version, nonce } = ticket ?? { version: 0, nonce: '' };
  const press = { verb, step, inputs, version, nonce, ticket: about, key: `blank${presses}` };
  return await door.press({ platform: 'slack', userId: 'Giulia', ...press }, alone);
}

const happened = async () => (await eventsAfter(desk.db, number, 0)).length;

describe.each([
  ['a blank of no width', '\u200B'],
  ['a joiner of words', '\u2060\n\u2060'],
  ['a hyphen that is not seen', '\u00AD'],
  ['a filler of Hangul', '\u3164'],
  ['empty braille', '\u2800 \u2800'],
])('%s', (_, text) => {
  test.each(['reply', 'ask-clarification', 'close', 'note', 'extend'] as const)(
    'is no text: %s sends and keeps nothing, and says so',
    async verb => {
      const before = await happened();
      for (const step of ['submit', 'confirm'] as const) {
        const answer = await press(verb, { text, amount: '2', unit: 'hours' }, step);
        expect(answer.kind).toBe('form');
      }
      expect(await happened()).toBe(before);
    },
  );

  test('is no name of a closure, an incident or a saved reply, and no request', async () => {
    const before = await happened();
    const closure = { from: '2026-12-24', to: '2026-12-31', name: text };
    expect((await press('plan-closure', closure, 'submit', 0)).kind).toBe('form');
    expect((await press('plan-closure', closure, 'confirm', 0)).kind).toBe('form');
    expect(await plannedClosures(desk.db)).toEqual([]);
    expect((await press('open-incident', { name: text }, 'submit', 0)).kind).toBe('form');
    expect((await newestOpenIncidents(desk.db, 5)).total).toBe(0);
    expect((await press('save-as-reply', { name: text, italian: 'Buongiorno' }, 'submit')).kind).toBe('form');
    expect((await press('save-as-reply', { name: 'Saluto', italian: text }, 'submit')).kind).toBe('form');
    expect(await happened()).toBe(before);
    const request = { customer: text, address: '', about: text, text, called: '', language: 'it' };
    expect((await press('new-request', request, 'submit', 0)).kind).toBe('form');
    expect(await findTicket(desk.db, number + 1)).toBeNull();
  });
});
