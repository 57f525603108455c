import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import type { CardPlace, ChatGateway } from '../../../src/chat/gateway.ts';
import { showOpenTickets } from '../../../src/chat/settling-in/open-tickets.ts';
import { settleIn } from '../../../src/chat/settling-in/settle-in.ts';
import { Blocked, Permanent, Transient } from '../../../src/outbox/failure.ts';
import { cardsOf } from '../../../src/store/chats/cards.ts';
import { card as cardTable } from '../../../src/store/schema/cards.ts';
import { ticket as ticketTable } from '../../../src/store/schema/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs, place } from '../../desk/clock/under-the-clock.ts';
import { ticketFrom } from '../../ticket/at-rome.ts';
import { speechIn } from '../a-moment.ts';
import { likenessOfCard } from '../likeness.ts';
import { aLog } from '../slack/a-workspace.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const speech = speechIn('en');
const destination = 'C0SUPPORT';
const other = 'C0OTHER';

/** What becomes of an edit, by message; an edit of what is not named works. */
let edits: Record<string, () => boolean> = {};
let channel = destination;
let done: string[] = [];

const none = async () => {
  throw new Error('not in this suite');
};
const slack: ChatGateway = {
  platform: 'slack',
  member: none,
  showHome: none,
  members: none,
  present: none,
  channelOf: async () => channel,
  postCard: async () => {
    done.push('post');
    return { channel, message: `new ${done.length}` };
  },
  likenessOf: likenessOfCard,
  updateCard: async ({ message }, { actions, head }) => {
    const works = edits[message]?.() ?? true;
    done.push(`${works ? 'edit' : 'miss'} ${message}${actions.length === 0 ? `: ${head.next}` : ''}`);
    return works;
  },
  postLine: none,
  postPrivately: none,
  takeBackPrivately: none,
  postList: none,
  takeAway: async () => true,
  leaveLine: async ({ message }, _thread, { text }) => {
    const works = edits[message]?.() ?? true;
    done.push(`line ${message}: ${text}`);
    return works;
  },
  postNotice: none,
  updateNotice: none,
  postIncident: none,
  updateIncident: none,
  findIncidentCard: none,
  findCard: async () => null,
  linkTo: async () => null,
  nameOf: async () => null,
};
const couriers = () => chatCouriers(desk, { slack }, speech);
const gone = () => false;

let number = 0;
const draw = async () => await couriers().card({ ticket: number, platform: 'slack', destination });
const rows = async () =>
  (await cardsOf(desk.db, { ticket: number, platform: 'slack', destination })).map(row => ({
    message: row.message,
    adopted: row.adopted,
    missing: row.missingSince !== null,
  }));

async function lies(place: CardPlace, about: Partial<typeof cardTable.$inferInsert> = {}): Promise<void> {
  await desk.db
    .insert(cardTable)
    .values({ ticket: number, platform: 'slack', destination, ...place, ...about });
}
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

beforeEach(async () => {
  edits = {};
  channel = destination;
  done = [];
  await desk.db.execute(sql`delete from card`);
  await desk.db.update(ticketTable).set({ status: 'closed' });
  await emptyOutbox(desk.db);
  number = await place(desk, ticketFrom('2026-11-24T09:00'));
});

/** Beside the card's own next drawing, which comes when what it says of time is not so any more. */
const looks = async () =>
  (await jobs(desk.db, 'card')).filter(({ key }) => !key?.startsWith(`again:slack:${destination}:`));

test('two who draw it at once, as a call and a redraw do, post one card', async () => {
  await Promise.all([draw(), draw(), draw()]);
  expect(done).toEqual(['post', 'edit new 1', 'edit new 1']);
  expect(await rows()).toEqual([{ message: 'new 1', adopted: false, missing: false }]);
});

test('cards that turn at the same instant are drawn anew in the minute after it, each number in its second', async () => {
  const numbers: number[] = [];
  for (let n = 0; n < 60; n += 1) numbers.push(await place(desk, ticketFrom('2026-11-24T09:00')));
  for (const each of numbers) await couriers().card({ ticket: each, platform: 'slack', destination });
  const due = await desk.db.execute<{ at: Date; ticket: number }>(
    sql`select j.run_at as at, (p.payload->>'ticket')::int as ticket
        from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
        where j.key like ${`again:slack:${destination}:%`}`,
  );
  const turns = due.map(({ at, ticket }) => new Date(at).getTime() - (ticket % 60) * 1000);
  expect(turns).toHaveLength(60);
  // But for what the drawing itself takes, they turn together.
  expect(Math.max(...turns) - Math.min(...turns)).toBeLessThan(20_000);
  expect(new Set(due.map(({ at }) => Math.floor(new Date(at).getTime() / 1000))).size).toBeGreaterThan(40);
});

test('a card that seems to be gone is waited for some seconds, and only then posted anew', async () => {
  await lies({ channel, message: 'old' });
  edits.old = gone;
  const first = await draw().catch(error => error);
  expect(first).toBeInstanceOf(Transient);
  expect(first).not.toBeInstanceOf(Blocked);
  expect(first.retryAfterSeconds).toBeGreaterThan(1);
  await expect(draw()).rejects.toBeInstanceOf(Transient);
  expect(done).toEqual(['miss old', 'miss old']);
  await desk.db.update(cardTable).set({ missingSince: ago(1) });
  await draw();
  expect(done.slice(2)).toEqual(['miss old', 'post', 'miss old']);
  expect(await rows()).toEqual([
    { message: 'new 4', adopted: false, missing: false },
    { message: 'old', adopted: true, missing: true },
  ]);
  // It is looked for again, for it may come back.
  const [look] = await looks();
  expect(look?.key).toBe(`look:slack:${destination}:${number}`);
});

test('one that is there at the second look is the card as before', async () => {
  await lies({ channel, message: 'old' }, { missingSince: ago(1) });
  await draw();
  expect(done).toEqual(['edit old']);
  expect(await rows()).toEqual([{ message: 'old', adopted: false, missing: false }]);
});

test('one that comes back before another could be posted is the card again', async () => {
  await lies({ channel, message: 'old' }, { missingSince: ago(5), adopted: true });
  await desk.db
    .insert(cardTable)
    .values({ ticket: number, platform: 'slack', destination, postingSince: ago(4) });
  await draw();
  expect(done).toEqual(['edit old']);
  expect(await rows()).toEqual([{ message: 'old', adopted: false, missing: false }]);
});

test('one that comes back afterwards is drawn beside the other', async () => {
  await lies({ channel, message: 'own' });
  await lies({ channel, message: 'old' }, { missingSince: ago(5), adopted: true });
  await draw();
  expect(done).toEqual(['edit own', 'edit old']);
  expect(await rows()).toMatchObject([{ message: 'own' }, { message: 'old', missing: false }]);
  expect(await looks()).toEqual([]);
});

test.each([
  [60, true],
  [25 * 60, false],
])('after %i minutes a copy that nobody finds is looked for: %s', async (minutes, isLookedFor) => {
  await lies({ channel, message: 'own' });
  await lies({ channel, message: 'old' }, { missingSince: ago(minutes), adopted: true });
  edits.old = gone;
  await draw();
  expect((await rows()).length).toBe(isLookedFor ? 2 : 1);
  expect((await looks()).length).toBe(isLookedFor ? 1 : 0);
});

test.each([
  ['where the app may not write', new Blocked('not_in_channel')],
  ['that is not taken', new Permanent('invalid_blocks')],
])('a copy %s does not keep the ticket’s own card from being drawn', async (_name, failure) => {
  await lies({ channel, message: 'own' });
  await lies({ channel: other, message: 'copy' }, { adopted: true });
  edits.copy = () => {
    throw failure;
  };
  await draw();
  expect(done).toEqual(['edit own']);
});

test('a wire that breaks at a copy is tried again, after the card itself', async () => {
  await lies({ channel, message: 'own' });
  await lies({ channel, message: 'copy' }, { adopted: true });
  edits.copy = () => {
    throw new Transient('no');
  };
  await expect(draw()).rejects.toThrow('no');
  expect(done).toEqual(['edit own']);
});

test('the destination means another channel: a new card there, and a last word on the old one', async () => {
  await lies({ channel: other, message: 'old' });
  await draw();
  expect(done).toEqual(['post']);
  const [leave] = await jobs<object>(desk.db, 'leave');
  await couriers().leave(leave?.payload);
  expect(done[1]).toMatch(/^line old: The desk is in another channel: #/);
  expect(await rows()).toEqual([{ message: 'new 1', adopted: false, missing: false }]);
});

test.each([
  ['takes no edits', new Blocked('is_archived')],
  ['does not take this one', new Permanent('invalid_blocks')],
])('an old channel that %s is left as it is', async (_name, failure) => {
  await lies({ channel: other, message: 'old' }, { destination: other });
  edits.old = () => {
    throw failure;
  };
  await couriers().leave({ ticket: number, platform: 'slack', channel: other, message: 'old' });
  expect(await cardsOf(desk.db, { ticket: number, platform: 'slack', destination: other })).toEqual([]);
});

test('what was addressed to a channel that is not the desk’s any more goes nowhere', async () => {
  const card = couriers().card({ ticket: number, platform: 'slack', destination: other });
  await expect(card).rejects.toBeInstanceOf(Permanent);
  expect(done).toEqual([]);
});

test('at the start open tickets without a card get one, closed ones do not, and those that have one are left alone', async () => {
  await lies({ channel, message: 'here' });
  const bare = await place(desk, ticketFrom('2026-11-24T09:00'));
  const elsewhere = await place(desk, ticketFrom('2026-11-24T09:00'));
  await desk.db
    .insert(cardTable)
    .values({ ticket: elsewhere, platform: 'slack', destination, channel: other, message: 'there' });
  const closed = await place(desk, { ...ticketFrom('2026-11-24T09:00'), status: 'closed' });
  await settleIn(desk, { slack }, aLog().log);
  await showOpenTickets(desk, { slack });
  const drawn = (await jobs<{ ticket: number }>(desk.db, 'card')).map(({ payload }) => payload.ticket);
  expect(drawn.toSorted()).toEqual([bare, elsewhere].toSorted());
  expect(drawn).not.toContain(closed);
});
