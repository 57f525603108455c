import { expect } from 'vitest';
import type { Desk } from '../../src/desk/desk.ts';
import { answerCall } from '../../src/outwards/api/answer-call.ts';
import { addComment } from '../../src/outwards/api/calls/comment.ts';
import { createTicket } from '../../src/outwards/api/calls/create.ts';
import { readTicket } from '../../src/outwards/api/calls/read.ts';
import { briefShape } from '../../src/outwards/api/shapes.ts';
import { newToken } from '../../src/outwards/api/token.ts';
import { webhookCourier } from '../../src/outwards/webhooks/courier.ts';
import { latestDeliveries, openDeliveries, reviveDeliveries } from '../../src/store/outwards/deliveries.ts';
import {
  allTokens,
  countCall,
  findToken,
  insertToken,
  isAnyTokenInUse,
} from '../../src/store/outwards/tokens.ts';
import { outsideEvents } from '../../src/ticket/grammar/outside.ts';

/** A form opens a request, asks how it stands, adds to it, the same twice; what a webhook is told goes its way. */
export async function outside(desk: Desk): Promise<void> {
  const { db } = desk;
  const { token: _, ...kept } = newToken();
  const limits = { perMinute: 60, perDay: 60, madeAt: new Date() };
  const token = await insertToken(db, {
    ...kept,
    ...limits,
    name: 'Modulo',
    rights: ['create', 'read', 'comment'],
  });
  expect(await isAnyTokenInUse(db)).toBe(true);
  expect(await findToken(db, token.handle)).not.toBeNull();
  await allTokens(db);
  await countCall(db, token.id, new Date());
  const asked = {
    from: { address: 'modulo@cliente.example' },
    subject: 'Da un modulo',
    text: 'Non si stampa più.',
  };
  const call = { number: 0, body: asked, raw: new Uint8Array(), target: '/api/tickets', key: 'scale' };
  const told = { ...desk, db, webhooks: [{ name: 'tracker', events: [...outsideEvents] }] };
  const { number } = briefShape.parse((await answerCall(told, token, createTicket, call)).body);
  expect((await answerCall(told, token, createTicket, call)).body).toMatchObject({ number });
  await answerCall(told, token, readTicket, { ...call, number });
  const more = { number, body: { text: 'Ancora ferma.' }, key: 'scale-2' };
  await answerCall(told, token, addComment, { ...call, ...more });
  const latest = await latestDeliveries(db, 'tracker', 20);
  expect(latest.map(({ ticket }) => ticket)).toContain(number);
  for (const { id } of latest) await webhookCourier(desk, [])({ delivery: id });
  await openDeliveries(db, 'tracker');
  await reviveDeliveries(db, 'tracker', new Date());
}
