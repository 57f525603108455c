import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ListCard } from '../../../src/chat/card.ts';
import { pingCard } from '../../../src/chat/clock/pings.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import { noLinks } from '../../../src/chat/lists/card-links.ts';
import { liveCalendar } from '../../../src/desk/clock/live-calendar.ts';
import { tick } from '../../../src/desk/clock/tick.ts';
import { handle } from '../../../src/desk/handle.ts';
import { insertPings, untoldPings } from '../../../src/store/clock/pings.ts';
import { saveAccount } from '../../../src/store/people/operators.ts';
import { ping as pingTable } from '../../../src/store/schema/clock.ts';
import { chatAccount as accountTable, operator as operatorTable } from '../../../src/store/schema/people.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { claimed, classified, closed, extendedBy, rome, terms, ticketFrom } from '../../ticket/at-rome.ts';
import { bug } from '../../ticket/categories.ts';
import { dutiesWritten } from '../../ticket/duties/laws.ts';
import { customer } from '../../ticket/ticket-of.ts';
import { speechIn } from '../a-moment.ts';
import { likenessOfCard } from '../likeness.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const arrived = '2026-11-24T09:00';
let marco: Operator;

beforeAll(async () => {
  const giulia = await person(desk.db, 'Giulia', 'manager');
  marco = await person(desk.db, 'Marco');
  for (const { id, name } of [giulia, marco])
    await saveAccount(desk.db, {
      platform: 'slack',
      userId: `U0${name}`,
      operatorId: id,
      name,
      checkedAt: desk.clock(),
    });
});
beforeEach(async () => {
  await desk.db.update(table).set({ wakeAt: null });
  await desk.db.delete(pingTable);
  moveTo(desk, arrived);
});

async function cardAt(when: string) {
  moveTo(desk, when);
  await tick(desk);
  const calls = await untoldPings(desk.db, { platform: 'slack', destination: 'C0SUPPORT' }, desk.clock());
  const speech = speechIn('en');
  return await pingCard(desk, { platform: 'slack', channel: 'C0SUPPORT' }, calls, speech, noLinks);
}

test('a ticket told of for both its promises in one minute calls the managers and the channel', async () => {
  const number = await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]]));
  await cardAt('2026-11-24T15:30');
  const ping = await cardAt('2026-11-24T16:30');
  expect(ping?.tickets).toEqual([number]);
  expect(ping?.card).toMatchObject({ tone: 'alarm', callsChannel: true });
  expect(ping?.card.mentions.map(({ userId }) => userId)).toContain('U0Giulia');
  expect(ping?.card.items).toHaveLength(1);
  expect(ping?.card.items[0]?.lines.at(-1)).toMatch(
    /^Notified: (the managers and )?the whole channel, because it is unassigned( and the managers)?\.$/,
  );
});

test('what is told to somebody else, noted among the calls before they were told apart, holds none of them up', async () => {
  const putOff = await place(
    desk,
    ticketFrom(arrived, [
      [arrived, { type: 'snoozed', until: '2026-11-24T10:00:00.000Z' }],
      [arrived, { type: 'woke', why: 'operator', told: null }],
    ]),
  );
  await insertPings(desk.db, [
    {
      ticket: putOff,
      sequence: 3,
      platform: 'slack',
      destination: 'C0SUPPORT',
      minute: new Date('2026-11-24T08:00:00Z'),
    },
  ]);
  const number = await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]]));
  expect((await cardAt('2026-11-24T15:30'))?.tickets).toEqual([number]);
});

test('a resolution that falls before a claim that was put off is told as what it is', async () => {
  const putOff = extendedBy(10, 'day', 'claim');
  await place(
    desk,
    ticketFrom(arrived, [
      [arrived, classified(bug, 1)],
      [arrived, putOff],
    ]),
  );
  const ping = await cardAt('2026-11-24T18:30');
  expect(ping?.card.items[0]).toMatchObject({
    deadline: expect.stringMatching(/^Resolution .*24 Nov/),
    deadlineTone: 'overdue',
    lines: expect.arrayContaining([expect.stringMatching(/^To be claimed by .*on track/)]),
  });
});

test('of several duties each is told once, on a line of its own, and counted', async () => {
  const { policy } = desk;
  desk.policy = { ...policy, duties: dutiesWritten({ laws: { cra: {} } }) };
  const since = rome('2026-11-24T09:00').toISOString();
  const number = await place(
    desk,
    ticketFrom(arrived, [
      [arrived, { type: 'became-aware', kind: 'exploited', since }],
      [arrived, { type: 'became-aware', kind: 'severe-incident', since }],
    ]),
  );
  const due = rome('2026-11-25T09:00').toISOString();
  const call = (sequence: number, kind: string, at: string, isMissed: boolean) => ({
    ...{ ticket: number, sequence, postingSince: null },
    event: {
      ...{ type: 'duty-called' as const, duty: `cra:${kind}:early-warning`, start: since, due, isMissed },
      ...{ at: rome(at).toISOString(), told: [] },
    },
  });
  // As after an outage: two calls about one, and one about the other.
  const calls = [
    call(3, 'exploited', '2026-11-24T21:00', false),
    call(4, 'exploited', '2026-11-25T07:00', false),
    call(5, 'severe-incident', '2026-11-25T07:00', false),
  ];
  moveTo(desk, '2026-11-25T08:00');
  const to = { platform: 'slack', channel: 'C0SUPPORT' } as const;
  const ping = await pingCard(desk, to, calls, speechIn('en'), noLinks);
  desk.policy = policy;
  expect(ping?.card.title).toBe('Reporting duties: their terms are running');
  const why = ping?.card.items[0]?.lines.at(-1);
  const [first = '', second = '', whom = ''] = typeof why === 'string' ? why.split('\n') : [];
  expect(first).toMatch(/^CRA early warning \(vulnerability\) by .*Art\. 14\(2\)\(a\)\.$/);
  expect(second).toMatch(/^CRA early warning \(incident\) by .*Art\. 14\(4\)\(a\)\.$/);
  expect(whom).toMatch(/^Notified: /);
});

test('nobody is called for a promise that was kept meanwhile', async () => {
  const number = await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]]));
  moveTo(desk, '2026-11-24T09:45');
  await tick(desk);
  await handle(
    desk,
    number,
    { type: 'claim' },
    { actor: { kind: 'operator', ...marco }, origin: 'slack', key: null },
  );
  expect(await cardAt('2026-11-24T09:45')).toBeNull();
});

test('nor for a resolution that stands still by now', async () => {
  const taken = {
    assignee: { id: marco.id, name: 'Marco' },
    status: 'assigned' as const,
    claimedAt: desk.clock(),
  };
  const number = await place(desk, { ...ticketFrom(arrived, [[arrived, classified(bug, 1)]]), ...taken });
  moveTo(desk, '2026-11-24T16:30');
  await tick(desk);
  await handle(
    desk,
    number,
    { type: 'ask-clarification', text: 'Quale versione?' },
    { actor: { kind: 'operator', ...marco }, origin: 'slack', key: null },
  );
  expect(await cardAt('2026-11-24T16:30')).toBeNull();
});

test('nor for a step that lies ahead again: the priority was lowered meanwhile', async () => {
  const number = await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]]));
  moveTo(desk, '2026-11-24T09:45');
  await tick(desk);
  await handle(
    desk,
    number,
    { type: 'classify', category: bug, priority: 3 },
    { actor: { kind: 'operator', ...marco }, origin: 'slack', key: null },
  );
  expect(await cardAt('2026-11-24T09:46')).toBeNull();
});

test('a desk without managers is told that it has none, not that nobody has the ticket', async () => {
  await desk.db.update(operatorTable).set({ role: 'operator' });
  try {
    const taken = {
      assignee: { id: marco.id, name: 'Marco' },
      status: 'assigned' as const,
      claimedAt: desk.clock(),
    };
    await place(desk, { ...ticketFrom(arrived, [[arrived, classified(bug, 1)]]), ...taken });
    const ping = await cardAt('2026-11-24T18:30');
    expect(ping?.card.callsChannel).toBe(true);
    expect(ping?.card.items[0]?.lines.at(-1)).toBe(
      'Notified: the whole channel, because the desk has no managers.',
    );
  } finally {
    await desk.db.update(operatorTable).set({ role: 'manager' }).where(eq(operatorTable.name, 'Giulia'));
  }
});

describe('people who have left', () => {
  const gone = (id: number, at: Date | null) =>
    desk.db.update(operatorTable).set({ leftAt: at }).where(eq(operatorTable.id, id));

  test('are not called for what they had: the managers are', async () => {
    const taken = {
      assignee: { id: marco.id, name: 'Marco' },
      status: 'assigned' as const,
      claimedAt: desk.clock(),
    };
    await place(desk, { ...ticketFrom(arrived, [[arrived, classified(bug, 1)]]), ...taken });
    await gone(marco.id, desk.clock());
    try {
      const ping = await cardAt('2026-11-24T16:30');
      expect(ping?.card.mentions.map(({ userId }) => userId)).toEqual(['U0Giulia']);
      expect(ping?.card.items[0]?.lines.at(-1)).toBe('Notified: the manager on duty.');
    } finally {
      await gone(marco.id, null);
    }
  });

  test('after the clock had struck: the channel is called, and of it only whom the platform lists today', async () => {
    const taken = {
      assignee: { id: marco.id, name: 'Marco' },
      status: 'assigned' as const,
      claimedAt: desk.clock(),
    };
    await place(desk, { ...ticketFrom(arrived, [[arrived, classified(bug, 1)]]), ...taken });
    moveTo(desk, '2026-11-24T16:30');
    await tick(desk);
    await gone(marco.id, desk.clock());
    await desk.db
      .update(accountTable)
      .set({ goneAt: desk.clock() })
      .where(eq(accountTable.operatorId, marco.id));
    try {
      const ping = await cardAt('2026-11-24T16:30');
      expect(ping?.card.callsChannel).toBe(true);
      expect(ping?.card.mentions.map(({ userId }) => userId)).toEqual(['U0Giulia']);
    } finally {
      await gone(marco.id, null);
      await desk.db.update(accountTable).set({ goneAt: null });
    }
  });
});

describe('on call', () => {
  const closure = { from: '2026-11-24', to: '2026-11-25', name: 'Trasloco' };
  const ofMarco = () => ({ assignee: { id: marco.id, name: 'Marco' } });
  const closedOff = { ...terms({ closures: [closure] }) };

  test('what a customer reopens in a closure is told, whoever had it', async () => {
    const usual = desk.calendar;
    Object.assign(desk, { calendar: liveCalendar(closedOff.calendar) });
    try {
      const before = ticketFrom(
        '2026-11-23T09:00',
        [
          ['2026-11-23T09:00', classified(bug, 1)],
          ['2026-11-23T10:00', claimed],
          ['2026-11-23T11:00', closed],
          ['2026-11-24T09:00', { type: 'reopened', by: 'customer', reason: '' }, customer],
        ],
        closedOff,
      );
      const number = await place(desk, { ...before, ...ofMarco() });
      const ping = await cardAt('2026-11-24T09:01');
      expect(ping?.tickets).toEqual([number]);
      await handle(
        desk,
        number,
        { type: 'add-note', text: 'Ci guardo.' },
        { actor: { kind: 'operator', ...marco }, origin: 'slack', key: null },
      );
      expect(await cardAt('2026-11-24T09:01')).toBeNull();
    } finally {
      Object.assign(desk, { calendar: usual });
    }
  });
});

describe('after an outage of the chat', () => {
  /** Slack, which writes down what it is asked to post in the channel. */
  function slack() {
    const posted: ListCard[] = [];
    const none = async () => {
      throw new Error('not in this suite');
    };
    const gateway: ChatGateway = {
      platform: 'slack',
      member: none,
      showHome: none,
      members: none,
      present: none,
      postCard: none,
      likenessOf: likenessOfCard,
      updateCard: none,
      postLine: none,
      takeAway: async () => true,
      leaveLine: async () => true,
      postNotice: none,
      updateNotice: none,
      postIncident: none,
      updateIncident: none,
      findIncidentCard: none,
      findCard: none,
      linkTo: async () => null,
      nameOf: async () => null,
      postPrivately: none,
      takeBackPrivately: none,
      channelOf: async destination => destination,
      postList: async (_channel, _thread, card) => String(posted.push(card)),
    };
    const { ping } = chatCouriers(desk, { slack: gateway }, speechIn('en'));
    return {
      posted,
      tell: (minute: string) =>
        ping({ platform: 'slack', destination: 'C0SUPPORT', minute: rome(minute).toISOString() }),
    };
  }

  const twoMinutes = async () => {
    const numbers = [
      await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]])),
      await place(desk, ticketFrom('2026-11-24T09:05', [['2026-11-24T09:05', classified(bug, 1)]])),
    ];
    for (const when of ['2026-11-24T09:45', '2026-11-24T09:50']) {
      moveTo(desk, when);
      await tick(desk);
    }
    return numbers;
  };

  test('what was missed in several minutes is told in one message', async () => {
    const [first, second] = await twoMinutes();
    const { posted, tell } = slack();
    moveTo(desk, '2026-11-24T09:52');
    await tell('2026-11-24T09:45');
    await tell('2026-11-24T09:50');
    expect(posted.map(({ items }) => items.map(({ ticket }) => ticket))).toEqual([[first, second]]);
  });

  test('whichever of the minutes is carried first', async () => {
    const numbers = await twoMinutes();
    const { posted, tell } = slack();
    await tell('2026-11-24T09:50');
    await tell('2026-11-24T09:45');
    expect(posted.map(({ items }) => items.map(({ ticket }) => ticket))).toEqual([numbers]);
  });

  test('the minute that is running waits for its own ping: more of it may come', async () => {
    await twoMinutes();
    const { posted, tell } = slack();
    moveTo(desk, '2026-11-24T09:50');
    await tell('2026-11-24T09:45').catch(() => {});
    expect(posted).toEqual([]);
    const left = await untoldPings(
      desk.db,
      { platform: 'slack', destination: 'C0SUPPORT' },
      rome('2026-11-24T09:50'),
    );
    expect(left).toHaveLength(2);
  });

  test('a ticket that was told of again and again says the last time only', async () => {
    await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]]));
    await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]]));
    for (const when of ['2026-11-24T10:00', '2026-11-24T11:00', '2026-11-24T12:00']) {
      moveTo(desk, when);
      await tick(desk);
    }
    const { posted, tell } = slack();
    moveTo(desk, '2026-11-24T12:01');
    await tell('2026-11-24T10:00');
    expect(posted).toHaveLength(1);
    expect(posted[0]?.items[0]?.lines.at(-1)).toMatch(/Repeated 2 times\.$/);
    expect(posted[0]?.items[0]?.lines.at(-1)).not.toContain('once');
  });
});
