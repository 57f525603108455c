import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { goAway } from '../../../src/desk/away/go-away.ts';
import { liveAbsences } from '../../../src/desk/away/live-absences.ts';
import { tick } from '../../../src/desk/clock/tick.ts';
import { liveCompanies } from '../../../src/desk/companies/live-companies.ts';
import { handle } from '../../../src/desk/handle.ts';
import type { InboundEmail } from '../../../src/desk/inbound-email.ts';
import { takeIn, takeInWithin } from '../../../src/desk/intake/intake.ts';
import { takeInTogether } from '../../../src/desk/intake/take-in-together.ts';
import { settleStanding } from '../../../src/desk/people/standing.ts';
import { allotDue } from '../../../src/desk/turns/allot-due.ts';
import { allotment } from '../../../src/desk/turns/allotment.ts';
import { transactionWith } from '../../../src/store/database.ts';
import { saveAccount } from '../../../src/store/people/operators.ts';
import { inHand, lockTurns } from '../../../src/store/people/turns.ts';
import { absence, operator, turnTaken } from '../../../src/store/schema/people.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket, lockTicket } from '../../../src/store/tickets/tickets.ts';
import type { Company } from '../../../src/ticket/companies/company.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { admittedSeeAll } from '../../../src/ticket/sight/sight.ts';
import { type Ticket, turnOf } from '../../../src/ticket/ticket.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { rome } from '../../ticket/at-rome.ts';
import { vulnerability } from '../../ticket/categories.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { emptyOutbox, jobs, moveTo, person } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
let people: Record<'anna' | 'bea' | 'carla' | 'giulia', Operator>;

beforeAll(async () => {
  people = {
    anna: await person(db(), 'Anna'),
    bea: await person(db(), 'Bea'),
    carla: await person(db(), 'Carla'),
    giulia: await person(db(), 'Giulia', 'manager'),
  };
});

beforeEach(async () => {
  await db().update(table).set({ status: 'closed', wakeAt: null, turnId: null, awaitsTurn: false });
  await db().delete(absence);
  await db().delete(turnTaken);
  await db().update(operator).set({ leftAt: null });
  desk.absences = liveAbsences();
  desk.companies = liveCompanies([]);
  desk.assignment = 'round-robin';
  desk.maySeeWords = admittedSeeAll;
  desk.suggest = () => null;
  moveTo(desk, '2026-11-26T10:00');
  await emptyOutbox(db());
});

let senders = 0;
/** A mail of somebody new. */
function aMail(from?: string): InboundEmail {
  senders += 1;
  const address = from ?? `cliente${senders}@cliente${senders}.example`;
  const email = anEmail({ from: { name: 'Paolo Neri', address } });
  return { ...email, arrived: { ...email.arrived, arrivedAt: desk.clock() } };
}
/** It opens a request, which the clock shares out. */
async function opened(from?: string): Promise<Ticket> {
  const taken = await takeIn(desk, aMail(from));
  if (taken.outcome !== 'opened') throw new Error(`the mail was ${taken.outcome}`);
  await allotDue(desk);
  return await now(taken.ticket);
}
async function now(number: number): Promise<Ticket> {
  const ticket = await findTicket(db(), number);
  if (!ticket) throw new Error('there is no such ticket');
  return ticket;
}
const turnsOf = (tickets: Ticket[]) => tickets.map(ticket => turnOf(ticket)?.name ?? null);
const by = (who: Operator) => ({ actor: actorOf(who), origin: 'slack' as const, key: null });
const away = async (who: Operator, until = '2026-11-30T09:00', from: string | null = null) =>
  await goAway(
    desk,
    { operator: { id: who.id, name: who.name }, from: from ? rome(from) : null, until: rome(until) },
    { actor: actorOf(who), origin: 'slack' },
  );

describe('in turn', () => {
  test('each once, then the first again; the thread calls them; the claim’s clock runs on and no customer is written to', async () => {
    const tickets = [await opened(), await opened(), await opened(), await opened()];
    expect(turnsOf(tickets)).toEqual(['Anna', 'Bea', 'Carla', 'Anna']);
    const [first] = tickets;
    expect(first).toMatchObject({ status: 'new', assignee: null, claimedAt: null, claimTold: false });
    const log = await eventsAfter(db(), first?.number ?? 0, 0);
    expect(log.map(({ event }) => event.type)).toEqual(['ticket-opened', 'allotted']);
    expect(log[1]?.actor).toEqual({ kind: 'desk' });
    expect((await jobs(db(), 'line')).map(({ payload }) => payload)).toMatchObject(
      tickets.flatMap(({ number }) => [
        { ticket: number, sequence: 2, platform: 'slack' },
        { ticket: number, sequence: 2, platform: 'teams' },
      ]),
    );
    expect(await jobs(db(), 'letter')).toEqual([]);
  });

  test('fifty mails at once: each gets exactly one, and nobody two more than another', async () => {
    const tickets = await Promise.all(Array.from({ length: 50 }, async () => await opened()));
    const counts = Map.groupBy(turnsOf(tickets), name => name);
    expect([...counts.keys()].toSorted()).toEqual(['Anna', 'Bea', 'Carla']);
    const sizes = [...counts.values()].map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    for (const { number } of tickets)
      expect(
        (await eventsAfter(db(), number, 0)).filter(({ event }) => event.type === 'allotted'),
      ).toHaveLength(1);
  });

  test('batches of mails, answers among them, presses and the clock at once: none waits for another in a circle', async () => {
    const asked = Array.from({ length: 8 }, () => aMail());
    const take = takeInTogether(desk);
    const before = await Promise.all(asked.map(take));
    await allotDue(desk);
    const numbers = before.map(outcome => ('ticket' in outcome ? (outcome.ticket ?? 0) : 0));
    // Each batch has new ones first, by which turns are due, and then answers, which lock what presses lock.
    const mails = [0, 1].flatMap(half => [
      ...Array.from({ length: 10 }, () => aMail()),
      ...asked
        .filter((_, index) => index % 2 === half)
        .map(({ messageId, from }) => ({ ...aMail(from.address), inReplyTo: [messageId] })),
    ]);
    let isOver = false;
    const ticking = (async () => {
      while (!isOver) await allotDue(desk);
    })();
    const presses = numbers.map(number => handle(desk, number, { type: 'claim' }, by(people.carla)));
    // Two processes, with batches of their own.
    const [one, two] = [takeInTogether(desk), takeInTogether(desk)];
    const settled = await Promise.allSettled([
      ...mails.map((mail, index) => (index % 2 === 0 ? one : two)(mail)),
      ...presses,
    ]);
    isOver = true;
    await ticking;
    expect(settled.flatMap(each => (each.status === 'rejected' ? [String(each.reason)] : []))).toEqual([]);
    await allotDue(desk);
    const rows = await db().select().from(table).where(eq(table.status, 'new'));
    expect(rows).toHaveLength(20);
    expect(rows.filter(({ turnId }) => turnId === null)).toEqual([]);
    for (const number of numbers)
      expect(await now(number)).toMatchObject({ assignee: { name: 'Carla' }, turn: null });
  });

  test('while a batch waits for a request that somebody holds, mails of others are taken in, and shared out', async () => {
    const request = aMail();
    const first = await takeIn(desk, request);
    const held = 'ticket' in first ? (first.ticket ?? 0) : 0;
    const take = takeInTogether(desk);
    const waits = () =>
      db().execute(sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
    await db().transaction(async tx => {
      await lockTicket(tx, held);
      // The first goes by itself; the others share a transaction, of which the last waits.
      const answer = { ...aMail(request.from.address), inReplyTo: [request.messageId] };
      const batch = Promise.allSettled([aMail(), aMail(), answer].map(take));
      await expect.poll(async () => (await waits()).length).toBe(1);
      const others = await transactionWith(db(), { lock_timeout: 200 }, async other => {
        return await Promise.all([aMail(), aMail()].map(mail => takeInWithin(desk, other, mail)));
      });
      await allotDue(desk);
      const shared = others.map(outcome => now('ticket' in outcome ? (outcome.ticket ?? 0) : 0));
      expect(turnsOf(await Promise.all(shared))).not.toContain(null);
      await batch;
    });
  });

  test('not who is away; not who has left', async () => {
    await away(people.anna);
    await db().update(operator).set({ leftAt: desk.clock() }).where(eq(operator.id, people.bea.id));
    expect(turnsOf([await opened(), await opened()])).toEqual(['Carla', 'Carla']);
  });

  test('where nobody is there it is everybody’s', async () => {
    for (const who of Object.values(people)) await away(who);
    expect(turnOf(await opened())).toBeNull();
  });

  test('a house of managers alone shares out among them', async () => {
    for (const who of [people.anna, people.bea, people.carla]) await away(who);
    expect(turnsOf([await opened()])).toEqual(['Giulia']);
  });
});

describe('by the work in hand', () => {
  test('is counted only where it decides: all turns wait for whoever counts', async () => {
    const asking = { number: 1, restricted: false, company: null, turn: null };
    const readsOf = async (assignment: typeof desk.assignment) => {
      desk.assignment = assignment;
      let reads = 0;
      await db().transaction(async tx => {
        const counting = new Proxy(tx, {
          get: (target, key) => {
            if (key === 'select') reads += 1;
            const value: unknown = Reflect.get(target, key);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
        await lockTurns(tx);
        await allotment(desk, counting, asking);
      });
      return reads;
    };
    // What was claimed, and what is somebody's turn.
    expect((await readsOf('least-loaded')) - (await readsOf('round-robin'))).toBe(2);
  });

  test('whoever has least, turns counted in; fifty at once are levelled', async () => {
    desk.assignment = 'least-loaded';
    const [first] = [await opened()];
    await handle(desk, first?.number ?? 0, { type: 'claim' }, by(people.carla));
    await Promise.all(Array.from({ length: 50 }, async () => await opened()));
    const hand = await inHand(db(), desk.clock());
    const open = [people.anna, people.bea, people.carla].map(({ id }) => hand.get(id)?.open ?? 0);
    expect(open.reduce((sum, each) => sum + each, 0)).toBe(51);
    expect(Math.max(...open) - Math.min(...open)).toBeLessThanOrEqual(1);
  });
});

describe('who serves the company', () => {
  const acme: Company = {
    key: 'acme',
    name: 'Acme',
    domains: ['acme.example'],
    addresses: [],
    product: null,
    contract: null,
    promises: null,
    hours: null,
    operator: 'carla@x.example',
    isVip: false,
  };

  test('comes first, and does not lose their place in the round', async () => {
    desk.companies = liveCompanies([acme]);
    const theirs = await opened('paolo@acme.example');
    expect(turnOf(theirs)?.name).toBe('Carla');
    expect((await eventsAfter(db(), theirs.number, 1))[0]?.event).toMatchObject({ because: 'serving' });
    expect(turnsOf([await opened(), await opened(), await opened()])).toEqual(['Anna', 'Bea', 'Carla']);
  });

  test('unless they are away', async () => {
    desk.companies = liveCompanies([acme]);
    await away(people.carla);
    expect(turnsOf([await opened('paolo@acme.example')])).toEqual(['Anna']);
  });
});

describe('what few may see', () => {
  const restricted = () => {
    desk.maySeeWords = circleSees({ channels: [], people: ['bea@x.example'] });
  };

  test('is the turn of somebody who may', async () => {
    restricted();
    desk.suggest = () => ({ category: vulnerability, priority: null, reason: 'x' });
    expect(turnsOf([await opened(), await opened()])).toEqual(['Bea', 'Bea']);
  });

  test('and where it comes out later, it becomes somebody’s who may', async () => {
    restricted();
    const ticket = await opened();
    expect(turnOf(ticket)?.name).toBe('Anna');
    await handle(desk, ticket.number, { type: 'restrict' }, by(people.bea));
    expect(turnOf(await now(ticket.number))).toBeNull();
    await tick(desk);
    expect(turnOf(await now(ticket.number))?.name).toBe('Bea');
  });
});

describe('outside working hours', () => {
  test('nobody gets a turn at night; at the opening those who are there then do, each once, whatever number of processes', async () => {
    moveTo(desk, '2026-11-26T21:00');
    const tickets = [await opened(), await opened(), await opened()];
    expect(turnsOf(tickets)).toEqual([null, null, null]);
    await tick(desk);
    expect(await jobs(db(), 'line')).toEqual([]);
    await away(people.anna, '2026-12-04T09:00');
    moveTo(desk, '2026-11-27T09:00');
    await Promise.all([tick(desk), tick(desk)]);
    const after = await Promise.all(tickets.map(({ number }) => now(number)));
    expect(turnsOf(after).toSorted()).toEqual(['Bea', 'Bea', 'Carla']);
    for (const { number } of tickets)
      expect(
        (await eventsAfter(db(), number, 0)).filter(({ event }) => event.type === 'allotted'),
      ).toHaveLength(1);
  });

  test('what somebody claimed meanwhile stays with them', async () => {
    moveTo(desk, '2026-11-26T21:00');
    const ticket = await opened();
    await handle(desk, ticket.number, { type: 'claim' }, by(people.carla));
    moveTo(desk, '2026-11-27T09:00');
    await tick(desk);
    expect(await now(ticket.number)).toMatchObject({ assignee: { name: 'Carla' }, turn: null });
  });
});

describe('a turn passes on', () => {
  test('of who goes away, within a tick; and the other is called', async () => {
    const ticket = await opened();
    await away(people.anna);
    await tick(desk);
    expect(turnOf(await now(ticket.number))?.name).toBe('Bea');
    expect((await eventsAfter(db(), ticket.number, 2))[0]?.event).toMatchObject({
      type: 'allotted',
      instead: { name: 'Anna' },
    });
  });

  test('of who leaves, while mails come in: in the end nothing is the turn of somebody who is not there', async () => {
    await saveAccount(db(), {
      platform: 'slack',
      userId: 'U0ANNA',
      operatorId: people.anna.id,
      name: 'Anna',
      checkedAt: desk.clock(),
      goneAt: desk.clock(),
    });
    const [, ...tickets] = await Promise.all([
      db().transaction(tx => settleStanding(desk, tx, people.anna.id)),
      ...Array.from({ length: 20 }, async () => await opened()),
    ]);
    await tick(desk);
    const after = await Promise.all(tickets.map(({ number }) => now(number)));
    expect(turnsOf(after).every(name => name === 'Bea' || name === 'Carla')).toBe(true);
  });

  test('whoever is quicker has it', async () => {
    const ticket = await opened();
    expect(await handle(desk, ticket.number, { type: 'claim' }, by(people.bea))).toMatchObject({ ok: true });
    expect(await now(ticket.number)).toMatchObject({ assignee: { name: 'Bea' }, turn: null });
  });

  test('what is put back is everybody’s', async () => {
    const ticket = await opened();
    await handle(desk, ticket.number, { type: 'claim' }, by(people.anna));
    await handle(desk, ticket.number, { type: 'release' }, by(people.anna));
    await tick(desk);
    expect(turnOf(await now(ticket.number))).toBeNull();
  });

  test('is called as theirs when the claim is near its end, or who stands in for them', async () => {
    const ticket = await opened();
    moveTo(desk, '2026-11-26T17:40');
    await tick(desk);
    const calls = (await eventsAfter(db(), ticket.number, 2)).flatMap(({ event }) =>
      event.type === 'escalated' && event.promise === 'claim'
        ? [[event.tell, event.told.map(({ name }) => name)]]
        : [],
    );
    expect(calls[0]).toEqual(['turn', ['Anna']]);
  });
});

test('shared out by hand, nobody gets a turn', async () => {
  desk.assignment = 'manual';
  const ticket = await opened();
  expect(ticket).toMatchObject({ turn: null, awaitsTurn: false });
});
