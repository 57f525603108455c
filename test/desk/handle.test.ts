import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { handle } from '../../src/desk/handle.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { conversationOf } from '../../src/store/mail/messages.ts';
import { enrolOperator } from '../../src/store/people/operators.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import type { Actor } from '../../src/ticket/words.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from './a-desk.ts';
import { idOf } from './given-out.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
let anna: Actor;
let marco: Actor;

beforeAll(async () => {
  anna = {
    kind: 'operator',
    ...(await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' })),
  };
  marco = {
    kind: 'operator',
    ...(await enrolOperator(desk.db, { email: 'marco@x.example', name: 'Marco', role: 'operator' })),
  };
});

async function ticket(): Promise<number> {
  const outcome = await takeIn(desk, anEmail());
  if (outcome.outcome !== 'opened') throw new Error('not opened');
  return outcome.ticket;
}

const by = (actor: Actor, key: string | null = null) => ({ actor, origin: 'slack' as const, key });

describe('two who press together', () => {
  test('are ordered, and the second is told who was first', async () => {
    const number = await ticket();
    const answers = await Promise.all([
      handle(desk, number, { type: 'claim' }, by(anna)),
      handle(desk, number, { type: 'claim' }, by(marco)),
    ]);
    expect(answers.filter(a => a.ok)).toHaveLength(1);
    expect(answers.find(a => !a.ok)).toMatchObject({
      reason: 'refused',
      refusal: { reason: 'already-claimed' },
    });
  });
});

test('a press that is delivered five times is carried out once', async () => {
  const number = await ticket();
  await handle(desk, number, { type: 'claim' }, by(anna));
  const reply = { type: 'reply' as const, text: 'Ci siamo.' };
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => handle(desk, number, reply, by(anna, 'press-1'))),
  );
  expect(answers.every(a => a.ok)).toBe(true);
  expect(answers.filter(a => a.ok && !a.repeated)).toHaveLength(1);
  expect((await conversationOf(desk.db, number)).filter(m => m.text.startsWith('reply'))).toHaveLength(1);
});

test('letters stand in the customer’s thread, with an id that a repeat has too', async () => {
  const email = anEmail();
  const outcome = await takeIn(desk, email);
  const number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  await handle(desk, number, { type: 'claim' }, by(anna));
  await handle(desk, number, { type: 'reply', text: 'Ci siamo.' }, by(anna));
  const [, claim, reply] = await conversationOf(desk.db, number);
  expect(claim).toMatchObject({
    inReplyTo: email.messageId,
    references: [email.messageId],
    automatic: 'auto-generated',
  });
  expect(reply).toMatchObject({
    inReplyTo: email.messageId,
    references: [email.messageId, claim?.messageId],
    automatic: null,
  });
  expect(desk.messageIds.isOwn(reply?.messageId ?? '')).toBe(true);
  expect(reply?.messageId).toBe(await idOf(desk, number, 3));
});

test('twenty changes are one waiting refresh of the card, and a line each', async () => {
  const number = await ticket();
  for (let i = 0; i < 20; i += 1) await handle(desk, number, { type: 'add-note', text: `${i}` }, by(anna));
  const count = async (task: string) => {
    const [row] = await desk.db.execute<{ n: number }>(
      sql`select count(*)::int as n from graphile_worker._private_jobs p join graphile_worker.jobs j using (id)
          where j.task_identifier = ${task} and (p.payload ->> 'ticket')::int = ${number} and p.payload ->> 'platform' = 'slack'`,
    );
    return row?.n;
  };
  expect([await count('card'), await count('line')]).toEqual([1, 20]);
});

test('a refused command leaves nothing behind', async () => {
  const number = await ticket();
  expect((await handle(desk, number, { type: 'reply', text: 'x' }, by(anna, 'k'))).ok).toBe(false);
  expect(await eventsAfter(desk.db, number, 1)).toEqual([]);
});

describe('several commands in one press', () => {
  const reply = { type: 'reply' as const, text: 'Ci siamo.' };
  const typesOf = async (number: number) =>
    (await eventsAfter(desk.db, number, 1)).map(({ event }) => event.type);

  test('happen together, each about the ticket as those before leave it, once', async () => {
    const number = await ticket();
    const press = () => handle(desk, number, [{ type: 'claim' }, reply], by(anna, 'both'));
    const answers = await Promise.all([press(), press()]);
    expect(answers.map(a => a.ok && a.repeated).toSorted()).toEqual([false, true]);
    expect(await typesOf(number)).toEqual(['claimed', 'replied']);
    expect(answers[0]).toMatchObject({ ok: true, ticket: { assignee: { name: 'Anna' }, version: 3 } });
  });

  test('one of them refused, none happens', async () => {
    const number = await ticket();
    const handled = await handle(desk, number, [{ type: 'claim' }, { type: 'reopen', reason: '' }], by(anna));
    expect(handled).toMatchObject({ reason: 'refused', refusal: { reason: 'not-closed' } });
    expect(await typesOf(number)).toEqual([]);
    await handle(desk, number, { type: 'claim' }, by(marco));
    expect(await handle(desk, number, [{ type: 'claim' }, reply], by(anna))).toMatchObject({
      refusal: { reason: 'already-claimed', by: 'Marco' },
    });
  });
});

test('reading is recorded, and refreshes nothing', async () => {
  const number = await ticket();
  await handle(desk, number, { type: 'open-conversation' }, by(marco));
  expect(await eventsAfter(desk.db, number, 1)).toMatchObject([
    { event: { type: 'conversation-opened' }, actor: { name: 'Marco' }, origin: 'slack' },
  ]);
});

test('an unknown ticket is a value, not an exception', async () => {
  expect(await handle(desk, 999_999, { type: 'claim' }, by(anna))).toEqual({
    ok: false,
    reason: 'unknown-ticket',
  });
});
