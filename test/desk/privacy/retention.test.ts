import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { runRoutines, scheduleRoutines } from '../../../src/desk/clock/routines.ts';
import { handle } from '../../../src/desk/handle.ts';
import { withholdFrom } from '../../../src/desk/incidents/name.ts';
import { openIncident, orderIncident } from '../../../src/desk/incidents/order-incident.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { carryOut } from '../../../src/desk/privacy/carry-out.ts';
import { confirmAtOnce } from '../../../src/desk/privacy/confirm.ts';
import { retainCourier } from '../../../src/desk/privacy/retention/courier.ts';
import { dueNow, nextNight } from '../../../src/desk/privacy/retention/night.ts';
import { recordReading } from '../../../src/desk/record-reading.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { noteFound } from '../../../src/store/portal/found-readings.ts';
import { readingsOf } from '../../../src/store/portal/readings.ts';
import { knownStill } from '../../../src/store/privacy/erasures.ts';
import { lastNights } from '../../../src/store/privacy/retention/nights.ts';
import { ticketsNumbered } from '../../../src/store/tickets/tickets.ts';
import type { TicketCommand } from '../../../src/ticket/commands.ts';
import { retentionClasses } from '../../../src/ticket/erasing/retention.ts';
import type { Span } from '../../../src/ticket/erasing/span.ts';
import { noRule } from '../../../src/ticket/incidents/fits.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { aDeskWithRecords } from '../../store/records/a-desk-with-records.ts';
import { asIfErased } from '../../store/records/as-if-erased.ts';
import { billable, helpDesk } from '../../ticket/categories.ts';
import { anEmail } from '../a-desk.ts';
import { emptyOutbox, jobs } from '../clock/under-the-clock.ts';
import { ticketAt } from '../given-out.ts';
import { everyRow, found } from './searched.ts';

const { desk, by, seal, verified, foundAfter, attached } = aDeskWithRecords();
const month = (amount: number): Span => ({ amount, unit: 'month' });
const kept = {
  closed: month(24),
  attachments: month(12),
  rawMail: month(6),
  machineMail: month(1),
  ledger: month(9),
};

const old = { name: 'Olga Zanfrognini', address: 'olga@zetacliente.example' };
const file = { name: 'topaziofile.txt', content: 'granatocontenuto' };

async function opened(about: Parameters<typeof anEmail>[0]): Promise<number> {
  const email = anEmail(about);
  const source = Buffer.from(`Subject: ${email.subject}\r\n\r\nin the source: ${email.text}`);
  const outcome = await takeIn(desk, { ...email, arrived: { ...email.arrived, source } });
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error(JSON.stringify(outcome));
  return outcome.ticket;
}

async function does(number: number, ...commands: TicketCommand[]): Promise<void> {
  const done = await handle(desk, number, commands, await by('giulia'));
  if (!done.ok) throw new Error(JSON.stringify(done));
}

const closing: TicketCommand[] = [
  { type: 'claim' },
  { type: 'classify', category: helpDesk, priority: null },
  { type: 'close', resolution: 'Fatto: giadarisoluzione.' },
];

/** Offered, accepted by its link, done. */
async function quoted(number: number, sentTo: string): Promise<void> {
  const now = desk.clock().toISOString();
  const lastDay = new Date(desk.clock().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  await does(
    number,
    { type: 'claim' },
    { type: 'classify', category: billable, priority: null },
    {
      ...{ type: 'offer-quote', now, price: { of: 'time', minutes: 90 }, vat: '' },
      ...{ text: 'diamantepreventivo', lastDay, validUntil: `${lastDay}T22:59:59.999Z` },
    },
  );
  await does(number, {
    ...{ type: 'answer-quote', version: 1, yes: true, way: 'link', network: '203.0.113.7' },
    ...{ sentTo, rejected: null, now },
  });
  await does(number, { type: 'close', resolution: 'Fatto.' });
}

/** Months go by, and one night. @returns what went in it; null where nothing was due */
async function nightAfter(months: number) {
  desk.advance(
    new Date(desk.clock()).setUTCMonth(desk.clock().getUTCMonth() + months) - desk.clock().getTime(),
  );
  const [before] = await lastNights(desk.db, 1);
  await emptyOutbox(desk.db);
  // Whoever was not there at night waits for the next one.
  await desk.db.execute(sql`delete from routine`);
  await scheduleRoutines(desk, desk.db);
  desk.advance(nextNight(desk.calendar.now(), desk.clock()).getTime() - desk.clock().getTime());
  await runRoutines(desk);
  await carried();
  const [night] = await lastNights(desk.db, 1);
  return night?.id === before?.id ? null : night;
}

/** Each step, one after the other, as the outbox carries them. */
async function carried(): Promise<void> {
  while (await carriedOne());
}

async function carriedOne(): Promise<boolean> {
  const [job] = await jobs(desk.db, 'retain');
  if (!job) return false;
  await desk.db.execute(sql`delete from graphile_worker._private_jobs where id in (
    select id from graphile_worker.jobs where task_identifier = 'retain' order by id limit 1)`);
  await retainCourier(desk)(job.payload);
  return true;
}

async function left(...words: string[]): Promise<string[]> {
  return found(await everyRow(desk.db), words);
}

describe('what was kept for long enough', () => {
  let at = 0;
  let accepted = 0;
  let open = 0;

  beforeAll(async () => {
    at = await opened({
      from: old,
      subject: 'zirconiosoggetto',
      text: 'ametistacorpo',
      newText: 'ametistacorpo',
      attachments: [attached(file.name, file.content)],
    });
    await recordReading(
      desk,
      at,
      actorOf((await by('anna')).operator),
      { what: 'conversation' },
      { origin: 'slack', key: null },
    );
    const now = desk.clock().toISOString();
    const [claim, ...others] = closing;
    if (claim) await does(at, claim, { type: 'enter-system', purpose: 'opalescopo', from: now, now });
    const [entry] = (await ticketAt(desk, at)).entries;
    await does(at, { type: 'leave-system', entry: entry?.id ?? 0, until: now, now }, ...others);
    await noteFound(desk.db, (await by('giulia')).operator, [at], { origin: 'slack', at: desk.clock() });
    open = await opened({
      text: 'apertacorpo',
      newText: 'apertacorpo',
      attachments: [attached('aperto.txt', 'apertofile')],
    });
    accepted = await opened({ from: old, text: 'quarzolavoro', newText: 'quarzolavoro' });
    await quoted(accepted, old.address);
    const machine = anEmail({
      kind: 'auto-reply',
      why: 'Auto-Submitted',
      text: 'onicemacchina',
      newText: 'onicemacchina',
    });
    await takeIn(desk, machine);
    await seal();
  });

  test('without a word in desk.yaml nothing goes, and nothing is written', async () => {
    expect(await nightAfter(1)).toBeNull();
    expect(Object.values((await dueNow(desk)).due)).toEqual(retentionClasses.map(() => null));
    expect(await jobs(desk.db, 'take-mails-away')).toEqual([]);
  });

  test('a mailbox that was away until that was given up is asked again each night', async () => {
    await desk.db.execute(sql`
      insert into erased_mail (mailbox, message_id, state, at) values ('away@interzen.example', '<1@x>', 'waiting', now())`);
    await nightAfter(0);
    expect(await jobs(desk.db, 'take-mails-away')).toHaveLength(1);
    await desk.db.execute(sql`delete from erased_mail`);
  });

  test('goes class by class, each in its time; what is open stays, and so does what the law keeps', async () => {
    desk.privacy.retention = kept;
    const after: [number, object][] = [
      [1, { mails: 1, requests: 0 }],
      [5, { mails: 2 }],
      [3, { readings: 4 }],
      [3, { files: 1, requests: 0 }],
    ];
    for (const [months, gone] of after) {
      const night = await nightAfter(months);
      expect([months, night?.isWhole, night?.gone]).toEqual([months, true, expect.objectContaining(gone)]);
    }
    const [first] = await conversationOf(desk.db, at);
    expect(first?.text).toBe('ametistacorpo');
    expect(first?.attachments).toEqual([expect.objectContaining({ name: file.name, held: 'expired' })]);
    expect(await left(file.content, 'onicemacchina', 'in the source: ametistacorpo')).toEqual([]);
    expect((await left('apertofile')).length).toBeGreaterThan(0);
    expect((await left('in the source: apertacorpo')).length).toBeGreaterThan(0);
    const readings = await readingsOf(desk.db, { ticket: at }, { behind: null, limit: 9 });
    const nobody = { by: 'operator', operator: null, name: '', purpose: '' };
    expect(new Set(readings.map(({ what }) => what))).toEqual(
      new Set(['conversation', 'entered', 'left', 'found']),
    );
    expect(readings).toEqual(readings.map(each => ({ ...each, ...nobody })));
    const { operator } = await by('giulia');
    const ofHers = { behind: null, limit: 9, operator: operator.id };
    expect(await readingsOf(desk.db, { ticket: at }, ofHers)).toEqual([]);
    expect((await ticketAt(desk, at)).entries).toMatchObject([
      { by: { id: operator.id, name: '' }, purpose: '' },
    ]);
    expect(await left('opalescopo')).toEqual([]);
    expect((await verified()).findings).toEqual([]);
    await seal();
    expect((await verified()).findings).toEqual([]);
  });

  test('words of closed requests go, and figures stay; the accepted quote stays, and its cards are drawn anew', async () => {
    const { due } = await dueNow(desk);
    expect(due.closed).toEqual({ count: 0, oldest: null });
    const night = await nightAfter(11);
    expect(night).toMatchObject({ isWhole: true, gone: { requests: 2 } });
    const [row] = await desk.db.execute(
      sql`select status, category, facts -> 'erased' as erased from ticket where number = ${at}`,
    );
    expect(row).toMatchObject({
      status: 'closed',
      category: helpDesk,
      erased: { why: 'retention', kept: [] },
    });
    expect(
      await left('zirconiosoggetto', 'ametistacorpo', 'giadarisoluzione', file.name, 'quarzolavoro'),
    ).toEqual([]);
    expect((await left('diamantepreventivo')).length).toBeGreaterThan(0);
    expect((await left('apertacorpo')).length).toBeGreaterThan(0);
    expect((await jobs(desk.db, 'hush')).some(({ payload }) => payload.ticket === at)).toBe(true);
    const log = await deskEventsAfter(desk.db, 0);
    expect(log.filter(({ event }) => event.type === 'retention-done')).toHaveLength(5);
    expect((await verified()).findings).toEqual([]);
    expect(await nightAfter(0)).toBeNull();
    await seal();
    expect((await verified()).findings).toEqual([]);
    for (const [statement, place] of asIfErased(open, at))
      expect([statement, await foundAfter(statement)]).toEqual([
        statement,
        expect.arrayContaining([expect.stringMatching(place)]),
      ]);
  });

  test('what the law had kept goes when its term is over', async () => {
    const night = await nightAfter(10 * 12);
    expect(night).toMatchObject({ isWhole: true, gone: { requests: 1 } });
    // Who they are is no request's words: it goes with `privacy erase`.
    const isContact = (line: string) => /^(contact|automatic_letter): /.test(line);
    const named = await left('diamantepreventivo', old.address, old.name);
    expect(named.filter(line => !isContact(line))).toEqual([]);
    expect((await verified()).findings).toEqual([]);
    expect((await left('apertofile')).length).toBeGreaterThan(0);
  });
});

describe('somebody was erased, and the law had others’ quotes kept in which they are named', () => {
  test('they are known until its term is over, and then taken from it', async () => {
    desk.privacy.retention = { ...kept, closed: null, attachments: null, rawMail: null };
    const guest = { name: 'Ugo Terzi', address: 'ugo.terzi@northwind.example' };
    const number = await opened({
      cc: [guest],
      text: `Con ${guest.address}`,
      newText: `Con ${guest.address}`,
    });
    await quoted(number, 'emma@northwind.example');
    await handleNote(number, `Preventivo per ${guest.address}`);
    const confirmed = await confirmAtOnce(desk, guest.address, { closes: true, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    await carryOut(desk, confirmed.id);
    const known = async () => (await knownStill(desk.db)).map(({ id }) => id);
    expect(await known()).toEqual([confirmed.id]);
    await nightAfter(12);
    expect(await known()).toEqual([confirmed.id]);
    await nightAfter(10 * 12);
    expect(await known()).toEqual([]);
    expect(await left(guest.address)).toEqual([]);
  });

  const handleNote = async (number: number, text: string) => await does(number, { type: 'add-note', text });
});

test('what goes on elsewhere has the time of that; what an open incident is called after stays', async () => {
  desk.privacy.retention = kept;
  const manager = await by('giulia');
  const from = { name: 'Gino Galli', address: 'gino@goeson.example' };
  const into = await opened({ from, text: 'va avanti', newText: 'va avanti' });
  const stub = await opened({ from, subject: 'tormalinaavanzo', text: 'anche', newText: 'anche' });
  await mergeTickets(desk, stub, into, manager);
  const named = await opened({ subject: 'berillonome', text: 'guasto', newText: 'guasto' });
  await does(named, ...closing);
  const about = { title: 'berillonome', rule: noRule, ticket: named };
  const incident = await desk.db.transaction(tx => openIncident(desk, tx, about, manager));
  const erased = async () =>
    [...(await ticketsNumbered(desk.db, [stub, named, into])).values()].map(each => each.erased !== null);
  await nightAfter(25);
  expect(await erased()).toEqual([false, false, false]);
  expect((await left('tormalinaavanzo')).length).toBeGreaterThan(0);
  await does(into, ...closing);
  expect(await orderIncident(desk, incident.id, { type: 'close', broadcast: null }, manager)).toMatchObject({
    ok: true,
  });
  await nightAfter(25);
  expect(await erased()).toEqual([true, true, true]);
  await withholdFrom(desk, named);
  expect(await left('tormalinaavanzo', 'berillonome')).toEqual([]);
});

test('what others wrote in a request that was erased goes in its time', async () => {
  desk.privacy.retention = kept;
  const asked = { name: 'Nora Pini', address: 'nora.pini@zetacliente.example' };
  const messageId = '<nora.1@zetacliente.example>';
  const colleague = { name: 'Dino', address: 'dino.pini@zetacliente.example' };
  const number = await opened({
    from: asked,
    cc: [colleague],
    messageId,
    text: 'norasua',
    newText: 'norasua',
  });
  await opened({ from: colleague, inReplyTo: [messageId], text: 'dinosua', newText: 'dinosua' });
  await does(number, ...closing);
  const confirmed = await confirmAtOnce(desk, asked.address, { closes: false, origin: 'cli' });
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
  await carryOut(desk, confirmed.id);
  await seal();
  expect(await left('norasua')).toEqual([]);
  expect((await left('dinosua')).length).toBeGreaterThan(0);
  await nightAfter(25);
  expect(await left('dinosua')).toEqual([]);
  expect((await ticketAt(desk, number))?.erased).not.toHaveProperty('othersStay');
  // It is done: no later night goes for it.
  expect(await nightAfter(1)).toBeNull();
  await seal();
  expect((await verified()).findings).toEqual([]);
});

test('a night that is over stops, and the next one goes on', async () => {
  desk.privacy.retention = kept;
  const number = await opened({ text: 'tardi', newText: 'tardi' });
  await does(number, ...closing);
  await nightAfter(0);
  desk.advance(new Date(desk.clock()).setUTCMonth(desk.clock().getUTCMonth() + 30) - desk.clock().getTime());
  await emptyOutbox(desk.db);
  const at = desk.clock();
  await retainCourier(desk)({ at: at.toISOString() });
  desk.advance(5 * 3_600_000);
  await carried();
  expect((await lastNights(desk.db, 1))[0]).toMatchObject({ isWhole: false, gone: { requests: 0 } });
  expect((await left('tardi')).length).toBeGreaterThan(0);
  await nightAfter(0);
  expect((await lastNights(desk.db, 1))[0]).toMatchObject({ isWhole: true });
  expect(await left('tardi')).toEqual([]);
});

test('one that fails keeps no other from going; admins are told; and a night goes on where the last one was cut', async () => {
  desk.privacy.retention = kept;
  const [spoilt, sound] = [
    await opened({ text: 'guastacorpo', newText: 'guastacorpo' }),
    await opened({ text: 'sanacorpo', newText: 'sanacorpo' }),
  ];
  await does(spoilt, ...closing);
  await does(sound, ...closing);
  await desk.db.execute(
    sql`update ticket set facts = jsonb_set(facts, '{quotes}', '5') where number = ${spoilt}`,
  );
  expect(await nightAfter(30)).toMatchObject({ isWhole: true });
  expect(await left('sanacorpo')).toEqual([]);
  expect((await left('guastacorpo')).length).toBeGreaterThan(0);
  const told = (await jobs(desk.db, 'notice')).map(({ payload }) => payload);
  expect(told.filter(({ subject }) => subject === 'failed-effect')).toEqual([
    expect.objectContaining({ subject: 'failed-effect', key: `retain:${spoilt}` }),
  ]);
  const begins = async () => await retainCourier(desk)({ at: desk.clock().toISOString() });
  await begins();
  await carriedOne();
  desk.advance(5 * 3_600_000);
  await carried();
  expect((await lastNights(desk.db, 1))[0]).toMatchObject({ isWhole: false, step: 'closed' });
  await begins();
  expect((await lastNights(desk.db, 1))[0]).toMatchObject({ endedAt: null, step: 'closed' });
  await carried();
  expect((await lastNights(desk.db, 1))[0]).toMatchObject({ isWhole: true });
});
