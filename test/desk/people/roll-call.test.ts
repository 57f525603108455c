import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { rosterAt } from '../../../src/desk/clock/roster.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import type { ChatDirectory, ChatMember, ChatRoll } from '../../../src/desk/people/directory.ts';
import { enrol } from '../../../src/desk/people/enrol.ts';
import { noteTheFew } from '../../../src/desk/people/few.ts';
import { keepOperatorsKnown } from '../../../src/desk/people/operators.ts';
import { recognise } from '../../../src/desk/people/recognise.ts';
import { callRoll } from '../../../src/desk/people/roll-call.ts';
import type { Log } from '../../../src/log.ts';
import { Transient } from '../../../src/outbox/failure.ts';
import { findHomePage, noteLooked } from '../../../src/store/chats/home-pages.ts';
import { noteWordsShown, personAs } from '../../../src/store/chats/words-shown.ts';
import { saveDutyOverride } from '../../../src/store/clock/duty.ts';
import {
  accountsOf,
  allOperators,
  enrolOperator,
  findAnybody,
  findOperatorByEmail,
} from '../../../src/store/people/operators.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { ticketFrom } from '../../ticket/at-rome.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { emptyOutbox, jobs, place } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const minute = 61_000;

/** A platform with these people in the operators' channel. */
class Platform implements ChatDirectory, ChatRoll {
  people = new Map<string, ChatMember>();
  inChannel = new Set<string>();
  isAway = false;

  add(userId: string, name: string): void {
    const email = `${name.toLowerCase()}@interzen.example`;
    this.people.set(userId, { userId, name, email, inOperatorsChannel: true });
    this.inChannel.add(userId);
  }

  leave(userId: string): void {
    this.inChannel.delete(userId);
  }

  switchOff(userId: string): void {
    const person = this.people.get(userId);
    if (person) this.people.set(userId, { ...person, email: null });
  }

  async member(userId: string): Promise<ChatMember | null> {
    if (this.isAway) throw new Transient('away');
    const person = this.people.get(userId);
    return person ? { ...person, inOperatorsChannel: this.inChannel.has(userId) } : null;
  }

  async members(): Promise<ChatMember[]> {
    const all = await Promise.all([...this.inChannel].map(id => this.member(id)));
    return all.filter(member => member !== null);
  }

  async present(): Promise<Set<string>> {
    if (this.isAway) throw new Transient('away');
    return new Set(this.inChannel);
  }
}

let slack = new Platform();
let teams = new Platform();
beforeEach(async () => {
  for (const table of ['chat_account', 'duty_override'])
    await desk.db.execute(sql.raw(`delete from ${table}`));
  await desk.db.execute(sql`update operator set left_at = null`);
  await desk.db.execute(sql`update ticket set assignee_id = null, assignee_name = null, status = 'new'`);
  await emptyOutbox(desk.db);
  slack = new Platform();
  teams = new Platform();
  for (const name of ['Anna', 'Marco', 'Giulia', 'Carla']) {
    slack.add(`U-${name}`, name);
    teams.add(`T-${name}`, name);
  }
  Object.assign(desk, {
    access: { kind: 'channel', listed: new Map() },
    duty: { people: [], turn: 'week', from: '2026-01-05' },
  });
  await roll();
});

async function roll(): Promise<void> {
  await callRoll(desk, slack, 'slack');
  await callRoll(desk, teams, 'teams');
}

const names = async () => (await allOperators(desk.db)).map(({ name }) => name);

async function called(name: string): Promise<Operator> {
  const found = await findOperatorByEmail(desk.db, `${name.toLowerCase()}@interzen.example`);
  if (!found) throw new Error(`${name} is nobody`);
  return found;
}

async function ticketOf(name: string): Promise<number> {
  const outcome = await takeIn(desk, anEmail());
  const number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  const actor = actorOf(await called(name));
  await handle(desk, number, { type: 'claim' }, { actor, origin: 'slack', key: null });
  return number;
}

const told = () => jobs<{ kind: string; person: string }>(desk.db, 'bulletin');

describe('somebody who is not there any more', () => {
  test('is nobody: not offered, given nothing, not mentioned; the roll takes a minute', async () => {
    const marco = await called('Marco');
    const number = await ticketOf('Anna');
    slack.leave('U-Marco');
    teams.leave('T-Marco');
    desk.advance(minute);
    await roll();
    expect(await names()).toEqual(['Anna', 'Carla', 'Giulia']);
    expect(await accountsOf(desk.db, 'slack', [marco.id])).toEqual([]);
    expect(await recognise(desk, slack, 'slack', 'U-Marco')).toBeNull();
    const given = await handle(
      desk,
      number,
      { type: 'reassign', to: marco },
      { actor: actorOf(await called('Anna')), origin: 'slack', key: null },
    );
    expect(given).toMatchObject({ ok: false, refusal: { reason: 'colleague-left', name: 'Marco' } });
    const acting = await handle(
      desk,
      number,
      { type: 'add-note', text: 'x' },
      { actor: actorOf(marco), origin: 'mail', key: null },
    );
    expect(acting).toMatchObject({ ok: false, refusal: { reason: 'colleague-left' } });
  });

  test('is still somebody with one account that lives', async () => {
    slack.leave('U-Marco');
    await roll();
    expect(await names()).toContain('Marco');
    expect(await accountsOf(desk.db, 'slack', [(await called('Marco')).id])).toEqual([]);
    expect(await accountsOf(desk.db, 'teams', [(await called('Marco')).id])).toHaveLength(1);
    teams.people.delete('T-Marco');
    teams.leave('T-Marco');
    await roll();
    expect(await names()).not.toContain('Marco');
  });

  test('whose account is switched off, though the channel still lists it', async () => {
    slack.switchOff('U-Marco');
    teams.switchOff('T-Marco');
    await roll();
    expect(await names()).not.toContain('Marco');
  });

  test('what they had is told to the managers once, with whatever number of tickets; who comes back has it still', async () => {
    const numbers = [await ticketOf('Marco'), await ticketOf('Marco'), await ticketOf('Marco')];
    const marco = await called('Marco');
    await emptyOutbox(desk.db);
    for (const _ of [1, 2, 3]) {
      slack.leave('U-Marco');
      teams.leave('T-Marco');
      await roll();
    }
    expect((await told()).map(({ payload }) => [payload.kind, payload.person])).toEqual([
      ['left-behind', String(marco.id)],
    ]);
    slack.add('U-Marco', 'Marco');
    await roll();
    expect(await names()).toContain('Marco');
    for (const number of numbers) expect((await findTicket(desk.db, number))?.assignee?.name).toBe('Marco');
    expect(await recognise(desk, slack, 'slack', 'U-Marco')).toMatchObject({ name: 'Marco' });
    const log = await desk.db.execute<{ type: string }>(
      sql`select data ->> 'type' as type from desk_event where data -> 'operator' ->> 'id' = ${String(marco.id)}`,
    );
    expect(log.map(({ type }) => type).slice(-2)).toEqual(['operator-left', 'operator-returned']);
  });

  test('who had nothing leaves without a word', async () => {
    slack.leave('U-Carla');
    teams.leave('T-Carla');
    await roll();
    expect(await told()).toEqual([]);
  });

  test('rota and duty pass them over, and a manager is told', async () => {
    const marco = await called('Marco');
    Object.assign(desk, {
      duty: { people: [marco.email, (await called('Giulia')).email], turn: 'week', from: '2026-11-23' },
    });
    await saveDutyOverride(desk.db, { from: '2026-11-25', to: '2026-11-26', operatorId: marco.id });
    slack.leave('U-Marco');
    teams.leave('T-Marco');
    await roll();
    const onDuty = async (date: string) =>
      (await rosterAt(desk, desk.db, new Date(`${date}T10:00:00Z`))).onDuty.map(({ name }) => name);
    expect(await onDuty('2026-11-24')).toEqual(['Giulia']);
    expect(await onDuty('2026-11-25')).toEqual(['Giulia']);
    expect(await told()).toHaveLength(1);
  });

  test('a forward from their address is a stranger’s mail', async () => {
    slack.leave('U-Marco');
    teams.leave('T-Marco');
    await roll();
    const outcome = await takeIn(
      desk,
      anEmail({
        from: { name: 'Marco', address: 'marco@interzen.example' },
        forwardedFrom: { name: 'Paolo', address: 'paolo@cliente.example' },
      }),
    );
    const ticket = await findTicket(desk.db, outcome.outcome === 'opened' ? outcome.ticket : 0);
    expect(ticket?.requester.address).toBe('marco@interzen.example');
  });
});

describe('what a platform says is believed when it can be true', () => {
  test('nobody in the channel: an outage', async () => {
    slack.inChannel.clear();
    teams.inChannel.clear();
    await roll();
    expect(await names()).toHaveLength(4);
    desk.advance(minute);
    expect(await recognise(desk, slack, 'slack', 'U-Marco')).toMatchObject({ name: 'Marco' });
  });

  test('most of them gone, or without an address: not at once', async () => {
    for (const name of ['Marco', 'Giulia', 'Carla']) {
      slack.leave(`U-${name}`);
      teams.switchOff(`T-${name}`);
    }
    await roll();
    expect(await names()).toHaveLength(4);
    vi.useFakeTimers({ now: Date.now() + 11 * 60_000, toFake: ['Date'] });
    try {
      await roll();
      expect(await names()).toEqual(['Anna']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('half an answer, or none, changes nothing, and whoever pressed is who they were', async () => {
    slack.isAway = true;
    await expect(callRoll(desk, slack, 'slack')).rejects.toThrow(Transient);
    desk.advance(2 * minute);
    expect(await recognise(desk, slack, 'slack', 'U-Marco')).toMatchObject({ name: 'Marco' });
    desk.advance(15 * minute);
    await expect(recognise(desk, slack, 'slack', 'U-Marco')).rejects.toThrow(Transient);
    expect(await names()).toHaveLength(4);
  });

  test('listed, and unknown when looked up alone: one of the two is a slip', async () => {
    slack.people.delete('U-Marco');
    teams.people.delete('T-Marco');
    await roll();
    expect(await names()).toContain('Marco');
  });
});

test('whom desk.yaml names and no platform has ever seen is an operator, until it does not name them', async () => {
  const email = 'remo@interzen.example';
  const listed = new Map([[email, { name: 'Remo', role: 'manager' as const }]]);
  Object.assign(desk, { access: { kind: 'channel', listed } });
  const { id } = await enrolOperator(desk.db, { email, name: 'Remo', role: 'manager' });
  const log = { info: () => {}, warn: () => {} } as unknown as Log;
  const keeping = keepOperatorsKnown(desk, { slack, teams }, log);
  try {
    slack.isAway = true;
    await keeping.ask();
    slack.isAway = false;
    await keeping.ask();
    expect(await names()).toContain('Remo');
    listed.clear();
    await keeping.ask();
    expect((await findAnybody(desk.db, id))?.leftAt).not.toBeNull();
  } finally {
    keeping.stop();
  }
});

const idOf = async (name: string) => (await allOperators(desk.db)).find(each => each.name === name)?.id ?? 0;

test('where both platforms answer nothing fails, whether desk.yaml names a channel of the few or not', async () => {
  const info = vi.fn();
  const keeping = keepOperatorsKnown(desk, { slack, teams }, { info, warn: () => {} } as unknown as Log);
  const few = async () =>
    (await allOperators(desk.db))
      .filter(({ inRestrictedChannel }) => inRestrictedChannel)
      .map(({ name }) => name);
  const seeing = desk.maySeeWords;
  const channels = [{ platform: 'slack', channel: 'C0FEW' }] as const;
  Object.assign(desk, { maySeeWords: circleSees({ channels: [...channels], people: [] }) });
  try {
    await keeping.ask();
    expect(await few()).toEqual([]);
    Object.assign(slack, { presentAmongFew: async () => new Set(['U-Marco', 'U-WHOEVER']) });
    await keeping.ask();
    expect(await few()).toEqual(['Marco']);
    const told = { platform: 'slack', destination: personAs(await idOf('Marco')) } as const;
    const number = await place(desk, { ...ticketFrom('2026-11-24T09:00', []), restricted: true });
    await noteWordsShown(desk.db, told, { message: 'm', within: 'D' }, [number]);
    const page = { list: 'home', mark: '', chat: '', message: '', drawnAt: desk.clock(), dueAt: null };
    await noteLooked(desk.db, { platform: 'slack', userId: 'U-Marco' }, await idOf('Marco'), page);
    await emptyOutbox(desk.db);
    Object.assign(slack, { presentAmongFew: async () => new Set(['U-Anna']) });
    await keeping.ask();
    expect(await few()).toEqual(['Anna']);
    // What he was told alone is taken away, and his page is drawn anew.
    expect((await jobs(desk.db, 'hush-alone')).map(({ payload }) => payload)).toEqual([{ ticket: number }]);
    expect((await findHomePage(desk.db, { platform: 'slack', userId: 'U-Marco' }))?.dueAt).not.toBeNull();
    expect(info).not.toHaveBeenCalled();
  } finally {
    keeping.stop();
    Object.assign(desk, { maySeeWords: seeing });
  }
});

test('the platform’s own word is looked into at once, and one who is no operator is of no interest', async () => {
  const log = { info: () => {}, warn: () => {} } as unknown as Log;
  const keeping = keepOperatorsKnown(desk, { slack, teams }, log);
  try {
    teams.leave('T-Marco');
    slack.switchOff('U-Marco');
    await keeping.about('teams', ['T-Marco'], 'membership');
    await keeping.about('slack', ['U-Marco'], 'profile');
    expect(await names()).not.toContain('Marco');
    const present = vi.spyOn(slack, 'present');
    await keeping.about('slack', ['U-WHOEVER'], 'profile');
    expect(present).not.toHaveBeenCalled();
  } finally {
    keeping.stop();
  }
});

test('a platform that never answers keeps the next roll from nobody', async () => {
  const log = { info: () => {}, warn: () => {} } as unknown as Log;
  let isSilent = true;
  const present = slack.present.bind(slack);
  slack.present = async () => {
    const wasSilent = isSilent;
    isSilent = false;
    return wasSilent ? await new Promise<Set<string>>(() => {}) : await present();
  };
  slack.leave('U-Marco');
  teams.leave('T-Marco');
  const keeping = keepOperatorsKnown(desk, { slack, teams }, log, { rollEveryMs: 30, rollAtMostMs: 200 });
  try {
    await expect.poll(names).not.toContain('Marco');
  } finally {
    keeping.stop();
  }
});

test('of very many who are not listed each has their turn to be looked at', async () => {
  const listed = new Map<string, { name: string; role: 'operator' }>();
  const before = desk.access;
  for (let i = 100; i < 160; i += 1) {
    slack.add(`U-${i}`, `Away${i}`);
    listed.set(`away${i}@interzen.example`, { name: `Away${i}`, role: 'operator' });
  }
  Object.assign(desk, { access: { kind: 'list', listed } });
  try {
    for (let i = 100; i < 160; i += 1) await recognise(desk, slack, 'slack', `U-${i}`);
    // Named by desk.yaml, they need not be in the channel; one beyond the first forty is switched off.
    for (let i = 100; i < 160; i += 1) slack.leave(`U-${i}`);
    slack.switchOff('U-155');
    for (let round = 0; round < 3; round += 1) await callRoll(desk, slack, 'slack');
    expect(await names()).not.toContain('Away155');
    expect(await names()).toContain('Away156');
  } finally {
    Object.assign(desk, { access: before });
  }
});

test('whoever is noted at once, by their channels, their profile and their presses, is noted: nothing waits for another for ever', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `Persona${at}`);
  for (const [at, name] of names.entries())
    for (const platform of [slack, teams]) platform.add(`${platform === slack ? 'S' : 'T'}${at}`, name);
  await callRoll(desk, slack, 'slack');
  await callRoll(desk, teams, 'teams');
  const among = (who: string[]) =>
    Object.assign(Object.create(slack), { presentAmongFew: async () => new Set(who) });
  const ids = names.map((_, at) => `S${at}`);
  for (let round = 0; round < 40; round += 1) {
    const ends = await Promise.allSettled([
      ...ids.slice(0, 6).map(id => enrol(desk, 'slack', id, slack.people.get(id) ?? null)),
      noteTheFew(desk, among(round % 2 === 0 ? ids : []), 'slack'),
      ...ids.slice(6).map(id => enrol(desk, 'slack', id, slack.people.get(id) ?? null)),
      callRoll(desk, slack, 'slack', { told: ids.toReversed() }),
    ]);
    expect(ends.flatMap(end => (end.status === 'rejected' ? [String(end.reason)] : []))).toEqual([]);
  }
});
