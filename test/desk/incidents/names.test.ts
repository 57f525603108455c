import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { incidentCard } from '../../../src/chat/incidents/incident-card.ts';
import { incidentFacts } from '../../../src/chat/incidents/incident-facts.ts';
import { joinIncident, openIncidentWith } from '../../../src/desk/incidents/join.ts';
import { callItAnew, withholdFrom } from '../../../src/desk/incidents/name.ts';
import { openIncidentAlone, orderIncident } from '../../../src/desk/incidents/order-incident.ts';
import { toldInThread } from '../../../src/desk/thread-lines.ts';
import { findIncident, incidentsByKeys } from '../../../src/store/incidents/incidents.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { keysFitting, noRule } from '../../../src/ticket/incidents/fits.ts';
import { speechIn } from '../../chat/a-moment.ts';
import { anIncidentDesk } from './an-incident-desk.ts';

const { desk, by, opened, does, ticketOf, incidentOf } = anIncidentDesk();

const tasks = async (task: string) =>
  (
    await desk.db.execute<{ payload: { incident?: number; ticket?: number } }>(sql`
      select payload from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = task_id where identifier = ${task}`)
  ).map(({ payload }) => payload);
const shown = async (id: number) =>
  incidentCard(
    await incidentFacts(desk.db, (await findIncident(desk.db, id)) ?? expect.fail()),
    speechIn('it'),
    desk.companies.now(),
  );

describe('a rename', () => {
  test('is on the card, and its requests say it, open or not, each once', async () => {
    const { incident, tickets } = await incidentOf(2);
    const [first = 0] = tickets;
    const done = await orderIncident(
      desk,
      incident.id,
      { type: 'rename', title: 'Posta ferma' },
      await by('anna'),
    );
    expect(done).toMatchObject({ ok: true, incident: { title: 'Posta ferma' } });
    expect(await tasks('incident-name')).toContainEqual({ incident: incident.id });
    await callItAnew(desk, incident.id);
    await callItAnew(desk, incident.id);
    for (const number of tickets) {
      expect((await ticketOf(number)).partOf).toMatchObject({ title: 'Posta ferma', by: 'Anna Rossi' });
      const log = await eventsAfter(desk.db, number, 0);
      expect(log.filter(({ event }) => event.type === 'incident-name-changed')).toHaveLength(1);
    }
    expect((await shown(incident.id)).title).toBe('Disservizio: Posta ferma');
    // Said once: the card says that it is part of it, by whom, and what it is called.
    const place = { platform: 'slack' as const, channel: 'C1' };
    const said = toldInThread(await eventsAfter(desk.db, first, 1), place, { quietThreads: [] });
    expect(said.map(({ event }) => event.type)).toEqual([]);
  });

  test('reaches what only looks like it', async () => {
    const incident = await openIncidentAlone(
      desk,
      { title: 'Calendario condiviso vuoto', rule: noRule },
      await by('anna'),
    );
    const number = await opened({ subject: 'Calendario condiviso vuoto' });
    expect((await ticketOf(number)).resembles).toMatchObject({ incident: incident.id });
    await orderIncident(desk, incident.id, { type: 'rename', title: 'Agenda' }, await by('anna'));
    await callItAnew(desk, incident.id);
    expect((await ticketOf(number)).resembles).toEqual({ incident: incident.id, title: 'Agenda' });
  });
});

describe('where few may see, later, the request that an incident was made of', () => {
  test('nothing that came from it is shown any more, not on the cards of others either; and it can be named anew', async () => {
    const address = 'segreto@vittima.example';
    const origin = await opened({ from: { name: 'V', address } });
    const rule = { ...noRule, sender: address, words: ['CVE-2026'] };
    const made = await openIncidentWith(desk, origin, { title: 'Falla di Vittima', rule }, await by('anna'));
    const id = made.ok ? (made.ticket.incident ?? 0) : 0;
    const other = await opened();
    await joinIncident(desk, other, id, await by('anna'));
    expect(JSON.stringify(await shown(id))).toContain(address);

    await does(origin, { type: 'restrict' });
    expect(await tasks('incident-withheld')).toContainEqual({ ticket: origin });
    await withholdFrom(desk, origin);
    await withholdFrom(desk, origin);
    await callItAnew(desk, id);
    const card = await shown(id);
    expect(JSON.stringify(card)).not.toMatch(/Vittima|vittima|CVE/);
    expect(card.title).toBe(`Disservizio n. ${id}`);
    expect(card.nameless).toContain('«Modifica»');
    expect(card.buttons.map(({ verb }) => verb)).toContain('what-joins');
    expect((await ticketOf(other)).partOf).toMatchObject({ title: '' });
    // What comes from there joins no more.
    expect((await ticketOf(await opened({ from: { name: 'V', address } }))).incident).toBeNull();

    await orderIncident(desk, id, { type: 'rename', title: 'Verifica in corso' }, await by('anna'));
    await callItAnew(desk, id);
    expect((await ticketOf(other)).partOf).toMatchObject({ title: 'Verifica in corso' });
    await withholdFrom(desk, origin);
    expect((await shown(id)).title).toBe('Disservizio: Verifica in corso');
  });

  test('an incident that only has it as one of many stays as it is', async () => {
    const { incident, tickets } = await incidentOf(1);
    await does(tickets[0] ?? 0, { type: 'restrict' });
    await withholdFrom(desk, tickets[0] ?? 0);
    expect((await findIncident(desk.db, incident.id))?.title).toBe(incident.title);
  });
});

test('a new request costs the same where a thousand incidents are open', async () => {
  await desk.db.execute(sql`
    insert into incident (nonce, version, title, rule, opened_by, opened_at, keys)
    select 'n' || n, 1, 'Qwzx' || n, jsonb_build_object('words', jsonb_build_array('parola' || n), 'sender', '', 'mailbox', '', 'company', ''),
      '{"id":0,"name":""}', now(), array['w:parola' || n, 'n:qwzx'] from generate_series(1, 1000) n`);
  const subject = 'Vorrei la parola777, grazie';
  const number = await opened({ subject, newText: subject, text: subject });
  expect((await ticketOf(number)).partOf).toMatchObject({ title: 'Qwzx777', byRule: true });
  // Of the thousand one is looked at.
  const looked = { text: subject, sender: 'x@x.example', mailbox: 'support@interzen.it', company: null };
  expect((await incidentsByKeys(desk.db, keysFitting(looked))).map(({ title }) => title)).toEqual([
    'Qwzx777',
  ]);
  await desk.db.execute(sql`update incident set closed_at = now() where title like 'Qwzx%'`);
});
