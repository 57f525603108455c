import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { chatCouriers } from '../../src/chat/couriers/couriers.ts';
import { handle } from '../../src/desk/handle.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { settleEverybodysSight } from '../../src/desk/people/sight.ts';
import { offerTwin } from '../../src/desk/relations/offer-twin.ts';
import { restrictTwins } from '../../src/desk/relations/restrict-twins.ts';
import { withdrawFromTheUnseeing } from '../../src/desk/turns/withdraw-from-unseeing.ts';
import { enrolOperator, saveAccount } from '../../src/store/people/operators.ts';
import { circleSees } from '../../src/ticket/sight/circle.ts';
import { actorOf, type Operator, type Role } from '../../src/ticket/words.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import { speechIn } from './a-moment.ts';
import { muteGateway } from './mute-gateway.ts';

const own = ownDatabase();
const word = 'PAROLA nel portale';
/** A house that has said nothing of restricted requests. */
const desk = Object.assign(
  aDesk(() => own.database.db),
  { maySeeWords: circleSees({ channels: [], people: [] }) },
);
const told: { platform: string; to: string; message: string }[] = [];
const gatewayOf = (platform: 'slack' | 'teams') => ({
  ...muteGateway(platform, { member: async () => null }),
  postPrivately: async (to: string, message: unknown) => {
    told.push({ platform, to, message: JSON.stringify(message) });
    return null;
  },
});
const couriers = chatCouriers(desk, { slack: gatewayOf('slack'), teams: gatewayOf('teams') }, speechIn('it'));
let anna: Operator;

async function enrol(name: string, role: Role, platform: 'slack' | 'teams' | null): Promise<Operator> {
  const person = await enrolOperator(desk.db, { email: `${name}@desk.example`, name, role });
  if (platform)
    await saveAccount(desk.db, {
      platform,
      userId: `U-${name}`,
      operatorId: person.id,
      name,
      checkedAt: desk.clock(),
    });
  return person;
}

/** Carries all that was written down for the few, as the outbox would. */
async function carryAll(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    const jobs = await desk.db.execute<{ payload: object }>(sql`
      select jobs.payload from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id where tasks.identifier = 'few'`);
    for (const { payload } of [...jobs]) await couriers.few(payload);
  }
}

beforeAll(async () => {
  anna = await enrol('Anna', 'admin', 'slack');
  await enrol('Giulia', 'manager', 'teams');
  await enrol('Marco', 'operator', 'slack');
  await enrol('Silente', 'manager', null);
});

test('where no channel is named, managers and admins read it privately, once each, and nobody else', async () => {
  const taken = await takeIn(desk, anEmail({ subject: word, text: `${word}: chiunque entra.` }));
  if (taken.outcome !== 'opened') throw new Error(taken.outcome);
  const by = { actor: actorOf(anna), origin: 'slack' as const };
  await carryAll();
  expect(told).toEqual([]);
  await handle(desk, taken.ticket, { type: 'restrict' }, { ...by, key: 'r1' });
  await carryAll();
  await carryAll();
  expect(told.map(({ platform, to }) => `${platform} ${to}`).toSorted()).toEqual([
    'slack U-Anna',
    'teams U-Giulia',
  ]);
  for (const { message } of told) expect(message).toContain('chiunque entra');
  // Lifted before everybody heard: nobody is told any more. Restricted anew, they hear anew.
  await handle(desk, taken.ticket, { type: 'lift-restriction' }, { ...by, key: 'r2' });
  told.length = 0;
  await carryAll();
  expect(told).toEqual([]);
  await handle(desk, taken.ticket, { type: 'restrict' }, { ...by, key: 'r3' });
  await carryAll();
  expect(told).toHaveLength(2);
});

test('whoever had it may not read it any more: those who may are told that it is to be claimed', async () => {
  const { ticket, by } = await restricted();
  const marta = await enrol('Marta', 'manager', 'slack');
  await handle(desk, ticket, { type: 'reassign', to: { id: marta.id, name: 'Marta' } }, { ...by, key: 'w2' });
  await enrol('Marta', 'operator', 'slack');
  await settleEverybodysSight(desk);
  const { clock } = desk;
  const later = new Date(clock().getTime() + 11 * 60_000);
  Object.assign(desk, { clock: () => later });
  told.length = 0;
  await withdrawFromTheUnseeing(desk);
  await carryAll();
  await carryAll();
  Object.assign(desk, { clock });
  expect(told.map(({ to }) => to).toSorted()).toEqual(['U-Anna', 'U-Giulia']);
  for (const { message } of told) {
    expect(message).toContain('da prendere in carico');
    expect(message).toContain('"verb":"claim"');
  }
  // Claimed before somebody heard of it: it is no news.
  await handle(desk, ticket, { type: 'claim' }, { ...by, key: 'w3' });
});

test('what looks like it is told without its words once more, and not where it is settled', async () => {
  const { ticket, write } = await restricted();
  for (const text of ['anche oggi.', 'anche ieri.']) {
    told.length = 0;
    const twin = await write(text);
    await offerTwin(desk, twin);
    await carryAll();
    expect(told).toHaveLength(2);
    for (const { message } of told) {
      expect(message).toContain(`Le somiglia #${twin}`);
      expect(message).toContain('"verb":"restrict-twins"');
      expect(message).not.toContain('PAROLA');
      expect(message).not.toContain('chiunque entra');
    }
  }
  told.length = 0;
  const last = await write('anche domani.');
  await offerTwin(desk, last);
  await restrictTwins(desk, ticket, { actor: actorOf(anna), origin: 'slack', key: 'w4' });
  await carryAll();
  expect(told.filter(({ message }) => message.includes('omiglia'))).toEqual([]);
});

/** One that has been told to those few, and how its sender writes more of the same. */
async function restricted() {
  const from = { name: 'Elsa', address: `elsa-${crypto.randomUUID()}@cliente.example` };
  const write = async (more: string) => {
    const text = `${word}: chiunque entra e legge le fatture di tutti gli altri clienti, ${more}`;
    const messageId = `<${crypto.randomUUID()}@cliente.example>`;
    const taken = await takeIn(desk, anEmail({ from, subject: word, text, newText: text, messageId }));
    return 'ticket' in taken ? (taken.ticket ?? 0) : 0;
  };
  const ticket = await write('');
  const by = { actor: actorOf(anna), origin: 'slack' as const };
  await handle(desk, ticket, { type: 'restrict' }, { ...by, key: `w${ticket}` });
  await carryAll();
  return { ticket, by, write };
}

test('where a channel is named, it is told there', async () => {
  const housed = {
    ...desk,
    db: desk.db,
    restrictedDestinations: [{ platform: 'slack' as const, channel: 'C0FEW' }],
  };
  const before = await desk.db.execute(sql`select 1 from graphile_worker.jobs where task_identifier = 'few'`);
  const taken = await takeIn(housed, anEmail({ subject: word }));
  if (taken.outcome !== 'opened') throw new Error(taken.outcome);
  await handle(
    housed,
    taken.ticket,
    { type: 'restrict' },
    { actor: actorOf(anna), origin: 'slack', key: 'r9' },
  );
  const after = await desk.db.execute(sql`select 1 from graphile_worker.jobs where task_identifier = 'few'`);
  expect([...after]).toHaveLength([...before].length);
});
