import { beforeEach, describe, expect, test } from 'vitest';
import { ownDatabase } from '../../database.ts';
import { emptyOutbox, jobs } from '../../desk/clock/under-the-clock.ts';
import { houseOfFew, idOf } from './a-house-of-few.ts';

// What single people read in their own chats with the app, of a request that few may see from then on.

const own = ownDatabase();
const house = houseOfFew(() => own.database.db);
const { desk, door, readable } = house;
let number = 0;

beforeEach(async () => {
  readable.clear();
  number = await house.opened({ subject: 'Canarino' });
  await emptyOutbox(desk.db);
});

const shows = () => [...readable].filter(([, said]) => said.includes('Canarino')).map(([where]) => where);

describe('what they asked', () => {
  const asked = async (name: 'anna' | 'marco', message: string) => {
    const answer = await house.asks(name, 'coda');
    readable.set(`teams chat-${name} ${message}`, JSON.stringify(answer));
    await door.answeredAlone(
      { platform: 'teams', userId: idOf(name) },
      { channel: `chat-${name}`, message },
      answer,
    );
  };

  test('goes from the chat of who may not see it, each answer, and stays with who may', async () => {
    await asked('anna', '1');
    for (const message of ['1', '2']) await asked('marco', message);
    expect(shows()).toHaveLength(3);
    await house.order('anna', number, { type: 'restrict' });
    await house.carry('hush-alone');
    expect(shows()).toEqual(['teams chat-anna 1']);
  });

  test('goes, too, where it was drawn as it was restricted; one that was drawn without its words stays', async () => {
    const drawn = await house.asks('marco', 'coda');
    await house.order('anna', number, { type: 'restrict' });
    await emptyOutbox(desk.db);
    const at = { channel: 'chat-marco', message: '9' };
    const asker = { platform: 'teams', userId: idOf('marco') } as const;
    readable.set('teams chat-marco 9', JSON.stringify(drawn));
    await door.answeredAlone(asker, at, drawn);
    await house.carry('hush-alone');
    expect(shows()).toEqual([]);
    desk.advance(120_000);
    await emptyOutbox(desk.db);
    await door.answeredAlone(asker, { ...at, message: '10' }, await house.asks('marco', 'coda'));
    expect(await jobs(desk.db, 'hush-alone')).toEqual([]);
  });
});

describe('what is shown below a link', () => {
  const pasted = async (name: 'anna' | 'marco') => {
    await house.person(name);
    await door.unfurl(
      { platform: 'slack', userId: idOf(name) },
      { channel: `D-${name}`, message: '1.1', links: [desk.addresses.of(number)], isAlone: true },
    );
  };

  test('gives way where who pasted it may not see it any more', async () => {
    for (const name of ['anna', 'marco'] as const) await pasted(name);
    expect(shows().toSorted()).toEqual(['slack D-anna below 1.1', 'slack D-marco below 1.1']);
    await house.order('anna', number, { type: 'restrict' });
    await house.carry('hush', 'hush-alone');
    expect(shows()).toEqual(['slack D-anna below 1.1']);
    expect(readable.get('slack D-marco below 1.1')).toContain('Riservato.');
  });
});
