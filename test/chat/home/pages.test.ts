import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandAnswer } from '../../../src/chat/card.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import type { CardPlace, ChatGateway } from '../../../src/chat/gateway.ts';
import { lookAtHomes } from '../../../src/chat/home/keep-true.ts';
import { nothing } from '../../../src/chat/nothing.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { enrol } from '../../../src/desk/people/enrol.ts';
import { openLog } from '../../../src/log.ts';
import { Transient } from '../../../src/outbox/failure.ts';
import { findHomePage, lookAtPages } from '../../../src/store/chats/home-pages.ts';
import { chatAccount, homePage, operator as operators } from '../../../src/store/schema/people.ts';
import { draft } from '../../../src/store/schema/presses.ts';
import { ticket as tickets } from '../../../src/store/schema/tickets.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { admittedSeeAll } from '../../../src/ticket/sight/sight.ts';
import { actorOf, type ChatPlatform, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs, moveTo, person } from '../../desk/clock/under-the-clock.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const speech = speechIn('it');
const silent = openLog('fatal', { write: () => {} });
const links = { attachment: async () => '', original: async () => null };
let people: Record<'anna' | 'bea', Operator>;

/** A platform that keeps the page of each, and in which state it is. */
function aPlatform(platform: ChatPlatform) {
  const pages = new Map<string, { page: CommandAnswer; at: CardPlace }>();
  const shown: string[] = [];
  const taken: string[] = [];
  const faults = new Map<string, Error>();
  let states = 0;
  const take = (userId: string, page: CommandAnswer): CardPlace => {
    states += 1;
    const at =
      platform === 'slack'
        ? { channel: '', message: `state ${states}` }
        : { channel: `a:${userId}`, message: `m-${userId}` };
    pages.set(userId, { page, at });
    return at;
  };
  const gateway: ChatGateway = {
    ...muteGateway(platform, {
      member: async userId => ({
        userId,
        name: userId,
        email: `${userId.toLowerCase()}@x.example`,
        inOperatorsChannel: true,
      }),
    }),
    showHome: async (userId, page, lies) => {
      const fault = faults.get(userId);
      if (fault) throw fault;
      const now = pages.get(userId)?.at.message;
      if (lies.message !== '' && now !== lies.message) return platform === 'slack' ? 'overtaken' : 'gone';
      shown.push(userId);
      return take(userId, page);
    },
    takeBackPrivately: async ({ message }) => taken.push(message) > 0,
  };
  return { gateway, pages, shown, taken, faults, take };
}

describe.each(['slack', 'teams'] as const)('a person’s own page in %s', platform => {
  const there = aPlatform(platform);
  const gateways = { [platform]: there.gateway };
  const chats = { desk, gateways, speech };
  const door = deskDoor(desk, gateways, speech, () => links);
  const couriers = chatCouriers(desk, gateways, speech);
  const who = (userId: string) => ({ platform, userId });
  const textOf = (userId: string) => JSON.stringify(there.pages.get(userId)?.page);
  const look = () => lookAtHomes(chats, silent);
  /** Something must go from them, perhaps: in Teams they are looked at for no other reason. */
  const beDue = async () =>
    await lookAtPages(desk.db, { operators: [people.anna.id, people.bea.id] }, desk.clock());
  const pass = (ms: number) => desk.advance(ms);
  const minute = 60_000;

  async function opens(userId: string): Promise<void> {
    const page = await door.home(who(userId));
    if (!page) throw new Error('a stranger');
    await door.homeShown(who(userId), page, there.take(userId, page));
  }
  async function goesTo(userId: string, list: string): Promise<void> {
    const page = there.pages.get(userId)?.page;
    const press = {
      ...who(userId),
      verb: 'show-list',
      step: 'press' as const,
      ticket: 0,
      nonce: '',
      version: 0,
    };
    const answer = await door.press(
      { ...press, inputs: { page: `to-${list}` }, list: page?.list ?? '', key: crypto.randomUUID() },
      alone,
    );
    if (answer.kind !== 'list') throw new Error(answer.kind);
    await door.homeShown(who(userId), answer.list, there.take(userId, answer.list));
  }
  async function arrives(subject: string): Promise<number> {
    const opened = await takeIn(desk, anEmail({ subject }));
    if (opened.outcome !== 'opened') throw new Error(opened.outcome);
    return opened.ticket;
  }
  const by = (whom: Operator) => ({ actor: actorOf(whom), origin: platform, key: null });

  beforeAll(async () => {
    people = { anna: await person(desk.db, 'Anna'), bea: await person(desk.db, 'Bea') };
  });
  beforeEach(async () => {
    await desk.db
      .update(tickets)
      .set({ status: 'closed', assigneeId: null, claimDue: null, resolveDue: null });
    await desk.db.update(operators).set({ leftAt: null });
    await desk.db.delete(homePage);
    await desk.db.delete(chatAccount);
    await emptyOutbox(desk.db);
    desk.maySeeWords = admittedSeeAll;
    moveTo(desk, '2026-11-24T10:00');
    there.pages.clear();
    there.faults.clear();
    there.shown.length = 0;
    there.taken.length = 0;
  });

  if (platform === 'slack')
    test('what turned is there after a minute, once; what did not turn says a newer time after a quarter of an hour', async () => {
      await opens('ANNA');
      expect(textOf('ANNA')).toContain('Aggiornata alle 10:00 · mar 24 nov');
      await arrives('Toner finito');
      pass(minute - 1);
      await look();
      expect(there.shown).toEqual([]);
      pass(1);
      await look();
      await look();
      expect(there.shown).toEqual(['ANNA']);
      expect(textOf('ANNA')).toContain('Toner finito');
      await desk.db.update(tickets).set({ status: 'closed' });
      pass(2 * minute);
      await look();
      pass(14 * minute);
      await look();
      expect(there.shown).toHaveLength(2);
      pass(2 * minute);
      await look();
      expect(there.shown).toHaveLength(3);
      expect(textOf('ANNA')).toContain('Aggiornata alle 10:19');
    });

  if (platform === 'teams')
    test('it is left alone while they may be typing in it, and says of when it is', async () => {
      await opens('ANNA');
      await arrives('Toner finito');
      for (let hour = 0; hour < 9; hour += 1) {
        pass(60 * minute);
        await look();
      }
      expect(there.shown).toEqual([]);
      expect(textOf('ANNA')).toContain('Aggiornata alle 10:00 · mar 24 nov');
    });

  test('whoever went to a list stays there, whichever process drew it, and is not thrown back by a drawing under way', async () => {
    await opens('ANNA');
    await goesTo('ANNA', 'queue');
    await arrives('Toner finito');
    pass(minute);
    await beDue();
    await lookAtHomes({ ...chats }, silent);
    expect(there.pages.get('ANNA')?.page.list).toMatch(/^queue/);
    expect(textOf('ANNA')).toContain('Toner finito');
    // She goes back home while another drawing of the queue is about to be shown.
    await arrives('Cassetto rotto');
    pass(minute);
    await beDue();
    const { showHome } = there.gateway;
    const meanwhile: ChatGateway['showHome'] = async (...given) => {
      await goesTo('ANNA', 'home');
      return platform === 'slack' ? await showHome(...given) : 'overtaken';
    };
    await lookAtHomes(
      { ...chats, gateways: { [platform]: { ...there.gateway, showHome: meanwhile } } },
      silent,
    );
    expect(there.pages.get('ANNA')?.page.list).toBe('home');
    await arrives('Vetro rotto');
    pass(minute);
    await beDue();
    await look();
    expect(there.pages.get('ANNA')?.page.list).toBe('home');
    expect(textOf('ANNA')).toContain('Vetro rotto');
  });

  test('what the platform did not take is shown at the next look, and stops nobody', async () => {
    await opens('ANNA');
    await opens('BEA');
    await arrives('Toner finito');
    there.faults.set('ANNA', new Transient('the wire is broken'));
    pass(minute);
    await beDue();
    await look();
    expect(there.shown).toEqual(['BEA']);
    there.faults.clear();
    pass(minute);
    await beDue();
    await look();
    expect(textOf('ANNA')).toContain('Toner finito');
  });

  test('a platform that wants less is left alone until the next look', async () => {
    await opens('ANNA');
    await opens('BEA');
    await arrives('Toner finito');
    const slowDown = new Transient('slow down', { retryAfterSeconds: 30 });
    for (const name of ['ANNA', 'BEA']) there.faults.set(name, slowDown);
    let asked = 0;
    const counted: ChatGateway['showHome'] = async (...given) => {
      asked += 1;
      return await there.gateway.showHome(...given);
    };
    pass(minute);
    await beDue();
    await lookAtHomes(
      { ...chats, gateways: { [platform]: { ...there.gateway, showHome: counted } } },
      silent,
    );
    expect(asked).toBe(1);
    there.faults.clear();
    pass(minute);
    await beDue();
    await look();
    expect(there.shown.toSorted()).toEqual(['ANNA', 'BEA']);
  });

  test('two processes draw a page once between them', async () => {
    await opens('ANNA');
    await opens('BEA');
    await arrives('Toner finito');
    pass(minute);
    await beDue();
    await Promise.all([look(), lookAtHomes({ ...chats }, silent), look()]);
    expect(there.shown.toSorted()).toEqual(['ANNA', 'BEA']);
  });

  if (platform === 'slack')
    test('it is kept true through an afternoon, the more rarely the longer nobody looks, and not for ever', async () => {
      await opens('ANNA');
      await arrives('Toner finito');
      const times: number[] = [];
      for (let at = 5; at <= 8 * 60; at += 5) {
        pass(5 * minute);
        const before = there.shown.length;
        await look();
        if (there.shown.length > before) times.push(at);
      }
      expect(times[0]).toBe(5);
      expect(times.length).toBeLessThan(40);
      const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(Math.max(...waits)).toBeLessThanOrEqual(35);
      pass(8 * 24 * 60 * minute);
      await look();
      const [kept] = await desk.db.select().from(homePage);
      expect(kept?.dueAt).toBeNull();
    });

  test('with two hundred open, a look draws twenty, and each has its turn', async () => {
    await opens('ANNA');
    const [page] = await desk.db.select().from(homePage);
    if (!page) throw new Error('no page');
    const others = Array.from({ length: 199 }, (_, n) => ({ ...page, userId: `NOBODY${n}`, message: '' }));
    await desk.db.insert(homePage).values(others);
    pass(minute);
    await beDue();
    await look();
    expect(there.shown.length).toBeLessThanOrEqual(20);
    for (let n = 0; n < 9; n += 1) await look();
    // Accounts that are nobody's read nothing of the desk's, and are forgotten.
    expect(await desk.db.select().from(homePage)).toHaveLength(1);
    expect(there.shown.filter(name => name !== 'ANNA')).toHaveLength(199);
  });

  test('whoever is no operator any more has nothing of it before them, whenever they looked', async () => {
    await arrives('Toner finito');
    await opens('ANNA');
    pass(10 * 24 * 60 * minute);
    expect(textOf('ANNA')).toContain('Toner finito');
    await enrol(desk, platform, 'ANNA', null);
    await look();
    expect(textOf('ANNA')).not.toContain('Toner finito');
    expect(textOf('ANNA')).toContain('operator');
    expect(await findHomePage(desk.db, who('ANNA'))).toBeNull();
  });

  /** All that was written down, as the outbox would carry it. */
  async function carry(): Promise<void> {
    for (const task of ['homes', 'homes', 'older-page', 'hush-alone', 'hush-alone'] as const)
      for (const { payload } of await jobs(desk.db, task)) await couriers[task](payload);
    await emptyOutbox(desk.db);
  }
  const restrict = async (number: number) => {
    desk.maySeeWords = circleSees({ channels: [], people: ['giulia@x.example'] });
    await handle(desk, number, { type: 'restrict' }, by(people.bea));
  };

  test('what was restricted while the page was on its way goes from it, whoever drew it', async () => {
    const number = await arrives('Falla nel portale');
    const page = await door.home(who('ANNA'));
    await restrict(number);
    await carry();
    // It arrives only now.
    await door.homeShown(who('ANNA'), page ?? nothing, there.take('ANNA', page ?? nothing));
    expect(textOf('ANNA')).toContain('Falla nel portale');
    await look();
    expect(textOf('ANNA')).not.toContain('Falla nel portale');
    await look();
    const [kept] = await desk.db.select().from(homePage);
    if (platform === 'teams') expect(kept?.dueAt).toBeNull();
    // Restricted again, while a drawing by itself was on its way.
    desk.maySeeWords = admittedSeeAll;
    await handle(desk, number, { type: 'lift-restriction' }, by(people.bea));
    await carry();
    const { showHome } = there.gateway;
    const late: ChatGateway['showHome'] = async (...given) => {
      await restrict(number);
      await carry();
      return await showHome(...(given.with(2, { channel: '', message: '' }) as typeof given));
    };
    pass(16 * minute);
    await beDue();
    await lookAtHomes({ ...chats, gateways: { [platform]: { ...there.gateway, showHome: late } } }, silent);
    expect(textOf('ANNA')).toContain('Falla nel portale');
    await look();
    expect(textOf('ANNA')).not.toContain('Falla nel portale');
  });

  test('a page that is said by mistake to be gone is looked for once more', async () => {
    const number = await arrives('Falla nel portale');
    await opens('ANNA');
    await restrict(number);
    const { showHome } = there.gateway;
    let said = 0;
    const errs: ChatGateway['showHome'] = async (...given) => {
      said += 1;
      return said === 1 ? 'gone' : await showHome(...given);
    };
    const erring = chatCouriers(desk, { [platform]: { ...there.gateway, showHome: errs } }, speech);
    await erring.homes({ ticket: number, page: who('ANNA') });
    expect(textOf('ANNA')).not.toContain('Falla nel portale');
    expect(await findHomePage(desk.db, who('ANNA'))).not.toBeNull();
  });

  if (platform === 'teams')
    test('of pages that are shown at the same moment one stays, and the others are taken away', async () => {
      const page = await door.home(who('ANNA'));
      const messages = ['m1', 'm2', 'm3', 'm4'];
      await Promise.all(
        messages.map(message => door.homeShown(who('ANNA'), page ?? nothing, { channel: 'a:ANNA', message })),
      );
      const left = (await jobs(desk.db, 'older-page')).map(({ payload }) => payload.message);
      const stays = (await findHomePage(desk.db, who('ANNA')))?.message ?? '';
      expect([...left, stays].toSorted()).toEqual(messages);
    });

  if (platform === 'teams')
    test('a page that the desk does not know is found by a press on it, and what few may see goes from it, too', async () => {
      const number = await arrives('Falla nel portale');
      const page = (await door.home(who('ANNA'))) ?? nothing;
      const lies = { channel: 'a:ANNA', message: 'm-unknown' };
      // None is known: this is it from now on.
      expect(await door.homeTurned(who('ANNA'), page, lies)).toBe(true);
      expect(await findHomePage(desk.db, who('ANNA'))).toMatchObject({ message: 'm-unknown' });
      // Another is known: this is a list as any other, and can be taken back.
      await opens('ANNA');
      await emptyOutbox(desk.db);
      expect(await door.homeTurned(who('ANNA'), page, lies)).toBe(false);
      await door.answeredAlone(who('ANNA'), lies, page);
      await restrict(number);
      await carry();
      expect(there.taken).toEqual(['m-unknown']);
      expect(textOf('ANNA')).not.toContain('Falla nel portale');
    });

  if (platform === 'slack')
    test('a search on it is not shown, and not kept, anew each minute', async () => {
      for (let n = 0; n < 14; n += 1) await arrives(`Toner ${'abcdefghijklmn'[n]}`);
      await opens('ANNA');
      const page = there.pages.get('ANNA')?.page;
      const answer = await door.press(
        {
          ...who('ANNA'),
          ...{ verb: 'show-list', step: 'press', ticket: 0, nonce: '', version: 0 },
          ...{ inputs: { find: 'toner' }, list: page?.list ?? '', key: crypto.randomUUID() },
        },
        alone,
      );
      if (answer.kind !== 'list') throw new Error(answer.kind);
      expect(answer.list.sections[0]?.buttons).toHaveLength(1);
      await door.homeShown(who('ANNA'), answer.list, there.take('ANNA', answer.list));
      for (let n = 0; n < 10; n += 1) {
        pass(minute + 1);
        await look();
      }
      // What time says of the requests may turn once or twice meanwhile.
      expect(there.shown.length).toBeLessThan(3);
      expect(await desk.db.select().from(draft)).toHaveLength(1);
      await arrives('Toner nuovo');
      pass(minute + 1);
      await look();
      expect(textOf('ANNA')).toContain('Toner nuovo');
    });

  test('what few may see goes from a page on which it came after it was opened, and one who cannot be reached holds up nobody', async () => {
    await opens('ANNA');
    await opens('BEA');
    pass(5 * minute);
    const number = await arrives('Falla nel portale');
    pass(2 * minute);
    await beDue();
    await look();
    expect(textOf('BEA')).toContain('Falla nel portale');
    desk.maySeeWords = circleSees({ channels: [], people: ['giulia@x.example'] });
    await handle(desk, number, { type: 'restrict' }, by(people.bea));
    there.faults.set('ANNA', new Transient('account_inactive'));
    await couriers.homes({ ticket: number });
    const told = (await jobs(desk.db, 'homes'))
      .map(({ payload }) => payload)
      .filter(payload => 'page' in payload);
    expect(told).toHaveLength(2);
    await Promise.allSettled(told.map(payload => couriers.homes(payload)));
    expect(textOf('BEA')).not.toContain('Falla nel portale');
    there.faults.clear();
    await Promise.all(told.map(payload => couriers.homes(payload)));
    expect(textOf('ANNA')).not.toContain('Falla nel portale');
  });
});
