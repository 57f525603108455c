import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { bringAlong } from '../../../src/desk/relations/bring-along.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { splitMessage, splittable } from '../../../src/desk/relations/split.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs } from '../../desk/clock/under-the-clock.ts';
import { vulnerability } from '../../ticket/categories.ts';
import { houseOfFew } from './a-house-of-few.ts';

// What other requests are, and say, of one that few may see from now on.

const own = ownDatabase();
const house = houseOfFew(() => own.database.db);
const { desk, readable } = house;

beforeEach(async () => {
  readable.clear();
  await emptyOutbox(desk.db);
});

const by = async () => ({ actor: actorOf(await house.person('anna')), origin: 'slack' as const, key: null });
const sees = async (...numbers: number[]) =>
  (await Promise.all(numbers.map(house.now))).map(({ restricted }) => restricted);
/** Whose words stand in the operators' channels. */
const inTheOpen = () => [...readable].filter(([where]) => !where.includes('C0FEW')).map(([, said]) => said);
const texts = (list: object) => JSON.stringify(list);

describe('what was merged into it', () => {
  let first = 0;
  let second = 0;
  let third = 0;
  beforeEach(async () => {
    const text = `Canarino ${crypto.randomUUID()}`;
    first = await house.opened({ subject: 'Canarino', text, newText: text });
    [second, third] = [await house.opened(), await house.opened()];
    await house.order('anna', first, { type: 'add-note', text: `chiave ${first}x4711` });
    await mergeTickets(desk, first, second, await by());
    await mergeTickets(desk, second, third, await by());
    await house.carry('card', 'line');
    await emptyOutbox(desk.db);
  });

  test('is kept to few with it, and given back with it, however often it was merged', async () => {
    expect(await sees(first, second, third)).toEqual([false, false, false]);
    await house.order('anna', third, { type: 'restrict' });
    expect(await sees(first, second, third)).toEqual([true, true, true]);
    expect((await eventsAfter(desk.db, first, 0)).at(-1)?.event).toEqual({
      type: 'restricted',
      because: 'merged',
    });
    await house.order('anna', third, { type: 'lift-restriction' });
    expect(await sees(first, second, third)).toEqual([false, false, false]);
    const lifted = (await eventsAfter(desk.db, first, 0)).filter(
      ({ event }) => event.type === 'restriction-lifted',
    );
    expect(lifted).toHaveLength(1);
  });

  test('is not found, nor read on its card or in its thread, by who may not see it', async () => {
    const words = `${first}x4711`;
    expect(inTheOpen().filter(said => said.includes(words))).not.toEqual([]);
    expect(texts(await house.asks('marco', `trova ${words}`))).toContain(`#${first}`);
    await house.order('anna', third, { type: 'restrict' });
    await house.carry('hush', 'card', 'line');
    expect(inTheOpen().filter(said => said.includes(words) || said.includes('Canarino'))).toEqual([]);
    expect(texts(await house.asks('marco', `trova ${words}`))).not.toContain(`#${first}`);
    expect(texts(await house.asks('marco', `${first}`))).not.toContain('Canarino');
    expect(texts(await house.asks('anna', `trova ${words}`))).toContain(`#${first}`);
  });

  test('and stayed open when that was not carried over, it is brought along when a desk starts, once', async () => {
    await house.order('anna', third, { type: 'restrict' });
    const log = async () => (await eventsAfter(desk.db, first, 0)).length;
    // As desks left it that did not know.
    await desk.db.execute(sql`update ticket set restricted = false where number in (${first}, ${second})`);
    await emptyOutbox(desk.db);
    const before = await log();
    expect(await bringAlong(desk)).toBeGreaterThan(0);
    expect(await sees(first, second, third)).toEqual([true, true, true]);
    expect((await eventsAfter(desk.db, second, 0)).at(-1)).toMatchObject({
      event: { type: 'restricted', because: 'merged' },
      actor: { kind: 'desk' },
      origin: 'desk',
    });
    await house.carry('hush', 'card', 'line');
    expect(inTheOpen().filter(said => said.includes(`${first}x4711`))).toEqual([]);
    expect(await bringAlong(desk)).toBe(0);
    expect(await log()).toBe(before + 1);
  });

  test('by a rule that finds it in a later mail, too', async () => {
    desk.suggest = () => ({ category: vulnerability, priority: null, reason: '' });
    const landed = await takeIn(desk, anEmail({ subjectTokens: [third] }));
    desk.suggest = () => null;
    expect(landed).toMatchObject({ ticket: third });
    expect(await sees(first, second, third)).toEqual([true, true, true]);
  });
});

describe('a request that is like it, or hangs together with it', () => {
  let hidden = 0;
  let twin = 0;
  const card = async (channel: string) => {
    await house.couriers.card({ ticket: twin, platform: 'slack', destination: channel });
    return (
      [...readable]
        .filter(([where, said]) => where.includes(channel) && said.includes(`"number":${twin}`))
        .at(-1)?.[1] ?? ''
    );
  };
  beforeEach(async () => {
    const from = { name: 'Carla', address: `carla-${crypto.randomUUID()}@cliente.example` };
    const subject = 'Falla nel portale';
    // The same words would be a storm.
    const [one, other] = [
      'Chiunque entra nel portale.',
      'Chiunque entra nel portale, anche da fuori: guardate.',
    ];
    hidden = await house.opened({ from, subject, text: one, newText: one });
    twin = await house.opened({ from, subject, text: other, newText: other });
  });

  test('says so no more on its card, and has no button for it; lifted, it does again', async () => {
    expect((await house.now(twin)).looksLike).toBe(hidden);
    expect(await card('C0SUPPORT')).toContain(`Somiglia a #${hidden}`);
    await emptyOutbox(desk.db);
    await house.order('anna', hidden, { type: 'restrict' });
    await house.carry('redraw');
    await house.carry('card');
    const shown = await card('C0SUPPORT');
    expect(shown).toContain('Falla nel portale');
    expect(shown).not.toContain(`#${hidden}`);
    expect(shown).not.toContain('merge-suggested');
    expect(texts(await house.press('marco', twin, 'relate'))).not.toContain(`"${hidden}"`);
    await emptyOutbox(desk.db);
    await house.order('anna', hidden, { type: 'lift-restriction' });
    await house.carry('redraw');
    expect(await card('C0SUPPORT')).toContain(`Somiglia a #${hidden}`);
  });

  test('says it still to those who may see both', async () => {
    await house.order('anna', hidden, { type: 'restrict' });
    const seenBy = async (name: 'anna' | 'marco') => {
      const answer = await house.press(name, twin, 'claim');
      return 'card' in answer ? texts(answer.card.notices) : answer.kind;
    };
    expect(await seenBy('marco')).not.toContain(`#${hidden}`);
    expect(await seenBy('anna')).toContain(`#${hidden}`);
  });

  test('names it no more in its thread, where it did, and never does again', async () => {
    await house.order('anna', twin, { type: 'link', to: hidden });
    await house.carry('card', 'line');
    const named = () => inTheOpen().filter(said => said.includes(`collegata a #${hidden}`));
    expect(named().length).toBeGreaterThan(0);
    await emptyOutbox(desk.db);
    await house.order('anna', hidden, { type: 'restrict' });
    await house.carry('hush', 'redraw');
    await house.carry('card', 'line');
    expect(named()).toEqual([]);
    await emptyOutbox(desk.db);
    const other = await house.opened();
    await house.order('anna', other, { type: 'link', to: hidden });
    await house.carry('card', 'line');
    expect(inTheOpen().filter(said => said.includes(`#${hidden}`) && said.includes('ollegata'))).toEqual([]);
    // Nor where somebody reads all that happened to it.
    expect(texts(await house.press('marco', other, 'open'))).not.toContain(`#${hidden}`);
  });

  test('a message that was split off into it no more says who wrote it', async () => {
    const from = { name: 'Paola Segreta', address: 'paola@cliente.example' };
    const requester = { name: 'Piero', address: 'piero@cliente.example' };
    const whole = await house.opened({ from: requester, cc: [from] });
    await takeIn(desk, anEmail({ from, subjectTokens: [whole] }));
    const [message] = await splittable(desk, whole);
    const split = await splitMessage(desk, whole, message?.id ?? 0, await by());
    await house.carry('card', 'line');
    const told = () => inTheOpen().filter(said => said.includes('ha separato un messaggio'));
    expect(told().length).toBeGreaterThan(0);
    await house.order('anna', split?.into ?? 0, { type: 'restrict' });
    await house.carry('hush');
    expect(told()).toEqual([]);
  });
});

describe('what may be the same request, and all see', () => {
  const hole = 'Chiunque entra nel portale clienti senza password';
  const drawn = async (number: number, channel: string) => {
    const where = { ticket: number, platform: 'slack' as const, destination: channel };
    await house.couriers.card(where);
    return (
      [...readable]
        .filter(([at, said]) => at.includes(channel) && said.includes(`"number":${number}`))
        .at(-1)?.[1] ?? ''
    );
  };
  const asks = (number: number) => [`Le somiglia #${number}`, `Rendi riservata anche #${number}`];
  let hidden = 0;
  let twin = 0;
  beforeEach(async () => {
    const from = { name: 'Carla', address: `carla-${crypto.randomUUID()}@cliente.example` };
    const write = async (text: string) => await house.opened({ from, subject: 'Falla', text, newText: text });
    [hidden, twin] = [await write(`${hole}.`), await write(`${hole}: guardate.`)];
  });

  test.each(['the older one', 'the newer one'])(
    'is offered to those few on the card of %s, and restricted with one press; nobody else hears of it',
    async which => {
      if (which === 'the newer one') [hidden, twin] = [twin, hidden];
      await house.order('anna', hidden, { type: 'restrict' });
      await house.carry('card', 'line', 'redraw');
      for (const said of asks(twin)) expect(await drawn(hidden, 'C0FEW')).toContain(said);
      expect(inTheOpen().filter(said => said.includes('anche #') || said.includes('Le somiglia'))).toEqual(
        [],
      );
      expect(texts(await house.press('marco', hidden, 'restrict-twins'))).not.toContain(`#${twin}`);
      expect(await sees(hidden, twin)).toEqual([true, false]);

      expect(texts(await house.press('anna', hidden, 'restrict-twins'))).toContain('Fatto');
      expect(await sees(hidden, twin)).toEqual([true, true]);
      expect((await eventsAfter(desk.db, twin, 0)).at(-1)).toMatchObject({
        event: { type: 'restricted', because: 'alike' },
        actor: { kind: 'operator', name: 'anna' },
      });
      for (const said of asks(twin)) expect(await drawn(hidden, 'C0FEW')).not.toContain(said);
      expect(await drawn(twin, 'C0SUPPORT')).not.toContain('Carla');
    },
  );

  test('is no question any more once it was restricted, or merged, by itself: its card says so by itself', async () => {
    await house.order('anna', hidden, { type: 'restrict' });
    await emptyOutbox(desk.db);
    await house.order('anna', twin, { type: 'restrict' });
    const redrawn = async () =>
      (await jobs<{ tickets: number[] }>(desk.db, 'redraw')).flatMap(({ payload }) => payload.tickets);
    expect(await redrawn()).toContain(hidden);
    for (const said of asks(twin)) expect(await drawn(hidden, 'C0FEW')).not.toContain(said);
    expect(await house.press('anna', hidden, 'restrict-twins')).toMatchObject({ kind: 'refused' });
  });

  test('is offered too where it comes after the restriction: to those few alone, each of them, with one press', async () => {
    const from = { name: 'Elsa', address: `elsa-${crypto.randomUUID()}@cliente.example` };
    const write = async (text: string) => await house.opened({ from, subject: 'Falla', text, newText: text });
    const first = await write(`${hole}.`);
    await house.order('anna', first, { type: 'restrict' });
    await emptyOutbox(desk.db);
    readable.clear();
    const [second, third] = [await write(`${hole}: guardate.`), await write(`${hole}, anche oggi.`)];
    expect(await sees(first, second, third)).toEqual([true, false, false]);
    await house.carry('offer-twin');
    await house.carry('card', 'line', 'redraw');
    const told = `Somigliano a questa #${second} e #${third}`;
    expect(await drawn(first, 'C0FEW')).toContain(told);
    // Neither the new ones nor the open channels say anything of it.
    expect(await drawn(second, 'C0SUPPORT')).not.toContain(`#${first}`);
    const hints = [`#${first}`, 'Somigliano', 'Le somiglia', 'anche #'];
    const heard = inTheOpen().filter(said => !said.includes(`"number":${first}`));
    expect(heard.filter(said => hints.some(hint => said.includes(hint)))).toEqual([]);
    expect(inTheOpen().filter(said => said.includes('omiglia') && said.includes(`${first}`))).toEqual([]);
    expect(texts(await house.press('marco', first, 'restrict-twins'))).not.toContain(`#${second}`);

    await house.press('anna', first, 'restrict-twins');
    expect(await sees(first, second, third)).toEqual([true, true, true]);
    expect(await drawn(first, 'C0FEW')).not.toContain(told);
  });

  test('is told to each of the few where they have no channel; what resembles nothing tells nobody', async () => {
    const channels = desk.restrictedDestinations;
    Object.assign(desk, { restrictedDestinations: [] });
    try {
      const from = { name: 'Ivo', address: `ivo-${crypto.randomUUID()}@cliente.example` };
      const write = async (text: string) =>
        await house.opened({ from, subject: 'Falla', text, newText: text });
      const first = await write(`${hole}.`);
      await house.order('anna', first, { type: 'restrict' });
      await emptyOutbox(desk.db);
      await house.opened({ from, subject: 'Orari', text: 'Siete aperti?', newText: 'Siete aperti?' });
      expect(await jobs(desk.db, 'offer-twin')).toEqual([]);
      expect(await jobs(desk.db, 'few')).toEqual([]);
      await write(`${hole}: guardate.`);
      await house.carry('offer-twin');
      expect((await jobs(desk.db, 'few')).map(({ payload }) => payload)).toMatchObject([{ ticket: first }]);
    } finally {
      Object.assign(desk, { restrictedDestinations: channels });
    }
  });

  test('is found too where it was restricted the moment it came in', async () => {
    const from = { name: 'Dino', address: `dino-${crypto.randomUUID()}@cliente.example` };
    const open = await house.opened({ from, subject: 'Falla', text: `${hole}.`, newText: `${hole}.` });
    desk.suggest = () => ({ category: vulnerability, priority: null, reason: '' });
    const text = `${hole}: è una vulnerabilità.`;
    const closed = await house.opened({ from, subject: 'Falla', text, newText: text });
    desk.suggest = () => null;
    expect((await house.now(closed)).twins).toEqual([open]);
    for (const said of asks(open)) expect(await drawn(closed, 'C0FEW')).toContain(said);
  });
});

test('how many others somebody has is said without those that few may see, but to those few', async () => {
  const from = { name: 'Paolo', address: `paolo-${crypto.randomUUID()}@cliente.example` };
  const ordinary = await house.opened({ from });
  const hidden = await house.opened({ from, subject: 'Altro', text: 'Tutt’altro', newText: 'Tutt’altro' });
  await house.order('anna', hidden, { type: 'restrict' });
  const others = async (channel: string) => {
    await house.couriers.card({ ticket: ordinary, platform: 'slack', destination: channel });
    const drawn = [...readable].filter(([, said]) => said.includes(`"number":${ordinary}`)).at(-1)?.[1] ?? '';
    return /"id":"others","value":"([^"]*)"/.exec(drawn)?.[1] ?? '';
  };
  expect(await others('C0SUPPORT')).toBe('');
  const answer = await house.press('anna', ordinary, 'claim');
  expect('card' in answer && answer.card.facts.find(({ id }) => id === 'others')?.value).toContain('1');
  const marcos = await house.press('marco', ordinary, 'take-over');
  expect('card' in marcos && marcos.card.facts.find(({ id }) => id === 'others')).toBeFalsy();
});
