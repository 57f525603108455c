import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { joinIncident } from '../../../src/desk/incidents/join.ts';
import { orderIncident } from '../../../src/desk/incidents/order-incident.ts';
import { tellNext } from '../../../src/desk/incidents/tell.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { findIncident, incidentEvents } from '../../../src/store/incidents/incidents.ts';
import { membersOf, untoldOf } from '../../../src/store/incidents/members.ts';
import { progressOf } from '../../../src/store/incidents/progress.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { anEmail } from '../a-desk.ts';
import { anIncidentDesk } from './an-incident-desk.ts';

const { desk, by, opened, does, ticketOf, letters, incidentOf, frozen, send, accepted, carried } =
  anIncidentDesk();

/** What an operator wrote can be taken back for a while, as where the desk is used. */
const patient = () => ({ ...desk, undoSeconds: 30 });

/** The mail server takes nothing: what waits has been due for long. */
const lateBy = async (minutes: number) =>
  await desk.db.execute(sql`
    update message set leaves_at = now() - make_interval(mins => ${minutes}) where state = 'queued'`);
const queued = async (tickets: number[]) =>
  (await Promise.all(tickets.map(letters))).flat().filter(({ state }) => state === 'queued').length;
const stop = async (incident: number, broadcast: number) =>
  await orderIncident(desk, incident, { type: 'stop', broadcast }, await by('anna'));

async function closable(count: number) {
  const { incident, tickets } = await incidentOf(count);
  for (const number of tickets)
    await does(number, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
  await accepted();
  const closing = await frozen(incident.id, 'all', 'closing');
  return { incident, tickets, closing };
}

describe('what waits can be stopped, and is not over', () => {
  test('closing letters that can be taken back still: twenty, and it is going on until they have left', async () => {
    const { incident, tickets, closing } = await closable(23);
    await send(incident.id, closing.id, 'closing');
    for (let round = 0; round < 4; round += 1)
      expect((await tellNext(patient(), closing.id)).again).not.toBeNull();
    expect(await queued(tickets)).toBe(20);
    expect(await findIncident(desk.db, incident.id)).toMatchObject({ sending: closing.id });
    await accepted();
    await carried(closing.id);
    expect((await incidentEvents(desk.db, incident.id)).at(-1)?.event).toMatchObject({
      type: 'broadcast-finished',
      sent: 23,
    });
    expect(await progressOf(desk.db, closing.id)).toMatchObject({ told: 23, waiting: 0 });
  });

  test('a closing that is stopped leaves the rest open, and they are closed by another', async () => {
    const { incident, tickets, closing } = await closable(23);
    await send(incident.id, closing.id, 'closing');
    await tellNext(patient(), closing.id);
    expect(await stop(incident.id, closing.id)).toMatchObject({ ok: true });
    expect(await progressOf(desk.db, closing.id)).toMatchObject({ all: 23, dealtWith: 20, told: 0 });
    expect(await membersOf(desk.db, incident.id)).toMatchObject({ open: 3, closed: 20 });
    await accepted();
    const rest = await frozen(incident.id, 'all', 'closing');
    expect(await send(incident.id, rest.id, 'closing')).toMatchObject({ ok: true, repeated: false });
    await accepted();
    await carried(rest.id);
    expect(await membersOf(desk.db, incident.id)).toMatchObject({ open: 0, closed: 23 });
    expect((await letters(tickets.at(-1) ?? 0)).length).toBeGreaterThan(0);
  });

  test('while the mail server takes nothing for hours it stops by itself at sixty, and can be stopped', async () => {
    const { incident, tickets } = await incidentOf(70);
    const message = await frozen(incident.id);
    await send(incident.id, message.id);
    for (let round = 0; round < 6; round += 1) {
      expect((await tellNext(desk, message.id)).again).not.toBeNull();
      await lateBy(5);
    }
    expect(await queued(tickets)).toBe(60);
    expect(await stop(incident.id, message.id)).toMatchObject({ ok: true });
    expect(await queued(tickets)).toBe(0);
    expect((await tellNext(desk, message.id)).again).toBeNull();
  });

  test('all are written, none has left: it is not over', async () => {
    const { incident } = await incidentOf(2);
    const message = await frozen(incident.id);
    await send(incident.id, message.id);
    await tellNext(desk, message.id);
    await lateBy(5);
    expect((await tellNext(desk, message.id)).again).not.toBeNull();
    expect(await findIncident(desk.db, incident.id)).toMatchObject({ sending: message.id });
    expect(await stop(incident.id, message.id)).toMatchObject({ ok: true });
  });
});

describe('closing', () => {
  test('goes over nobody’s new words, and over no colleague’s work, since they were looked at', async () => {
    const { incident, tickets, closing } = await closable(3);
    const [wrote = 0, taken = 0, quiet = 0] = tickets;
    desk.advance(60_000);
    const { requester } = await ticketOf(wrote);
    const [first] = await conversationOf(desk.db, wrote);
    const more = anEmail({ from: requester, inReplyTo: [first?.messageId ?? ''], text: 'Non va ancora!' });
    expect(await takeIn(desk, more)).toMatchObject({ ticket: wrote });
    await handle(desk, taken, { type: 'release' }, await by('anna'));
    await handle(desk, taken, { type: 'claim' }, await by('anna'));
    await send(incident.id, closing.id, 'closing');
    await carried(closing.id);
    expect((await ticketOf(wrote)).status).not.toBe('closed');
    expect((await ticketOf(taken)).status).not.toBe('closed');
    expect((await ticketOf(quiet)).status).toBe('closed');
    expect((await progressOf(desk.db, closing.id)).leftOut).toEqual([{ why: 'changed', count: 2 }]);
  });
});

describe('who has got it', () => {
  test('whom the preview left out has not joined since', async () => {
    const { incident } = await incidentOf(2, index => (index === 1 ? { kind: 'machine' as const } : {}));
    const message = await frozen(incident.id);
    await send(incident.id, message.id);
    await carried(message.id);
    expect(await untoldOf(desk.db, incident.id)).toEqual([]);
    expect(await progressOf(desk.db, message.id)).toMatchObject({
      ...{ all: 2, told: 1 },
      leftOut: [{ why: 'machine', count: 1 }],
    });
  });

  test('after a stop the rest, and only the rest, can be written to', async () => {
    const { incident, tickets } = await incidentOf(23);
    const message = await frozen(incident.id);
    await send(incident.id, message.id);
    await tellNext(desk, message.id);
    const [gone = 0] = tickets;
    const [letter] = await letters(gone);
    await settleLetter(desk.db, letter?.id ?? 0, 'sent', '250', desk.clock());
    await stop(incident.id, message.id);
    const rest = tickets.slice(1).map(number => ({ number, isNew: false }));
    expect(await untoldOf(desk.db, incident.id)).toEqual(rest);
    const again = await frozen(incident.id, 'untold');
    await send(incident.id, again.id);
    await carried(again.id);
    for (const number of tickets)
      expect((await letters(number)).filter(({ state }) => state === 'sent')).toHaveLength(1);
    expect(await untoldOf(desk.db, incident.id)).toEqual([]);
  });

  test('what is merged into another has told it', async () => {
    const from = { name: 'Paolo', address: 'told-and-merged@cliente.example' };
    const { incident, tickets } = await incidentOf(1, () => ({ from }));
    const message = await frozen(incident.id);
    await send(incident.id, message.id);
    await carried(message.id);
    const target = await opened({ from, subject: 'Altro', newText: 'Del tutto diverso' });
    await mergeTickets(desk, tickets[0] ?? 0, target, await by('anna'));
    expect(await ticketOf(target)).toMatchObject({ incident: incident.id });
    expect(await untoldOf(desk.db, incident.id)).toEqual([]);
  });

  test('a letter that bounced, was refused, taken back or held back has told nobody', async () => {
    const { incident, tickets } = await incidentOf(5);
    const message = await frozen(incident.id);
    await send(incident.id, message.id);
    await tellNext(desk, message.id);
    for (const [index, state] of (['sent', 'bounced', 'failed', 'recalled', 'held'] as const).entries()) {
      const [letter] = await letters(tickets[index] ?? 0);
      await settleLetter(desk.db, letter?.id ?? 0, state, 'why', desk.clock());
    }
    expect(await progressOf(desk.db, message.id)).toMatchObject({
      ...{ all: 5, told: 1, waiting: 0, stopped: 0 },
      undelivered: ['bounced', 'failed', 'held', 'recalled'].map(why => ({ why, count: 1 })),
    });
  });

  test('nobody who is not confirmed, however they wrote', async () => {
    const { incident, tickets } = await incidentOf(2);
    await desk.db.execute(sql`
      update ticket set facts = jsonb_set(facts, '{authorship}',
        coalesce(facts -> 'authorship', '{"saysToBe":[],"answersTo":null,"shared":null}') || '{"unverified":"form"}')
      where number = ${tickets[0]}`);
    const message = await frozen(incident.id);
    expect(message.recipients.it.map(({ number }) => number)).toEqual([tickets[1]]);
    expect(message.leftOut).toEqual([{ why: 'unverified', count: 1 }]);
  });

  test('each person once, whatever number of requests they have, tagged addresses too', async () => {
    const address = (tag: string) => ({ name: 'Paolo', address: `paolo${tag}@molte.example` });
    const { incident, tickets } = await incidentOf(4, index => ({
      from: address(['', '', '+x', '-other'][index] ?? ''),
      subject: `Guasto ${'abcd'[index]}`,
      newText: `Altro ${'abcd'[index]}`,
    }));
    const message = await frozen(incident.id);
    expect(message.recipients.it.map(({ number }) => number)).toEqual([tickets[0], tickets[3]]);
    expect(message.leftOut).toEqual([{ why: 'same-person', count: 2 }]);
    // Where the first of them falls out, another one of theirs is answered.
    await does(tickets[0] ?? 0, { type: 'leave-incident' });
    await send(incident.id, message.id);
    await carried(message.id);
    expect((await Promise.all(tickets.map(letters))).map(({ length }) => length)).toEqual([0, 1, 0, 1]);
    expect(await untoldOf(desk.db, incident.id)).toEqual([]);
  });
});

test('one for whom nothing can be written keeps nobody else from being told; the reason is handed on', async () => {
  const { incident, tickets } = await incidentOf(3);
  const message = await frozen(incident.id);
  await send(incident.id, message.id);
  const [, poison = 0] = tickets;
  const { write } = desk.letters;
  const letter: typeof write = (kind, ticket, given) => {
    if (ticket.number === poison) throw new TypeError('no such template');
    return write(kind, ticket, given);
  };
  const { faults } = await tellNext({ ...desk, letters: { ...desk.letters, write: letter } }, message.id);
  expect(faults).toEqual([new TypeError('no such template')]);
  await accepted();
  await carried(message.id);
  expect((await Promise.all(tickets.map(letters))).map(({ length }) => length)).toEqual([1, 0, 1]);
  expect((await progressOf(desk.db, message.id)).leftOut).toEqual([{ why: 'failed', count: 1 }]);
  expect(await untoldOf(desk.db, incident.id)).toEqual([{ number: poison, isNew: false }]);
});

test('looked at in one place and confirmed in another at once: it goes to whom it was shown for, or is refused', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { incident, tickets } = await incidentOf(1);
    const message = await frozen(incident.id);
    const [sent] = await Promise.all([send(incident.id, message.id), frozen(incident.id)]);
    if (!sent.ok) {
      expect(sent).toMatchObject({ refusal: { reason: 'unknown' } });
      continue;
    }
    await carried(message.id);
    expect(await letters(tickets[0] ?? 0)).toHaveLength(1);
  }
});

test('what was stopped and is confirmed again is said to be stopped', async () => {
  const { incident } = await incidentOf(1);
  const message = await frozen(incident.id);
  await send(incident.id, message.id);
  await stop(incident.id, message.id);
  expect(await send(incident.id, message.id)).toMatchObject({ ok: false, refusal: { reason: 'stopped' } });
  const later = await opened();
  await joinIncident(desk, later, incident.id, await by('anna'));
  const next = await frozen(incident.id, 'untold');
  expect(await send(incident.id, next.id)).toMatchObject({ ok: true });
});
