import { beforeAll, describe, expect, test } from 'vitest';
import { verbs } from '../../../src/chat/actions/actions.ts';
import { nonceOfPerson } from '../../../src/chat/actions/people/left-behind.ts';
import { type ButtonPress, steps } from '../../../src/chat/button-press.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { findOperatorByEmail, noteLeft } from '../../../src/store/people/operators.ts';
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
const people = new Map(
  ['Giulia', 'Marco'].map(name => [
    name,
    { userId: name, name, email: `${name.toLowerCase()}@interzen.example`, inOperatorsChannel: true },
  ]),
);
const teams = muteGateway('teams', {
  member: async id => people.get(id) ?? null,
  members: async () => [...people.values()],
  present: async () => new Set(people.keys()),
});
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, { teams }, speechIn('it'), links);

let number = 0;
let nonce = '';
let presses = 0;
beforeAll(async () => {
  const outcome = await takeIn(desk, anEmail());
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  nonce = (await findTicket(desk.db, number))?.nonce ?? '';
});

const press = async (verb: ButtonPress['verb'], about: Partial<ButtonPress>) => {
  presses += 1;
  return await door.press(
    {
      platform: 'teams',
      userId: 'Giulia',
      verb,
      step: 'press',
      ticket: number,
      nonce,
      version: 1,
      inputs: {},
      key: `odd${presses}`,
      ...about,
    },
    alone,
  );
};

describe('numbers that no database takes, and words where numbers belong, are answered like any other', () => {
  const huge = [2 ** 31, 2 ** 53 - 1];
  test.each(verbs)('%s, of a request, mail, letter or person that can be none', async verb => {
    for (const ticket of huge)
      for (const step of steps) {
        expect((await press(verb, { ticket, step })).kind).toBeTruthy();
        expect((await press(verb, { ticket, step, nonce: '' })).kind).toBeTruthy();
      }
  });

  test.each(verbs)('%s, with inputs that no form of ours sends', async verb => {
    const typed = ['1.5', '-1', '1e99', 'NaN', '99999999999999999999', '٣', 'x'.repeat(100_000)];
    for (const value of typed)
      for (const step of steps) {
        const inputs = Object.fromEntries(
          ['operator', 'number', 'page', 'amount', 'message', 'relation', 'draft', 'uploads', 'from'].map(
            name => [name, value],
          ),
        );
        expect((await press(verb, { step, inputs })).kind).toBeTruthy();
      }
  });

  test('a version of a card that can be none', async () => {
    for (const version of huge)
      for (const verb of verbs) expect((await press(verb, { version })).kind).toBeTruthy();
  });

  test('a colleague who can be none, for all that somebody had', async () => {
    await press('card', { userId: 'Marco' });
    const marco = await findOperatorByEmail(desk.db, 'marco@interzen.example');
    if (!marco) throw new Error('Marco is known');
    await press('claim', { userId: 'Marco' });
    await desk.db.transaction(tx => noteLeft(tx, marco.id, desk.clock()));
    const has = { ticket: marco.id, nonce: nonceOfPerson(marco), step: 'submit' as const };
    for (const operator of ['1.5', '-1e99', '1e99', 'Infinity', '99999999999'])
      expect((await press('hand-over-all', { ...has, inputs: { operator } })).kind).toMatch(/form|told/);
  });
});
