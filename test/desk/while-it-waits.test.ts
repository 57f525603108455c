import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Handled, handle } from '../../src/desk/handle.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { saveClosure } from '../../src/store/clock/closures.ts';
import { appendDeskEvent, lockDeskLog } from '../../src/store/clock/desk-log.ts';
import type { Db } from '../../src/store/database.ts';
import { enrolOperator, noteLeft } from '../../src/store/people/operators.ts';
import { appendEvents } from '../../src/store/tickets/events.ts';
import { lockTicket } from '../../src/store/tickets/tickets.ts';
import type { Actor } from '../../src/ticket/words.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from './a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const keyOn = (number: number) => `press on ${number}`;

async function marco(): Promise<Extract<Actor, { kind: 'operator' }>> {
  const person = { email: 'marco@x.example', name: 'Marco', role: 'operator' } as const;
  return { kind: 'operator', ...(await enrolOperator(desk.db, person)) };
}

async function opened(): Promise<number> {
  const outcome = await takeIn(desk, anEmail());
  if (outcome.outcome !== 'opened') throw new Error('not opened');
  return outcome.ticket;
}

/** What Marco is answered, who claims a request while somebody has what he waits for. @param does what they do, until they let go of it */
async function pressedMeanwhile(
  number: number,
  holds: (tx: Db) => Promise<unknown>,
  does: (tx: Db) => Promise<unknown>,
): Promise<Handled | undefined> {
  const actor = await marco();
  let pressed: Promise<Handled> | undefined;
  await desk.db.transaction(async tx => {
    await holds(tx);
    pressed = handle(desk, number, { type: 'claim' }, { actor, origin: 'slack', key: keyOn(number) });
    await wait(300);
    await does(tx);
  });
  return await pressed;
}

test('who leaves while their press waits for the request is refused', async () => {
  const number = await opened();
  const { id } = await marco();
  const answer = await pressedMeanwhile(
    number,
    tx => lockTicket(tx, number),
    () => noteLeft(desk.db, id, desk.clock()),
  );
  expect(answer).toMatchObject({ ok: false, refusal: { reason: 'colleague-left', name: 'Marco' } });
  await noteLeft(desk.db, id, null);
});

test('what was done by the same press while it waited is answered as it was', async () => {
  const number = await opened();
  const actor = await marco();
  const said = { ticket: number, actor, origin: 'slack', at: desk.clock() } as const;
  const answer = await pressedMeanwhile(
    number,
    tx => lockTicket(tx, number),
    tx =>
      appendEvents(
        tx,
        [{ ...said, sequence: 2, event: { type: 'note-added', text: 'Fatto' } }],
        keyOn(number),
      ),
  );
  expect(answer).toMatchObject({ ok: true, repeated: true, events: [{ event: { text: 'Fatto' } }] });
});

test('a closure that is planned while it waits for the calendar counts', async () => {
  const number = await opened();
  const closure = { id: 0, from: '2026-11-24', to: '2026-11-25', name: 'Trasloco', onCall: null };
  const answer = await pressedMeanwhile(
    number,
    tx => lockDeskLog(tx),
    async tx => {
      const id = await saveClosure(tx, closure, 'nonce');
      const data = { type: 'closure-planned', closure: { ...closure, id } } as const;
      await appendDeskEvent(tx, { data, actor: { kind: 'desk' }, origin: 'desk', at: desk.clock() });
    },
  );
  expect(answer).toMatchObject({ ok: true, repeated: false });
  expect(desk.calendar.now().closures.map(({ name }) => name)).toContain('Trasloco');
});
