import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { Transient } from '../../../src/outbox/failure.ts';
import { waitingOf } from '../../../src/outbox/waiting.ts';
import { webhookCourier } from '../../../src/outwards/webhooks/courier.ts';
import { restingHooks } from '../../../src/outwards/webhooks/resting.ts';
import { signedHeaders } from '../../../src/outwards/webhooks/sign.ts';
import {
  latestDeliveries,
  reviveDeliveries,
  sweepDeliveries,
} from '../../../src/store/outwards/deliveries.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { outsideEvents } from '../../../src/ticket/grammar/outside.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { bug, vulnerability } from '../../ticket/categories.ts';
import { aReceiver } from './a-receiver.ts';

const own = ownDatabase();
const receiver = aReceiver();
const key = randomBytes(32);
const desk = Object.assign(
  aDesk(() => own.database.db),
  { webhooks: [{ name: 'tracker', events: [...outsideEvents] }] },
);
/** No rest: what is tested is each try. */
const neverResting = { leftOf: () => 0, failed: () => {}, answered: () => {} };
const carry = (delivery: string, resting: ReturnType<typeof restingHooks> = neverResting) =>
  webhookCourier(
    desk,
    [{ name: 'tracker', url: receiver.url, events: [...outsideEvents], mayBePrivate: true, keys: [key] }],
    resting,
  )({ delivery });

const deliveries = async () => (await latestDeliveries(own.database.db, 'tracker', 100)).toReversed();
const ofTicket = async (ticket: number) => (await deliveries()).filter(each => each.ticket === ticket);

async function opened(about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
  const outcome = await takeIn(desk, anEmail(about));
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  return outcome.ticket;
}

let anna: Operator;
let presses = 0;
const press = async (number: number, command: Parameters<typeof handle>[2]) => {
  presses += 1;
  const done = await handle(desk, number, command, {
    actor: actorOf(anna),
    origin: 'slack',
    key: `press:${presses}`,
  });
  expect(done).toMatchObject({ ok: true });
};

beforeEach(async () => {
  anna = await enrolOperator(own.database.db, { email: 'anna@desk.example', name: 'Anna', role: 'admin' });
  receiver.received.length = 0;
  receiver.answers(response => response.writeHead(204).end());
});

test('what happens is told once, signed, by ids, states and times, and in nobody’s words', async () => {
  const number = await opened({ subject: 'PAROLA ferma', text: 'PAROLA: è tutto fermo da stamattina' });
  await press(number, { type: 'claim' });
  await press(number, { type: 'classify', category: bug, priority: 2 });
  await press(number, { type: 'reply', text: 'PAROLA di Anna' });
  await press(number, { type: 'add-note', text: 'PAROLA interna' });
  await press(number, { type: 'ask-clarification', text: 'PAROLA?' });
  await press(number, { type: 'close', resolution: 'PAROLA risolta' });
  const told = await ofTicket(number);
  expect(told.map(({ type }) => type)).toEqual([
    'ticket.opened',
    'ticket.claimed',
    'ticket.classified',
    'ticket.replied',
    'ticket.waiting',
    'ticket.closed',
  ]);
  for (const { id } of told) await carry(id);
  const bodies = receiver.received.map(({ body }) => body);
  expect(bodies.join('\n')).not.toMatch(/PAROLA|Paolo|Anna|cliente\.example|support@/i);
  const [first] = receiver.received;
  expect(JSON.parse(first?.body ?? '')).toEqual({
    type: 'ticket.opened',
    timestamp: '2026-11-23T09:00:00.000Z',
    data: {
      number,
      version: 1,
      by: 'customer',
      status: 'new',
      category: null,
      priority: null,
      isAssigned: false,
      isMerged: false,
      openedAt: '2026-11-23T09:00:00.000Z',
      claimedAt: null,
      waitingSince: null,
      closedAt: null,
      promises: {
        claim: { due: expect.stringMatching(/Z$/), state: 'on-track' },
        resolve: { due: expect.stringMatching(/Z$/), state: 'on-track' },
      },
    },
  });
  const closed = JSON.parse(bodies.at(-1) ?? '');
  expect(closed.data).toMatchObject({ status: 'closed', category: bug, priority: 2, by: 'operator' });
  for (const { headers, body } of receiver.received) {
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    const signed = signedHeaders({ id: String(headers['webhook-id']), body }, [key], at);
    expect(headers).toMatchObject(signed);
  }
  expect((await ofTicket(number)).map(({ state, status }) => `${state} ${status}`)).toEqual(
    Array(6).fill('delivered 204'),
  );
  // Carried once more (the process died before the job was ended), nothing goes out twice.
  await carry(told[0]?.id ?? '');
  expect(receiver.received).toHaveLength(6);
});

test('it is written down with what happened, or not at all', async () => {
  const number = await opened();
  const before = await waitingOf(own.database.db, 'webhook');
  const failing = desk.db.transaction(async tx => {
    await handle(
      { ...desk, db: tx },
      number,
      { type: 'claim' },
      { actor: actorOf(anna), origin: 'slack', key: 'x' },
    );
    throw new Error('the power went');
  });
  await expect(failing).rejects.toThrow('power');
  expect((await ofTicket(number)).map(({ type }) => type)).toEqual(['ticket.opened']);
  expect(await waitingOf(own.database.db, 'webhook')).toBe(before);
});

test('of what few may see nothing is told; what they come to see stops there', async () => {
  const vulnerable = await opened({ subject: 'CVE' });
  const [first] = await ofTicket(vulnerable);
  await press(vulnerable, { type: 'classify', category: vulnerability, priority: 1 });
  await press(vulnerable, { type: 'claim' });
  expect((await ofTicket(vulnerable)).map(({ type }) => type)).toEqual(['ticket.opened']);
  await carry(first?.id ?? '');
  expect(receiver.received).toEqual([]);
  expect((await ofTicket(vulnerable)).map(({ state }) => state)).toEqual(['withheld']);
  // Lifted, it goes on from there: what was withheld stays so.
  await press(vulnerable, { type: 'lift-restriction' });
  await press(vulnerable, { type: 'release' });
  expect((await ofTicket(vulnerable)).map(({ type, state }) => `${type} ${state}`)).toEqual([
    'ticket.opened withheld',
    'ticket.released waiting',
  ]);
});

test('what a rule keeps to few as it comes in was never there', async () => {
  const strict = {
    ...desk,
    db: own.database.db,
    suggest: () => ({ category: vulnerability, priority: 1 as const, reason: '' }),
  };
  const outcome = await takeIn(strict, anEmail());
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  expect(await ofTicket(outcome.ticket)).toEqual([]);
});

test('who does not take it is asked again later, and says when', async () => {
  const [delivery] = await ofTicket(await opened());
  const id = delivery?.id ?? '';
  receiver.answers(response => response.writeHead(503, { 'retry-after': '90' }).end());
  const failure = await carry(id).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Transient);
  expect(failure).toMatchObject({ retryAfterSeconds: 90, message: 'webhook tracker: it answers 503' });
  receiver.answers(response => response.writeHead(302, { location: 'http://elsewhere.example/' }).end());
  await expect(carry(id)).rejects.toThrow('redirects are not followed');
  expect((await deliveries()).find(each => each.id === id)).toMatchObject({
    state: 'waiting',
    tries: 2,
    status: 302,
  });
  receiver.answers(response => response.writeHead(200).end());
  await carry(id);
  expect((await deliveries()).find(each => each.id === id)).toMatchObject({ state: 'delivered', tries: 3 });
});

test('one that is down is left in peace meanwhile: what waits costs no try', async () => {
  const resting = restingHooks(() => 0);
  const [one, other] = [await opened(), await opened()];
  const [first] = await ofTicket(one);
  const [second] = await ofTicket(other);
  receiver.answers(response => response.writeHead(500).end());
  await expect(carry(first?.id ?? '', resting)).rejects.toBeInstanceOf(Transient);
  await expect(carry(second?.id ?? '', resting)).rejects.toThrow('left in peace');
  expect(receiver.received).toHaveLength(1);
  expect(await ofTicket(other)).toMatchObject([{ tries: 0 }]);
});

test('after three days, or where it is gone for good, it is given up, counted, told to the admins, and sent again at a word', async () => {
  const { db } = own.database;
  const [gone, old] = [await opened(), await opened()];
  const [first] = await ofTicket(gone);
  const [second] = await ofTicket(old);
  receiver.answers(response => response.writeHead(410).end());
  await carry(first?.id ?? '');
  await db.execute(
    sql`update webhook_delivery set at = now() - interval '73 hours', tries = 9 where id = ${second?.id}`,
  );
  receiver.answers(response => response.writeHead(500).end());
  await carry(second?.id ?? '');
  const states = async () => [...(await ofTicket(gone)), ...(await ofTicket(old))].map(({ state }) => state);
  expect(await states()).toEqual(['given-up', 'given-up']);
  const notices = await db.execute<{ details: Record<string, string> }>(sql`
    select payload -> 'details' as details from graphile_worker._private_jobs
    where payload ->> 'subject' = 'webhook-given-up'`);
  expect([...notices].map(({ details }) => details)).toEqual([
    { webhook: 'tracker', count: '2', error: 'it answers 500' },
  ]);
  expect(await reviveDeliveries(db, 'tracker', new Date())).toHaveLength(2);
  expect(await states()).toEqual(['waiting', 'waiting']);
});

test('a webhook that desk.yaml has no more is told nothing', async () => {
  const [delivery] = await ofTicket(await opened());
  await webhookCourier(desk, [])({ delivery: delivery?.id });
  expect((await deliveries()).find(({ id }) => id === delivery?.id)?.state).toBe('dropped');
  expect(receiver.received).toEqual([]);
});

test('what was settled a month ago is forgotten', async () => {
  const { db } = own.database;
  const number = await opened();
  const [delivery] = await ofTicket(number);
  await carry(delivery?.id ?? '');
  await db.execute(sql`update webhook_delivery set at = now() - interval '31 days' where ticket = ${number}`);
  await sweepDeliveries(db, new Date());
  expect(await ofTicket(number)).toEqual([]);
});
