import { beforeEach, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { find } from '../../../src/desk/search/find.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { anything } from '../../../src/store/search/wanted.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { withFields } from '../../ticket/catalogue/five-fields.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';
import { wholePart } from '../seen-whole.ts';

const own = ownDatabase();
const plain = aDesk(() => own.database.db);
const desk = Object.assign(plain, { policy: { ...plain.policy, catalogue: withFields } });
const person = { userId: 'Anna', name: 'Anna', email: 'anna@interzen.example', inOperatorsChannel: true };
const teams = muteGateway('teams', { member: async () => person, members: async () => [person] });
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, { teams }, speechIn('it', withFields), links);

let number = 0;
let presses = 0;
beforeEach(async () => {
  const outcome = await takeIn(desk, anEmail());
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
});

async function press(verb: ButtonPress['verb'], inputs?: Record<string, string>) {
  presses += 1;
  const { version = 0, nonce = '' } = (await findTicket(desk.db, number)) ?? {};
  return await door.press(
    {
      platform: 'teams',
      userId: 'Anna',
      verb,
      step: inputs ? 'submit' : 'press',
      ticket: number,
      inputs: inputs ?? {},
      key: `press${presses}`,
      version,
      nonce,
    },
    alone,
  );
}
const told = async () =>
  (await eventsAfter(desk.db, number, 0))
    .map(event =>
      (['it', 'en'] as const).map(language => eventInWords(speechIn(language, withFields), wholePart(event))),
    )
    .at(-1);

test('what is written in them stands on the card, in the log, and is found', async () => {
  expect(await press('set-fields')).toMatchObject({
    kind: 'form',
    form: {
      title: 'Campi',
      fields: [
        { id: 'own-issue', kind: 'text', label: 'Issue sviluppatori (facoltativo)' },
        { id: 'own-environment', kind: 'choice', value: '-' },
        { id: 'own-version' },
        { id: 'own-page' },
        { id: 'own-asset' },
      ],
    },
  });
  const issue = 'https://dev.example.com/issues/DEV-4711';
  const answer = await press('set-fields', { 'own-issue': issue, 'own-environment': 'production' });
  expect(answer).toMatchObject({
    line: 'Campi salvati.',
    card: {
      fields: [
        { label: 'Issue sviluppatori', value: 'DEV-4711', link: issue },
        { label: 'Ambiente', value: 'Produzione', link: '' },
      ],
    },
  });
  expect(await told()).toEqual([
    'Anna (Teams) ha scritto Issue sviluppatori: DEV-4711, Ambiente: Produzione.',
    'Anna (Teams) set Developer issue: DEV-4711, Environment: Production.',
  ]);
  const operator = await findOperatorByEmail(desk.db, person.email);
  if (!operator) throw new Error('nobody');
  const terms = [{ words: 'DEV-4711', not: false }];
  const asked = { from: 0, size: 10, unfinished: false };
  const { requests } = await find(desk, { ...anything, terms }, { kind: 'operator', operator }, asked);
  expect(requests.map(({ ticket }) => ticket.number)).toEqual([number]);
  // Taken back, one by one.
  expect(await press('set-fields', { 'own-environment': '-' })).toMatchObject({
    card: { fields: [{ value: 'DEV-4711' }] },
  });
  expect((await told())?.[0]).toBe('Anna (Teams) ha svuotato Ambiente.');
});

test('the classification’s form asks for them too, and what did not change is not told', async () => {
  const form = await press('classify');
  expect(form).toMatchObject({ kind: 'form' });
  await press('classify', { category: 'help-desk', priority: '', language: 'it', 'own-version': '4.2' });
  await press('reclassify', { category: 'help-desk', priority: '', language: 'it', 'own-version': '4.3' });
  const events = (await eventsAfter(desk.db, number, 0)).map(({ event }) => event);
  expect(events.slice(1)).toMatchObject([
    { type: 'classified', category: 'help-desk' },
    { type: 'fields-set', fields: [{ key: 'version', value: '4.2' }] },
    { type: 'fields-set', fields: [{ key: 'version', value: '4.3' }] },
  ]);
});

test('what is no value of a field is said, and nothing happens', async () => {
  const answer = await press('set-fields', { 'own-version': '4.2', 'own-page': 'DEV-12' });
  expect(JSON.stringify(answer)).toContain('https://');
  expect((await findTicket(desk.db, number))?.fields).toEqual({});
});
