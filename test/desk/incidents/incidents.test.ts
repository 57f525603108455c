import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { recipientsNow } from '../../../src/desk/incidents/freeze.ts';
import { joinIncident, openIncidentWith } from '../../../src/desk/incidents/join.ts';
import { openIncidentAlone, orderIncident } from '../../../src/desk/incidents/order-incident.ts';
import { sendFrozen } from '../../../src/desk/incidents/send.ts';
import { tellNext } from '../../../src/desk/incidents/tell.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { findIncident, incidentEvents } from '../../../src/store/incidents/incidents.ts';
import { membersOf, untoldOf } from '../../../src/store/incidents/members.ts';
import { progressOf } from '../../../src/store/incidents/progress.ts';
import { noteComplaint } from '../../../src/store/mail/contacts.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { eventWords } from '../../../src/store/schema/events.ts';
import { incidentEvent } from '../../../src/store/schema/incidents/incidents.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { noRule } from '../../../src/ticket/incidents/fits.ts';
import { helpDesk, vulnerability } from '../../ticket/categories.ts';
import { anEmail } from '../a-desk.ts';
import { anIncidentDesk } from './an-incident-desk.ts';

const {
  desk,
  by,
  opened,
  does,
  ticketOf,
  eventTypes,
  letters,
  incidentWith,
  incidentOf,
  frozen,
  send,
  carried,
  jobs,
  texts,
} = anIncidentDesk();

describe('joining', () => {
  test('by rule: a new mail that fits, in the transaction in which it comes in, and the log says that', async () => {
    const incident = await incidentWith({ words: ['protocollo'] });
    const number = await opened({ subject: 'Il Protocollo non va', newText: 'Si ferma.', text: 'Si ferma.' });
    expect(await ticketOf(number)).toMatchObject({ incident: incident.id, partOf: { byRule: true } });
    expect((await eventsAfter(desk.db, number, 1))[0]).toMatchObject({
      event: { type: 'joined-incident', how: 'rule', title: incident.title },
      actor: { kind: 'desk' },
    });
    await does(number, { type: 'leave-incident' });
    expect(await ticketOf(number)).toMatchObject({ incident: null });
    await orderIncident(desk, incident.id, { type: 'close', broadcast: null }, await by('giulia'));
    expect(await ticketOf(await opened({ subject: 'Protocollo di nuovo' }))).toMatchObject({
      incident: null,
    });
  });

  test('what nobody confirms does not come by itself: its card asks', async () => {
    const incident = await incidentWith({ words: ['fatturazione'] });
    const verdict = { outcome: 'failed' as const, by: 'dmarc' as const, why: 'DMARC failed' };
    const authorship = { ...anEmail().authorship, verdict };
    const number = await opened({ subject: 'La fatturazione non va', authorship });
    expect(await ticketOf(number)).toMatchObject({
      incident: null,
      resembles: { incident: incident.id, title: incident.title },
    });
    await orderIncident(desk, incident.id, { type: 'close', broadcast: null }, await by('giulia'));
  });

  test('what says the name of an incident only looks like it', async () => {
    const given = { title: 'Gestionale irraggiungibile', rule: noRule };
    const incident = await openIncidentAlone(desk, given, await by('anna'));
    const number = await opened({ subject: 'Il gestionale è irraggiungibile da stamattina' });
    expect(await ticketOf(number)).toMatchObject({ incident: null, resembles: { incident: incident.id } });
    const other = await opened({ subject: 'Carta nella stampante', newText: 'Si inceppa.' });
    expect(await ticketOf(other)).toMatchObject({ resembles: null });
    await orderIncident(desk, incident.id, { type: 'close', broadcast: null }, await by('giulia'));
  });

  test('what is like a request that is part of one looks like it, too', async () => {
    const from = { name: 'Paolo', address: 'alike@cliente.example' };
    const { incident } = await incidentOf(1, () => ({
      from,
      subject: 'Modem spento',
      newText: 'Luce rossa',
    }));
    const other = await opened({ from, subject: 'Modem spento', newText: 'Luce rossa di nuovo' });
    expect((await ticketOf(other)).looksLike).not.toBeNull();
    expect(await ticketOf(other)).toMatchObject({ incident: null, resembles: { incident: incident.id } });
  });

  test('what few may see hangs on none, though its words fit; what becomes so is gone from it', async () => {
    const incident = await incidentWith({ words: ['bollettino'] });
    const number = await opened({ subject: 'Bollettino fermo' });
    expect(await membersOf(desk.db, incident.id)).toMatchObject({ open: 1 });
    await does(number, { type: 'restrict' });
    expect(await membersOf(desk.db, incident.id)).toMatchObject({ open: 0, closed: 0 });
    const restricting = {
      ...desk,
      suggest: () => ({ category: vulnerability, priority: 1 as const, reason: '' }),
    };
    const outcome = await takeIn(restricting, anEmail({ subject: 'Bollettino bucato' }));
    expect(await ticketOf(Number('ticket' in outcome && outcome.ticket))).toMatchObject({
      restricted: true,
      incident: null,
      resembles: null,
    });
    await orderIncident(desk, incident.id, { type: 'close', broadcast: null }, await by('giulia'));
  });

  test('a storm’s ticket makes one with itself, and what its sender writes then joins', async () => {
    const from = { name: 'Monitor', address: 'monitor@cliente.example' };
    const alarm = (text: string) =>
      anEmail({ from, kind: 'machine', subject: `Host ${text} down`, text, newText: text });
    const first = await takeIn(desk, alarm('1'));
    await takeIn(desk, alarm('2'));
    const number = Number('ticket' in first && first.ticket);
    expect(await ticketOf(number)).toMatchObject({ folded: 1 });
    const given = { title: 'Rete giù', rule: { ...noRule, sender: from.address } };
    const made = await openIncidentWith(desk, number, given, await by('anna', 'press:storm'));
    const again = await openIncidentWith(desk, number, given, await by('anna', 'press:storm'));
    expect([made, again]).toMatchObject([
      { ok: true, repeated: false },
      { ok: true, repeated: true },
    ]);
    const { incident } = await ticketOf(number);
    const other = await opened({ from, kind: 'machine', subject: 'Disco pieno', text: 'x', newText: 'x' });
    expect(await ticketOf(other)).toMatchObject({ incident });
    await orderIncident(desk, incident ?? 0, { type: 'close', broadcast: null }, await by('giulia'));
  });

  test('while it is closed: the one that is second finds that it is', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { incident } = await incidentOf(0);
      const number = await opened();
      const [joined, closed] = await Promise.all([
        joinIncident(desk, number, incident.id, await by('anna')),
        orderIncident(desk, incident.id, { type: 'close', broadcast: null }, await by('giulia')),
      ]);
      expect(closed.ok).toBe(true);
      const isPart = (await ticketOf(number)).incident === incident.id;
      expect(joined.ok).toBe(isPart);
      if (!joined.ok) expect(joined).toMatchObject({ refusal: { reason: 'incident-closed' } });
    }
  });

  test('what is merged into a request brings it along', async () => {
    const from = { name: 'Paolo', address: 'merged@cliente.example' };
    const { incident, tickets } = await incidentOf(1, () => ({ from, subject: 'Uno' }));
    const other = await opened({ from, subject: 'Altro', newText: 'Del tutto diverso' });
    await mergeTickets(desk, tickets[0] ?? 0, other, await by('anna'));
    expect(await ticketOf(other)).toMatchObject({ incident: incident.id });
    expect(await membersOf(desk.db, incident.id)).toMatchObject({ open: 1, closed: 0 });
  });

  test('a storm of them draws each card once: the effect that waits stands for all', async () => {
    const incident = await incidentWith({ words: ['valanga'] });
    await desk.db.execute(sql`delete from graphile_worker._private_jobs`);
    for (let n = 0; n < 30; n += 1) await opened({ subject: `Valanga ${n}`, newText: `riga ${n}` });
    expect(await membersOf(desk.db, incident.id)).toMatchObject({ open: 30, customers: 30 });
    expect((await jobs()).filter(({ task }) => task === 'incident-card')).toHaveLength(2);
    await orderIncident(desk, incident.id, { type: 'close', broadcast: null }, await by('giulia'));
  });
});

describe('one message to all', () => {
  test('goes to those who were counted, each in their language and thread, once; whoever joins later is not among them', async () => {
    const { incident, tickets } = await incidentOf(3, index =>
      index === 2 ? { language: 'en', subject: 'Registry is down for all of us today' } : {},
    );
    const message = await frozen(incident.id);
    expect([message.recipients.it.length, message.recipients.en.length]).toEqual([2, 1]);
    const later = await opened();
    await joinIncident(desk, later, incident.id, await by('anna'));
    const before = await ticketOf(tickets[0] ?? 0);
    expect(await send(incident.id, message.id)).toMatchObject({ ok: true, repeated: false });
    expect(await send(incident.id, message.id)).toMatchObject({ ok: true, repeated: true });
    await carried(message.id);
    await carried(message.id);
    for (const [index, number] of tickets.entries()) {
      const [letter, ...others] = await letters(number);
      expect(others).toEqual([]);
      const [first] = await conversationOf(desk.db, number);
      expect(letter).toMatchObject({
        text: `incident Giulia Verdi ${index === 2 ? texts.en : texts.it}`,
        inReplyTo: first?.messageId,
        automatic: null,
        subject: expect.stringContaining(`[#${number}]`),
      });
      expect((await eventTypes(number)).filter(type => type === 'told-of-incident')).toHaveLength(1);
    }
    expect(await letters(later)).toEqual([]);
    expect(await untoldOf(desk.db, incident.id)).toEqual([{ number: later, isNew: true }]);
    // No promise moves by it.
    const { status, claimedAt, waitingSince, escalation, askedAt, pauses } = await ticketOf(tickets[0] ?? 0);
    expect({ status, claimedAt, waitingSince, escalation, askedAt, pauses }).toEqual({
      status: before.status,
      claimedAt: before.claimedAt,
      waitingSince: before.waitingSince,
      escalation: before.escalation,
      askedAt: before.askedAt,
      pauses: before.pauses,
    });
    const log = (await incidentEvents(desk.db, incident.id)).map(({ event }) => event.type);
    expect(log).toEqual(['incident-opened', 'broadcast-sent', 'broadcast-finished']);
    const rest = await frozen(incident.id, 'untold');
    expect(rest.recipients.it.map(({ number }) => number)).toEqual([later]);
    await send(incident.id, rest.id);
    await carried(rest.id);
    expect(await letters(later)).toHaveLength(1);
    expect(await untoldOf(desk.db, incident.id)).toEqual([]);
  });

  test('never to machines, strangers, those who complained, who reject mail, and what is closed', async () => {
    const verdict = { outcome: 'failed' as const, by: 'dmarc' as const, why: 'DMARC failed' };
    const { incident, tickets } = await incidentOf(
      6,
      index =>
        [
          {},
          { kind: 'machine' as const },
          { authorship: { ...anEmail().authorship, verdict } },
          { from: { name: '', address: 'spam@reader.example' } },
          { from: { name: '', address: 'noreply@cliente.example' } },
          {},
        ][index],
    );
    const last = tickets[5] ?? 0;
    await does(last, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
    await does(last, { type: 'close', resolution: 'Fatto.' });
    await noteComplaint(desk.db, 'spam@reader.example', desk.clock());
    const found = (await findIncident(desk.db, incident.id)) ?? expect.fail();
    const { recipients, leftOut } = await recipientsNow(
      desk,
      found,
      { kind: 'message', among: 'all' },
      (await by('giulia')).operator,
    );
    expect(recipients.it.map(({ number }) => number)).toEqual([tickets[0]]);
    expect(leftOut.toSorted((a, b) => a.why.localeCompare(b.why))).toEqual([
      { why: 'complaint', count: 1 },
      { why: 'machine', count: 1 },
      { why: 'unanswerable', count: 1 },
      { why: 'unverified', count: 1 },
    ]);
  });

  test('whoever is no longer to be written to when it is their turn falls out, and why is counted', async () => {
    const { incident, tickets } = await incidentOf(5);
    const message = await frozen(incident.id);
    const [closed = 0, out = 0, restricted = 0, complained = 0, told = 0] = tickets;
    await does(closed, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
    await does(closed, { type: 'close', resolution: 'Fatto.' });
    await does(out, { type: 'leave-incident' });
    await does(restricted, { type: 'restrict' });
    await noteComplaint(desk.db, (await ticketOf(complained)).requester.address, desk.clock());
    await send(incident.id, message.id);
    await carried(message.id);
    const { told: sent, leftOut } = await progressOf(desk.db, message.id);
    expect(sent).toBe(1);
    expect(leftOut.toSorted((a, b) => a.why.localeCompare(b.why))).toEqual([
      { why: 'closed', count: 1 },
      { why: 'complaint', count: 1 },
      { why: 'restricted', count: 1 },
      { why: 'taken-out', count: 1 },
    ]);
    expect(await letters(told)).toHaveLength(1);
    for (const number of [out, restricted, complained]) expect(await letters(number)).toEqual([]);
  });

  test('is stopped: what has not left does not leave, what is counted is what has', async () => {
    const { incident, tickets } = await incidentOf(25);
    const message = await frozen(incident.id);
    await send(incident.id, message.id);
    await tellNext(desk, message.id);
    // The mail server has taken three of those that wait.
    const waiting = await desk.db.execute<{ id: number }>(
      sql`select m.id::int from message m join broadcast_recipient r on r.message = m.id
        where r.broadcast = ${message.id} and m.state = 'queued' order by m.id limit 3`,
    );
    for (const { id } of waiting) await settleLetter(desk.db, id, 'sent', '250', desk.clock());
    expect(waiting).toHaveLength(3);
    await orderIncident(desk, incident.id, { type: 'stop', broadcast: message.id }, await by('anna'));
    await carried(message.id);
    const all = (await Promise.all(tickets.map(letters))).flat();
    expect(all.filter(({ state }) => state === 'sent')).toHaveLength(3);
    expect(all.filter(({ state, stateWhy }) => state === 'held' && stateWhy === 'stopped')).toHaveLength(17);
    expect(await progressOf(desk.db, message.id)).toMatchObject({
      all: 25,
      told: 3,
      stopped: 17,
      waiting: 5,
    });
    expect(await findIncident(desk.db, incident.id)).toMatchObject({ sending: null, latest: message.id });
    expect(
      await orderIncident(desk, incident.id, { type: 'stop', broadcast: message.id }, await by('anna')),
    ).toMatchObject({ refusal: { reason: 'not-sending' } });
  });

  test('stopped, restricted and joined in the middle, by several processes: each letter once, and none to the restricted', async () => {
    const { incident, tickets } = await incidentOf(12);
    const message = await frozen(incident.id);
    const late = await opened();
    const [, sentTwice] = await Promise.all([send(incident.id, message.id), send(incident.id, message.id)]);
    expect(sentTwice).toMatchObject({ ok: true });
    const restricted = tickets[9] ?? 0;
    await Promise.all([
      tellNext(desk, message.id),
      tellNext(desk, message.id),
      joinIncident(desk, late, incident.id, await by('anna')),
      does(restricted, { type: 'restrict' }),
    ]);
    await carried(message.id);
    for (const number of tickets) {
      const told = (await eventTypes(number)).filter(type => type === 'told-of-incident').length;
      expect((await letters(number)).length).toBe(told);
      expect(told).toBeLessThanOrEqual(1);
      if (number !== restricted) expect(told).toBe(1);
    }
    // Where the letter came first it was still to be seen by all; never after.
    const order = await eventTypes(restricted);
    const toldAt = order.indexOf('told-of-incident');
    expect(toldAt === -1 || toldAt < order.indexOf('restricted')).toBe(true);
    expect(await letters(late)).toEqual([]);
  });

  test('a process that dies in the middle of one: nothing of it is there, and the next one does it', async () => {
    const { incident, tickets } = await incidentOf(2);
    const message = await frozen(incident.id);
    await send(incident.id, message.id);
    const dying = {
      ...desk,
      letters: {
        ...desk.letters,
        write: () => {
          throw Object.assign(new Error('killed'), { code: 'ECONNRESET' });
        },
      },
    };
    await expect(tellNext(dying, message.id)).rejects.toThrow('killed');
    for (const number of tickets) expect(await letters(number)).toEqual([]);
    await carried(message.id);
    for (const number of tickets) expect(await letters(number)).toHaveLength(1);
  });

  test('is somebody’s own preview: nobody else’s press, and nothing made up, sends it', async () => {
    const { incident } = await incidentOf(1);
    const message = await frozen(incident.id);
    const made = await sendFrozen(desk, incident.id, message.id, 'message', await by('anna'));
    expect(made).toMatchObject({ ok: false, refusal: { reason: 'unknown' } });
    expect(await send(incident.id, message.id + 1000)).toMatchObject({ refusal: { reason: 'unknown' } });
    expect(await send(incident.id, message.id, 'closing')).toMatchObject({ refusal: { reason: 'unknown' } });
    const { incident: other } = await incidentOf(1);
    expect(await send(other.id, message.id)).toMatchObject({ refusal: { reason: 'unknown' } });
  });
});

describe('closing an incident', () => {
  test('closes those of its requests that can be, each in its language, and says what stays open', async () => {
    const { incident, tickets } = await incidentOf(4, index =>
      index === 1 ? { language: 'en', subject: 'Registry is down for all of us today' } : {},
    );
    const [it = 0, en = 0, unclassified = 0, unclaimed = 0] = tickets;
    for (const number of [it, en])
      await does(number, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
    await does(unclassified, { type: 'claim' });
    const closing = await frozen(incident.id, 'all', 'closing');
    expect(closing.leftOut.toSorted((a, b) => a.why.localeCompare(b.why))).toEqual([
      { why: 'unclaimed', count: 1 },
      { why: 'unclassified', count: 1 },
    ]);
    expect(await send(incident.id, closing.id, 'closing')).toMatchObject({ ok: true });
    await carried(closing.id);
    expect(await ticketOf(it)).toMatchObject({
      status: 'closed',
      resolution: texts.it,
      incident: incident.id,
    });
    expect(await ticketOf(en)).toMatchObject({ status: 'closed', resolution: texts.en });
    expect((await letters(en)).at(-1)?.text).toBe(`close Giulia Verdi ${texts.en}`);
    for (const number of [unclassified, unclaimed])
      expect((await ticketOf(number)).status).not.toBe('closed');
    expect(await findIncident(desk.db, incident.id)).toMatchObject({
      closedBy: { name: 'Giulia Verdi' },
      sending: null,
    });
    expect(await membersOf(desk.db, incident.id)).toMatchObject({ open: 2, closed: 2 });
  });
});

describe('its log', () => {
  test('holds no words, which lie apart and can be erased; and nobody changes it', async () => {
    const incident = await incidentWith({ words: ['segreto'] });
    const [row] = await desk.db.select().from(incidentEvent).where(eq(incidentEvent.incident, incident.id));
    expect(JSON.stringify(row?.data)).not.toMatch(/Zzyzx|segreto/);
    expect(row?.wordsDigest).toBeTruthy();
    const [words] = await desk.db
      .select()
      .from(eventWords)
      .where(eq(eventWords.id, row?.wordsId ?? 0));
    expect(words?.words).toContain('segreto');
    await expect(desk.db.execute(sql`delete from incident_event`)).rejects.toThrow();
  });
});
