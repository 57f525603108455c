import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { letterCourier } from '../../../src/mail/letters/letter-courier.ts';
import type { SmtpSender } from '../../../src/mail/letters/smtp-sender.ts';
import { Transient, Unsure } from '../../../src/outbox/failure.ts';
import { findBroadcast, noteStopped } from '../../../src/store/incidents/broadcasts.ts';
import { untoldOf } from '../../../src/store/incidents/members.ts';
import { progressOf } from '../../../src/store/incidents/progress.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { broadcast, broadcastRecipient, incident } from '../../../src/store/schema/incidents/incidents.ts';
import { message } from '../../../src/store/schema/messages.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { billable } from '../../ticket/categories.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const giulia = { kind: 'operator', id: 1, name: 'Giulia', role: 'manager' } as const;

/** A letter that is one of many of an incident. @returns of which message to all it is */
async function oneOfMany(name: string): Promise<{ letter: number; ticket: number; sent: number }> {
  const { db } = desk;
  const taken = await takeIn(desk, anEmail({ from: { name, address: `${name}@cliente.example` } }));
  if (taken.outcome !== 'opened') throw new Error(taken.outcome);
  const { ticket } = taken;
  const anna = await enrolOperator(db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
  const circumstances = { actor: { kind: 'operator', ...anna }, origin: 'slack', key: null } as const;
  await handle(desk, ticket, { type: 'claim' }, circumstances);
  await db.update(message).set({ state: 'sent' });
  await handle(desk, ticket, { type: 'reply', text: 'Ci stiamo lavorando.' }, circumstances);
  const letter = (await lettersOf(ticket)).at(-1)?.id ?? 0;
  const [{ id } = { id: 0 }] = await db
    .insert(incident)
    .values({
      ...{ nonce: 'n', version: 1, title: 'Guasto', openedBy: giulia, openedAt: desk.clock() },
      rule: { words: [], sender: '', company: '' } as never,
    })
    .returning({ id: incident.id });
  const [sent = { id: 0 }] = await db
    .insert(broadcast)
    .values({
      ...{
        nonce: 'n',
        incident: id,
        kind: 'message',
        by: giulia,
        frozenAt: desk.clock(),
        sentAt: desk.clock(),
      },
      texts: { it: 'Ci stiamo lavorando.', en: 'We are on it.' } as never,
    })
    .returning({ id: broadcast.id });
  await db
    .insert(broadcastRecipient)
    .values({ broadcast: sent.id, ticket, language: 'it', outcome: 'told', message: letter });
  return { letter, ticket, sent: sent.id };
}

const lettersOf = async (ticket: number) =>
  (await conversationOf(desk.db, ticket)).filter(({ direction }) => direction === 'out');
const stateOf = async (ticket: number) => {
  const { state, stateWhy } = (await lettersOf(ticket)).at(-1) ?? {};
  return { state, stateWhy };
};

const courierOver = (send: SmtpSender['send']) =>
  letterCourier(desk, {
    sender: { send } as SmtpSender,
    ...{ loopMark: 'mark', scanner: null, answersTo: () => null },
  });
const stop = async (sent: number) =>
  await desk.db.transaction(tx => noteStopped(tx, sent, { id: 1, name: 'Giulia' }, desk.clock()));

test('stopped while the mail server refuses a letter of it for now, that letter does not leave later', async () => {
  const { letter, ticket, sent } = await oneOfMany('paolo');
  let tries = 0;
  const carry = courierOver(async ({ subject }) => {
    tries += 1;
    if (tries > 1) return { response: `250 ${subject}` };
    await stop(sent);
    throw new Transient('450 busy');
  });
  await expect(carry({ message: letter })).rejects.toThrow('busy');
  expect(await stateOf(ticket)).toEqual({ state: 'held', stateWhy: 'stopped' });
  await carry({ message: letter });
  expect(tries).toBe(1);
});

test('stopped in the moment between two tries, which the stop itself did not see, it does not leave either', async () => {
  const { letter, ticket, sent } = await oneOfMany('emma');
  const refusing = courierOver(async () => {
    throw new Transient('450 busy');
  });
  await expect(refusing({ message: letter })).rejects.toThrow('busy');
  await desk.db.update(broadcast).set({ stoppedAt: desk.clock() });
  await courierOver(async () => {
    throw new Error('it left');
  })({ message: letter });
  expect(sent).toBeGreaterThan(0);
  expect(await stateOf(ticket)).toEqual({ state: 'held', stateWhy: 'stopped' });
});

test('one of which nobody knows whether it left goes no more either, and the doubt stays', async () => {
  const { letter, ticket, sent } = await oneOfMany('luca');
  const unsure = courierOver(async () => {
    await stop(sent);
    throw new Unsure('no answer');
  });
  await expect(unsure({ message: letter })).rejects.toThrow('no answer');
  const doubt = { state: 'held', stateWhy: 'stopped', perhapsLeft: true };
  expect((await lettersOf(ticket)).at(-1)).toMatchObject(doubt);
  await courierOver(async () => {
    throw new Error('it left');
  })({ message: letter });
  expect((await lettersOf(ticket)).at(-1)).toMatchObject(doubt);
});

test('a stop says of each letter what is known: of those in doubt that they may have arrived, and they are not written to again', async () => {
  for (const [name, send, perhaps] of [
    ['nora', new Unsure('no answer'), 1],
    ['dino', new Transient('450 busy'), 0],
  ] as const) {
    const { letter, ticket, sent } = await oneOfMany(name);
    const carry = courierOver(async () => {
      throw send;
    });
    await expect(carry({ message: letter })).rejects.toThrow(send.message);
    await stop(sent);
    expect((await lettersOf(ticket)).at(-1)).toMatchObject({
      ...{ state: 'held', stateWhy: 'stopped' },
      perhapsLeft: perhaps === 1,
    });
    expect(await progressOf(desk.db, sent)).toMatchObject({
      ...{ all: 1, told: 0, waiting: 0, undelivered: [] },
      ...{ perhaps, stopped: 1 - perhaps },
    });
    const { incident: of } = (await findBroadcast(desk.db, sent)) ?? { incident: 0 };
    await desk.db.execute(sql`update ticket set incident = ${of} where number = ${ticket}`);
    expect(await untoldOf(desk.db, of)).toHaveLength(1 - perhaps);
  }
});

const offer = (text: string) =>
  ({
    type: 'offer-quote',
    price: { of: 'sum', cents: 48_000, currency: 'EUR' },
    vat: 'IVA esclusa',
    text,
    lastDay: '2099-12-04',
    validUntil: '2099-12-04T23:00:00.000Z',
    now: desk.clock().toISOString(),
  }) as const;

test.each([
  ['withdrawn', [{ type: 'withdraw-quote', version: 1 }], []],
  ['replaced', [offer('Due.')], ['Due.']],
  ['withdrawn and offered anew', [{ type: 'withdraw-quote', version: 1 }, offer('Tre.')], ['Tre.']],
] satisfies [string, OperatorCommand[], string[]][])(
  'a quote that is %s while the mail server refuses its letter for now does not leave later; another does',
  async (how, commands, leave) => {
    const from = { name: 'Sara', address: `${how.replaceAll(' ', '-')}@cliente.example` };
    const taken = await takeIn(desk, anEmail({ from, subject: how, text: how }));
    if (taken.outcome !== 'opened') throw new Error(taken.outcome);
    const anna = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
    const by = { actor: { kind: 'operator', ...anna }, origin: 'slack', key: null } as const;
    const order = async (ordered: OperatorCommand[]) =>
      expect(await handle(desk, taken.ticket, ordered, by)).toMatchObject({ ok: true });
    await order([{ type: 'claim' }, { type: 'classify', category: billable, priority: null }]);
    await desk.db.update(message).set({ state: 'sent' });
    await order([offer('Uno.')]);
    const offered = (await lettersOf(taken.ticket)).at(-1)?.id ?? 0;
    const left: string[] = [];
    let isAway = true;
    const carry = courierOver(async ({ text }) => {
      if (isAway) {
        // The letter is locked at this moment.
        await order(commands);
        throw new Transient('450 busy');
      }
      left.push(text);
      return { response: '250 ok' };
    });
    await expect(carry({ message: offered })).rejects.toThrow('busy');
    isAway = false;
    for (const { id, state } of await lettersOf(taken.ticket))
      if (state === 'queued') await carry({ message: id });
    expect((await lettersOf(taken.ticket)).find(({ id }) => id === offered)).toMatchObject({
      ...{ state: 'held', stateWhy: 'quote-over' },
      perhapsLeft: false,
    });
    expect(left).toEqual(leave.map(text => expect.stringContaining(text)));
  },
);
