import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { indexPage } from '../../../src/cli/privacy/pages.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { handle } from '../../../src/desk/handle.ts';
import { withholdFrom } from '../../../src/desk/incidents/name.ts';
import { openIncident, orderIncident } from '../../../src/desk/incidents/order-incident.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { askForAccess } from '../../../src/desk/portal/access/wish.ts';
import { askForErasure } from '../../../src/desk/portal/ask-erasure.ts';
import { rate } from '../../../src/desk/portal/doing/say.ts';
import { eraseAgain } from '../../../src/desk/privacy/again.ts';
import { carryOut } from '../../../src/desk/privacy/carry-out.ts';
import { confirmAtOnce, newErasure } from '../../../src/desk/privacy/confirm.ts';
import { heldOf } from '../../../src/desk/privacy/held-of.ts';
import { planErasure } from '../../../src/desk/privacy/plan.ts';
import { takeFromKept } from '../../../src/desk/privacy/retention/kept-by-law.ts';
import { recordReading } from '../../../src/desk/record-reading.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { splitMessage } from '../../../src/desk/relations/split.ts';
import { takeMailsAwayCourier } from '../../../src/mail/erasing/take-mails-away.ts';
import { appendDeskEvent } from '../../../src/store/clock/desk-log.ts';
import { rememberAddress } from '../../../src/store/companies/companies.ts';
import type { Db } from '../../../src/store/database.ts';
import { noteUndeliverable } from '../../../src/store/mail/contacts.ts';
import { saveDraft } from '../../../src/store/mail/drafts.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { moveConversation } from '../../../src/store/mail/moves.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { doneErasures, knownStill } from '../../../src/store/privacy/erasures.ts';
import { packedSource } from '../../../src/store/raw-mail/packed-source.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import type { TicketCommand } from '../../../src/ticket/commands.ts';
import { noRule } from '../../../src/ticket/incidents/fits.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { billable, helpDesk } from '../../ticket/categories.ts';
import { aDesk, anEmail, verified } from '../a-desk.ts';
import { jobs } from '../clock/under-the-clock.ts';
import { ticketAt } from '../given-out.ts';
import { everyRow, found } from './searched.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

const she = { name: 'Ludovica Zanfrognini', address: 'ludovica.zanfrognini@zetacliente.example' };
const tagged = { ...she, address: 'ludovica.zanfrognini+ordini@zetacliente.example' };
const colleague = { name: 'Dino Bassi', address: 'dino@zetacliente.example' };
const another = { name: 'Emma Vitali', address: 'emma@northwind.example' };

/** Nobody else says these. */
const hers = {
  subject: 'zirconiosoggetto',
  body: 'ametistacorpo',
  phone: '085 7654321',
  file: 'topaziofile',
  content: 'granatocontenuto',
  note: 'opalenota',
  letter: 'agatalettera',
  resolution: 'giadarisoluzione',
  rating: 'perlavoto',
  merged: 'coralloperso',
  inAnothers: 'ambrainaltri',
  storm: 'quarzotempesta',
  machine: 'onicemacchina',
};
const words = [she.name, she.address, 'ludovica.zanfrognini', ...Object.values(hers)];
const kept = 'diamantepreventivo';
const theirs = { colleague: 'smeraldocollega', another: 'rubinoaltrui' };

async function anna() {
  return await enrolOperator(desk.db, {
    email: 'anna@interzen.example',
    name: 'Anna Rossi',
    role: 'manager',
  });
}

async function does(number: number, ...commands: TicketCommand[]): Promise<void> {
  for (const command of commands) {
    const handled = await handle(desk, number, command, {
      actor: actorOf(await anna()),
      origin: 'slack',
      key: null,
    });
    if (!handled.ok) throw new Error(JSON.stringify(handled));
  }
}

async function opened(about: Parameters<typeof anEmail>[0]): Promise<number> {
  const outcome = await takeIn(desk, written(about));
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error(JSON.stringify(outcome));
  return outcome.ticket;
}

/** Its source says what it says: as bytes, and as mail programs pack them. */
function written(about: Parameters<typeof anEmail>[0] = {}) {
  const email = anEmail(about);
  const { from, text, subject } = email;
  const source = Buffer.from(
    `From: ${from.name} <${from.address}>\r\nSubject: ${subject}\r\nMessage-ID: ${email.messageId}\r\n\r\n${Buffer.from(text).toString('base64')}`,
  );
  return { ...email, arrived: { ...email.arrived, source, envelopeFrom: from.address } };
}

const closing: TicketCommand[] = [
  { type: 'claim' },
  { type: 'classify', category: helpDesk, priority: null },
  { type: 'close', resolution: `Fatto: ${hers.resolution}.` },
];

async function offered(number: number, text: string): Promise<void> {
  await does(
    number,
    { type: 'claim' },
    { type: 'classify', category: billable, priority: null },
    {
      type: 'offer-quote',
      now: desk.clock().toISOString(),
      price: { of: 'time', minutes: 90 },
      vat: '',
      text,
      lastDay: '2026-12-15',
      validUntil: '2026-12-15T22:59:59.999Z',
    },
  );
}

/** Offered, accepted by its link, done. */
async function acceptedQuote(
  number: number,
  { text, sentTo }: { text: string; sentTo: string },
): Promise<void> {
  await offered(number, text);
  await does(number, {
    type: 'answer-quote',
    version: 1,
    yes: true,
    way: 'link',
    network: '203.0.113.7',
    sentTo,
    rejected: null,
    now: desk.clock().toISOString(),
  });
  await does(number, { type: 'close', resolution: 'Fatto.' });
}

/** Everything that somebody can leave behind at a desk. */
async function story() {
  const by = { actor: actorOf(await anna()), origin: 'slack' as const, key: null };
  const file = {
    name: `${hers.file}.pdf`,
    type: 'application/pdf',
    content: Buffer.from(`%PDF ${hers.content}`),
    dangerous: false,
  };
  const first = await opened({
    from: she,
    subject: `Guasto ${hers.subject}`,
    text: `Non stampa: ${hers.body}. Tel. ${hers.phone}`,
    newText: `Non stampa: ${hers.body}. Tel. ${hers.phone}`,
    cc: [colleague],
    attachments: [file as never],
    messageId: '<ludovica.zanfrognini.1@zetacliente.example>',
  });
  await opened({
    from: colleague,
    inReplyTo: ['<ludovica.zanfrognini.1@zetacliente.example>'],
    text: `Come dice Ludovica Zanfrognini, ${theirs.colleague}.`,
    newText: `Come dice Ludovica Zanfrognini, ${theirs.colleague}.`,
  });
  await does(first, { type: 'add-note', text: `Ha chiamato: ${hers.note}` });
  await recordReading(
    desk,
    first,
    actorOf(await anna()),
    { what: 'conversation' },
    { origin: 'slack', key: null },
  );
  await recordReading(
    desk,
    first,
    actorOf(await anna()),
    { what: 'file', id: 1, name: `${hers.file}.pdf` },
    { origin: 'slack', key: null },
  );
  await does(first, { type: 'claim' }, { type: 'reply', text: `Gentile Ludovica, ${hers.letter}.` });
  const second = await opened({
    from: tagged,
    subject: hers.merged,
    text: `Anche ${hers.merged}`,
    newText: `Anche ${hers.merged}`,
  });
  await mergeTickets(desk, second, first, by);
  await does(
    first,
    { type: 'classify', category: helpDesk, priority: null },
    { type: 'close', resolution: `Fatto: ${hers.resolution}.`, reusable: true },
  );
  await rate(desk, { who: { ...she, company: null, only: null }, key: 'r' }, first, {
    verdict: 'down',
    text: hers.rating,
    isNamed: true,
  });

  const storm = await opened({
    from: she,
    subject: hers.storm,
    text: `Allarme ${hers.storm}`,
    newText: `Allarme ${hers.storm}`,
  });
  for (let n = 0; n < 2; n += 1)
    await takeIn(
      desk,
      written({
        from: she,
        subject: hers.storm,
        text: `Allarme ${hers.storm}`,
        newText: `Allarme ${hers.storm}`,
      }),
    );
  const incident = await desk.db.transaction(tx =>
    openIncident(
      desk,
      tx,
      { title: `Guasto ${hers.storm}`, rule: { ...noRule, sender: she.address }, ticket: storm },
      by,
    ),
  );
  await does(
    storm,
    { type: 'join-incident', incident: { id: incident.id, title: incident.title, closed: false } },
    ...closing,
  );
  await orderIncident(desk, incident.id, { type: 'rename', title: `Guasto ${hers.storm} bis` }, by);

  const others = await opened({
    from: another,
    subject: 'Fatture',
    text: `Mie: ${theirs.another}`,
    newText: `Mie: ${theirs.another}`,
    cc: [she],
    messageId: '<emma.1@northwind.example>',
  });
  await takeIn(
    desk,
    written({
      from: she,
      inReplyTo: ['<emma.1@northwind.example>'],
      text: `Rispondo io: ${hers.inAnothers}`,
      newText: `Rispondo io: ${hers.inAnothers}`,
    }),
  );

  const quoted = await opened({ from: she, subject: 'Lavoro', text: 'Un lavoro', newText: 'Un lavoro' });
  await acceptedQuote(quoted, { text: kept, sentTo: she.address });

  await takeIn(
    desk,
    written({
      from: she,
      kind: 'auto-reply',
      why: 'Auto-Submitted',
      subject: hers.machine,
      text: hers.machine,
    }),
  );
  await desk.db.transaction(tx => askForAccess(desk, tx, { person: she, language: 'it', way: 'page' }));
  await askForErasure(desk, { ...she, language: 'it' });
  // Of before variants were known for one.
  const variant = she.address.replace('@', '+mai@');
  const of = { language: 'it' as const, state: 'asked' as const, origin: 'portal' as const, by: null };
  const twin = await newErasure(desk, desk.db, { ...of, address: variant, closes: false });
  await appendDeskEvent(desk.db, {
    data: { type: 'erasure-asked', address: variant },
    ...{ actor: { kind: 'desk' }, origin: 'portal', at: desk.clock() },
  });
  await desk.db.execute(
    sql`insert into receipt (key, at, detail) values (${`notice:slack:C0ADMINS:erasure:${twin.nonce}`}, now(), '1.9')`,
  );
  await rememberAddress(desk.db, { address: she.address, company: null });
  await noteUndeliverable(desk.db, she.address, '5.1.1', desk.clock());
  await saveDraft(desk.db, (await anna()).id, { text: `Gentile ${she.address}` }, desk.clock());
  return { first, second, storm, others, quoted };
}

/** A desk whose transactions fail from one on, as when the process is killed there. */
function dyingAfter(transactions: number): Desk {
  let left = transactions;
  const db: Db = new Proxy(desk.db, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (name !== 'transaction') return typeof own === 'function' ? own.bind(target) : own;
      return async (work: Parameters<Db['transaction']>[0]) => {
        left -= 1;
        if (left < 0) throw new Error('killed');
        return await target.transaction(work);
      };
    },
  });
  return { ...desk, db, clock: desk.clock };
}

/** A desk between whose transactions something else happens. @param does hears how many are done */
function meanwhile(does: (done: number) => Promise<unknown>): Desk {
  let done = 0;
  const db: Db = new Proxy(desk.db, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (name !== 'transaction') return typeof own === 'function' ? own.bind(target) : own;
      return async (work: Parameters<Db['transaction']>[0]) => {
        const result = await target.transaction(work);
        done += 1;
        await does(done);
        return result;
      };
    },
  });
  return { ...desk, db, clock: desk.clock };
}

describe('somebody is erased', () => {
  let at: Awaited<ReturnType<typeof story>>;
  let untouched: number;
  let before: { table: string; row: string }[];
  const ofUntouched = (rows: { table: string; row: string }[]) =>
    rows.filter(({ row }) => /altrocliente/.test(row));

  beforeAll(async () => {
    untouched = await opened({
      from: { name: 'Altro', address: 'altro@altrocliente.example' },
      text: 'altrocliente chiede',
      newText: 'altrocliente chiede',
    });
    at = await story();
    before = await everyRow(desk.db);
  });

  test('every word of theirs was there before', () => {
    for (const word of [...words, kept])
      expect([word, found(before, [word]).length > 0]).toEqual([word, true]);
  });

  test('all that is held of them can be taken out, and every word of theirs is in it', async () => {
    const held = await heldOf(desk, she.address);
    const all = [JSON.stringify([held.beside, held.log, held.readings, held.known])];
    for await (const one of held.each()) all.push(JSON.stringify(one), ...one.files.map(bytesOf));
    for await (const one of held.eachOther()) all.push(JSON.stringify(one));
    for (const { id } of held.mails)
      all.push(Buffer.from((await held.sourceOf(id)) ?? '').toString('latin1'));
    const rows = all.map(row => ({ table: 'export', row }));
    for (const word of [...words, kept]) expect([word, found(rows, [word]).length > 0]).toEqual([word, true]);
    expect(held.numbers.others).toEqual([at.others]);
    // On the page nothing is called as it is in the database.
    for (const [language, told] of [
      ['it', ['accesso al portale chiesto', 'Contatto', 'zirconio.pdf', 'perché: controllo']],
      ['en', ['access to the portal asked for', 'Contact', 'zirconio.pdf', 'why: controllo']],
    ] as const) {
      const readings = held.readings.map(each =>
        each.what === 'file' ? { ...each, file: 'zirconio.pdf' } : { ...each, purpose: 'controllo' },
      );
      const page = indexPage(
        { ...held, readings, requests: [], mails: 0 },
        { language, names: false, zone: 'Europe/Rome' },
      );
      for (const words of told) expect(page).toContain(words);
      expect(page).not.toMatch(
        /[a-z]_(at|since|why)\b|portalAskedFor|companyContact|portal-asked|erasure-asked|null/,
      );
    }
    expect(new Set(held.readings.map(({ what }) => what))).toEqual(new Set(['conversation', 'file']));
    // What another asked in the request in which they took part is not theirs.
    expect(found(rows, [theirs.another])).toEqual([]);
  });

  test('what would go, and what the law keeps, is said; an open request is in the way', async () => {
    const open = await opened({ from: she, text: 'Ancora una', newText: 'Ancora una' });
    expect(await planErasure(desk, she.address, false)).toMatchObject({
      addresses: expect.arrayContaining([she.address, tagged.address]),
      names: [she.name],
      others: [at.others],
      kept: [{ ticket: at.quoted, what: 'quote' }],
      refusal: { reason: 'open-requests', numbers: [open] },
    });
    expect(await confirmAtOnce(desk, she.address, { closes: false, origin: 'cli' })).toMatchObject({
      ok: false,
    });
    await does(open, ...closing);
  });

  test('killed after each of its transactions it goes on, and nothing of theirs is left but what the law keeps', async () => {
    const confirmed = await confirmAtOnce(desk, she.address, { closes: false, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    let result = null;
    for (let n = 1; result === null && n < 60; n += 1)
      result = await carryOut(dyingAfter(n), confirmed.id).catch((error: Error) => {
        if (error.message !== 'killed') throw error;
        return null;
      });
    expect(result).toMatchObject({ others: 1, kept: [{ ticket: at.quoted, what: 'quote' }] });
    // What follows as effects: the incident that was made of a request of theirs, the mails in their folder.
    await withholdFrom(desk, at.storm);
    await takeMailsAwayCourier(desk, [])({});
    const rows = await everyRow(desk.db);
    const left = found(rows, words).filter(line => !isKept(line));
    expect(left).toEqual([]);
    expect(found(rows, [kept]).length).toBeGreaterThan(0);
    expect(await carryOut(desk, confirmed.id)).toEqual(result);
  });

  test('figures stay, and who the house is', async () => {
    const ticket = await ticketAt(desk, at.first);
    expect(ticket).toMatchObject({
      subject: 'Richiesta cancellata',
      requester: { name: 'Persona cancellata', address: '' },
      status: 'closed',
      category: helpDesk,
      rating: { verdict: 'down' },
      participants: [],
      erased: { why: 'asked' },
    });
    const log = await eventsAfter(desk.db, at.first, 0);
    expect(log.at(-1)).toMatchObject({ event: { type: 'words-erased' } });
    expect(log.find(({ event }) => event.type === 'claimed')).toMatchObject({
      actor: { name: 'Anna Rossi' },
    });
    expect(log.find(({ event }) => event.type === 'replied')).toMatchObject({ erased: true });
  });

  test('what others wrote stays theirs, without them', async () => {
    const texts = async (number: number) => (await conversationOf(desk.db, number)).map(({ text }) => text);
    expect(await texts(at.first)).toContain(`Come dice Persona cancellata, ${theirs.colleague}.`);
    expect(await texts(at.others)).toEqual([`Mie: ${theirs.another}`, '']);
    expect(await ticketAt(desk, at.others)).toMatchObject({
      requester: another,
      erased: null,
      participants: [another.address],
    });
  });

  test('the request of somebody else is as it was, to the byte', async () => {
    expect(ofUntouched(await everyRow(desk.db))).toEqual(ofUntouched(before));
    expect(await ticketAt(desk, untouched)).toMatchObject({ requester: { name: 'Altro' } });
  });

  test('what was asked of another variant is done with it, and its card is taken away', async () => {
    const rows = await desk.db.execute(sql`select state, address from erasure`);
    expect([...rows]).toEqual([
      { state: 'done', address: null },
      { state: 'done', address: null },
    ]);
    expect([...(await desk.db.execute(sql`select key from receipt where key like '%:erasure:%'`))]).toEqual(
      [],
    );
  });

  test('digests stand where words were, and the log is as it was written', async () => {
    const [row] = await desk.db.execute(sql`
      select count(*) filter (where words_digest is not null and words is null) as erased from ticket_event
      left join event_words on event_words.id = words_id`);
    expect(Number(row?.erased)).toBeGreaterThan(5);
  });

  test('its mail, found in its folder again, is not taken in again', async () => {
    const again = written({
      from: { name: 'X', address: 'x@nuovo.example' },
      messageId: '<again@nuovo.example>',
      text: 'uno due',
      newText: 'uno due',
    });
    await takeIn(desk, again);
    const confirmed = await confirmAtOnce(desk, 'x@nuovo.example', { closes: true, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    await carryOut(desk, confirmed.id);
    // It lies in a folder, if another one: there it goes, too.
    const arrived = {
      ...again.arrived,
      door: 'imap' as const,
      mailbox: 'x@interzen.example',
      place: 'imap:x:2:1',
    };
    expect(await takeIn(desk, { ...again, arrived })).toMatchObject({ outcome: 'duplicate' });
    const waiting = await desk.db.execute(
      sql`select state, place, message_id as id from erased_mail where mailbox = 'x@interzen.example'`,
    );
    expect([...waiting]).toEqual([{ state: 'waiting', place: 'imap:x:2:1', id: '<again@nuovo.example>' }]);
    expect(await jobs(desk.db, 'take-mails-away')).toHaveLength(1);
  });

  test('in a database that was put back they are known again by a digest alone, and erased once more', async () => {
    const known = async (doneAt: Date) =>
      (await doneErasures(desk.db)).map(({ salt, digest }) => ({
        salt: Buffer.from(salt).toString('hex'),
        digest: Buffer.from(digest).toString('hex'),
        doneAt: doneAt.toISOString(),
      }));
    const back = await opened({ from: she, text: 'Di nuovo qui', newText: 'Di nuovo qui' });
    const yesterday = new Date(desk.clock().getTime() - 86_400_000);
    // Who wrote after it was done is a customer once more: people look at that.
    expect(await eraseAgain(desk, await known(yesterday))).toEqual({ erased: 0, cameBack: [she.address] });
    expect(await ticketAt(desk, back)).toMatchObject({ erased: null });
    const tomorrow = new Date(desk.clock().getTime() + 86_400_000);
    expect(await eraseAgain(desk, await known(tomorrow))).toEqual({ erased: 1, cameBack: [] });
    expect(await ticketAt(desk, back)).toMatchObject({ status: 'closed', erased: { why: 'asked' } });
    expect(await ticketAt(desk, untouched)).toMatchObject({ erased: null });
  });

  test('the house’s own address is nobody’s to erase, nor is a variant of a colleague’s', async () => {
    const [ours = ''] = desk.ownAddresses;
    const { email } = await anna();
    // Who is of the house alone signs in, too: that can be taken out, and stays for as long as they work here.
    await desk.db.execute(sql`
      insert into portal_passkey (id, address, public_key, counter, transports, name, added_at)
      values ('k', ${email}, '', 0, '[]', 'Portatile di Anna', now())`);
    await desk.db.execute(sql`
      insert into portal_session (id, address, agent, started_at, seen_at, ends_at)
      values ('s', ${email}, 'Firefox', now(), now(), now())`);
    const { beside } = await heldOf(desk, email);
    expect(beside.filter(({ rows }) => rows.length > 0)).toMatchObject([
      { of: 'portalSessions', rows: [{ agent: 'Firefox' }] },
      { of: 'portalPasskeys', rows: [{ name: 'Portatile di Anna' }] },
    ]);
    for (const [address, reason] of [
      [ours, 'own-address'],
      [ours.replace('@', '+x@'), 'own-address'],
      [email, 'operator'],
      [email.replace('@', '+x@'), 'operator'],
    ] as const)
      expect(await confirmAtOnce(desk, address, { closes: true, origin: 'cli' })).toEqual({
        ok: false,
        refusal: { reason },
      });
    expect((await heldOf(desk, email)).beside).toEqual(beside);
  });

  test('what was accepted in a request that was merged into another is kept there, with the mail that said yes', async () => {
    const by = { actor: actorOf(await anna()), origin: 'slack' as const, key: null };
    const asked = { name: 'Rita Conti', address: 'rita.conti@westwind.example' };
    const [into = 0, quote = 0] = [
      await opened({ from: asked, text: 'Prima cosa', newText: 'Prima cosa' }),
      await opened({ from: asked, text: 'Altro', newText: 'Altro', messageId: '<rita.2@westwind.example>' }),
    ];
    await offered(quote, 'turchesepreventivo');
    const yes = 'Accettiamo, serpentinosì.';
    const inReplyTo = ['<rita.2@westwind.example>'];
    await takeIn(desk, written({ from: asked, inReplyTo, text: yes, newText: yes }));
    await does(quote, { type: 'record-quote-answer', version: 1, yes: true });
    await mergeTickets(desk, quote, into, by);
    const said = (await conversationOf(desk.db, into)).find(({ text }) => text === yes);
    expect(await splitMessage(desk, into, said?.id ?? 0, by)).toMatchObject({
      refusal: { reason: 'kept-by-law' },
    });
    await does(into, ...closing);
    const confirmed = await confirmAtOnce(desk, asked.address, { closes: false, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    expect((await carryOut(desk, confirmed.id))?.kept.map(({ ticket }) => ticket)).toEqual([into, quote]);
    const texts = (await conversationOf(desk.db, into)).map(({ text }) => text);
    expect(texts).toContain(yes);
    expect(texts.join()).toContain('turchesepreventivo');
    expect(texts).not.toContain('Prima cosa');
  });

  test('what another has accepted stays to the letter, whoever was there', async () => {
    const guest = { name: 'Ugo Terzi', address: 'ugo.terzi@northwind.example' };
    const number = await opened({ from: another, cc: [guest], text: 'Un lavoro', newText: 'Un lavoro' });
    await acceptedQuote(number, { text: `Come chiesto da ${guest.address}`, sentTo: another.address });
    const before = await ticketAt(desk, number);
    const letters = async () => (await conversationOf(desk.db, number)).map(({ id, text }) => ({ id, text }));
    const written = await letters();
    const confirmed = await confirmAtOnce(desk, guest.address, { closes: false, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    expect(await carryOut(desk, confirmed.id)).toMatchObject({
      others: 1,
      kept: [{ ticket: number, what: 'quote' }],
    });
    const after = await ticketAt(desk, number);
    expect(after?.quotes).toEqual(before?.quotes);
    expect(after?.participants).not.toContain(guest.address);
    const [offer] = written.filter(({ text }) => text.includes(guest.address));
    expect(await letters()).toContainEqual(offer);
  });

  test('who wrote in a request that is erased already is erased from it, too; what names nobody stays to the letter', async () => {
    const first = { name: 'Vera Lodi', address: 'vera.lodi@northwind.example' };
    const second = { name: 'Piero Gallo', address: 'piero.gallo@southwind.example' };
    const number = await opened({
      from: first,
      cc: [second],
      messageId: '<vera.1@northwind.example>',
      text: 'Uno',
      newText: 'Uno',
    });
    await takeIn(
      desk,
      written({
        from: second,
        inReplyTo: ['<vera.1@northwind.example>'],
        text: 'malachitesecondo',
        newText: 'malachitesecondo',
      }),
    );
    const others = await opened({
      from: another,
      cc: [second],
      messageId: '<emma.9@northwind.example>',
      text: 'Mia pagina',
      newText: 'Mia pagina',
    });
    const answer = {
      from: second,
      inReplyTo: ['<emma.9@northwind.example>'],
      messageId: '<piero.9@southwind.example>',
    };
    await takeIn(
      desk,
      written({ ...answer, text: 'giaiettosecondo e ancora', newText: 'giaiettosecondo e ancora' }),
    );
    const next = {
      from: another,
      inReplyTo: ['<piero.9@southwind.example>'],
      references: ['<emma.9@northwind.example>', '<piero.9@southwind.example>'],
    };
    await takeIn(desk, written({ ...next, text: 'Grazie', newText: 'Grazie' }));
    await desk.db.execute(sql`
      insert into inbound_mail (message_id, content_hash, outcome, why, envelope_from, arrived_at, source)
      values ('<q@northwind.example>', 'q', 'quarantined', '', ${another.address}, now(), ${Buffer.from(`From: Emma <${another.address}>\r\nCc: ${second.address}\r\n\r\nnon letta`)})`);
    const packed = (before: string) => Buffer.from(`${before}Scrive ${second.address}.`).toString('base64');
    const folded = `From: =?utf-8?Q?Piero_Galli?=\r\n <${second.address}>\r\nTo: noi@interzen.example\r\n\r\ngialla`;
    const inQuotes = second.address.replace('@', '=40').replace('wind', 'wi=\r\nnd');
    const apart = [
      ['folded', 'quarantined', folded],
      [
        'forwarded',
        'quarantined',
        `From: Emma <${another.address}>\r\n\r\nFrom: ${second.address}\r\nnon letta`,
      ],
      ['b0', 'filed', `From: robot@northwind.example\r\n\r\n${packed('')}`],
      ['b1', 'filed', `From: robot@northwind.example\r\n\r\n${packed('a').replace(/.{24}/g, '$&\r\n')}\r\n`],
      ['b2', 'filed', `From: robot@northwind.example\r\n\r\n${packed('ab')}`],
      ['qp', 'filed', `From: robot@northwind.example\r\n\r\nScrive ${inQuotes}.`],
      [
        'longer',
        'filed',
        `From: robot@northwind.example\r\n\r\n${Buffer.from(`Scrive x${second.address}`).toString('base64')}`,
      ],
    ] as const;
    // As those of before lie there, and packed.
    for (const [id, outcome, source] of apart) {
      const asItCame = { source: Buffer.from(source), packedOf: null };
      for (const [each, kept] of [
        [id, asItCame],
        [`${id}, packed`, await packedSource(asItCame.source)],
      ] as const)
        await desk.db.execute(sql`
          insert into inbound_mail (message_id, content_hash, outcome, why, envelope_from, arrived_at, source, packed_of)
          values (${each}, ${each}, ${outcome}, '', null, now(), ${kept.source}, ${kept.packedOf})`);
    }
    expect((await heldOf(desk, second.address)).mails.length).toBeGreaterThanOrEqual(12);
    for (const { address } of [first, second]) {
      const confirmed = await confirmAtOnce(desk, address, { closes: true, origin: 'cli' });
      if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
      await carryOut(desk, confirmed.id);
    }
    expect(await ticketAt(desk, number)).toMatchObject({ erased: { why: 'asked' } });
    const left = found(await everyRow(desk.db), ['malachitesecondo', 'giaiettosecondo', second.address]);
    // What nobody has read yet is another's, and waits for a person.
    expect(left.filter(line => !/non letta|longer/.test(line))).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
    const stayed = await desk.db.execute<{ id: string }>(
      sql`select content_hash as id from inbound_mail where content_hash = any(${sql.param(apart.flatMap(([id]) => [id, `${id}, packed`]))}::text[]) order by id`,
    );
    expect([...stayed].map(({ id }) => id).toSorted()).toEqual([
      ...['forwarded', 'forwarded, packed', 'longer', 'longer, packed'],
    ]);
    const conversation = await conversationOf(desk.db, others);
    expect(conversation.map(({ text }) => text)).toEqual(['Mia pagina', '', 'Grazie']);
    expect(conversation.find(({ text }) => text === 'Grazie')).toMatchObject({
      ...{ inReplyTo: null, references: ['<emma.9@northwind.example>'] },
    });
  });

  test('what comes to a request whose words are gone goes nowhere near it', async () => {
    const gone = { name: 'Tito Sala', address: 'tito.sala@eastwind.example' };
    const number = await opened({ from: gone, text: 'Uno', newText: 'Uno' });
    await does(number, { type: 'claim' }, { type: 'reply', text: 'Risposta' }, ...closing.slice(1));
    const letter = (await conversationOf(desk.db, number)).find(({ direction }) => direction === 'out');
    const confirmed = await confirmAtOnce(desk, gone.address, { closes: false, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    await carryOut(desk, confirmed.id);
    const before = await eventsAfter(desk.db, number, 0);
    const inReplyTo = [letter?.messageId ?? ''];
    const automatic = { kind: 'auto-reply' as const, why: 'Auto-Submitted', text: 'crisolitoassente' };
    expect(await takeIn(desk, written({ from: gone, inReplyTo, ...automatic }))).toMatchObject({
      ...{ outcome: 'filed', ticket: null },
    });
    const from = { name: 'Anna Rossi', address: (await anna()).email };
    for (const each of [
      { from: gone, text: 'Ancora io', newText: 'Ancora io' },
      { from: gone, text: 'Grazie', newText: 'Grazie', isThanks: true },
      { from, to: [gone], authorship: verified, text: 'Come detto', newText: 'Come detto' },
    ])
      expect(await takeIn(desk, written({ inReplyTo, ...each }))).toMatchObject({ outcome: 'opened' });
    expect(await eventsAfter(desk.db, number, 0)).toEqual(before);
    const again = await confirmAtOnce(desk, gone.address, { closes: true, origin: 'cli' });
    if (!again.ok) throw new Error(JSON.stringify(again));
    await carryOut(desk, again.id);
    expect(found(await everyRow(desk.db), ['crisolitoassente', gone.address])).toEqual([]);
  });

  test('what they open before it is carried out is answered first, and then goes, too', async () => {
    const late = { name: 'Zita Monti', address: 'zita.monti@eastwind.example' };
    await does(await opened({ from: late, text: 'Uno', newText: 'Uno' }), ...closing);
    const confirmed = await confirmAtOnce(desk, late.address, { closes: false, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    const since = await opened({ from: late, text: 'crisoberillotardi', newText: 'crisoberillotardi' });
    expect((await carryOut(desk, confirmed.id))?.kept).toEqual([
      { ticket: since, what: 'still-open', until: null },
    ]);
    const by = { actor: { kind: 'desk' }, origin: 'desk', key: null } as const;
    await takeFromKept(desk, by);
    expect(await ticketAt(desk, since)).toMatchObject({ erased: null, requester: late });
    await does(since, ...closing);
    await takeFromKept(desk, by);
    expect((await knownStill(desk.db)).map(({ id }) => id)).not.toContain(confirmed.id);
    expect(found(await everyRow(desk.db), ['crisoberillotardi', late.address])).toEqual([]);
  });

  test('what they write while it is carried out is found, or told, up to its end', async () => {
    const busy = { name: 'Lia Fontana', address: 'lia.fontana@eastwind.example' };
    const messageId = '<emma.21@northwind.example>';
    const others = await opened({ from: another, cc: [busy], messageId, text: 'Nostro', newText: 'Nostro' });
    await does(await opened({ from: busy, text: 'Uno', newText: 'Uno' }), ...closing);
    await rememberAddress(desk.db, { address: busy.address, company: null });
    const confirmed = await confirmAtOnce(desk, busy.address, { closes: false, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    const since: number[] = [];
    const writes = async (text: string) => since.push(await opened({ from: busy, text, newText: text }));
    const isKnown = async () =>
      (await desk.db.execute(sql`select from company_address where address = ${busy.address}`)).length > 0;
    const result = await carryOut(
      meanwhile(async done => {
        if (done === 2) await writes('sodalitepresto');
        if (done === 3) {
          const text = `Chiedete a ${busy.address}.`;
          await takeIn(desk, written({ from: another, inReplyTo: [messageId], text, newText: text }));
        }
        if (since.length === 1 && !(await isKnown())) await writes('sodalitetardi');
      }),
      confirmed.id,
    );
    expect(since).toHaveLength(2);
    expect(result?.kept).toEqual(since.map(ticket => ({ ticket, what: 'still-open', until: null })));
    expect((await knownStill(desk.db)).map(({ id }) => id)).toContain(confirmed.id);
    expect((await conversationOf(desk.db, others)).map(({ text }) => text)).toEqual([
      'Nostro',
      'Chiedete a Persona cancellata.',
    ]);
    for (const number of since) await does(number, ...closing);
    await takeFromKept(desk, { actor: { kind: 'desk' }, origin: 'desk', key: null });
    expect(found(await everyRow(desk.db), ['sodalitepresto', 'sodalitetardi'])).toEqual([]);
  });

  test('another’s words stay theirs, though somebody is called as who is erased; the house’s letter to them does, too', async () => {
    const x = { name: 'Xenia Riva', address: 'xenia.riva@northwind.example' };
    const asAnna = { name: 'Anna Rossi', address: 'ada.neri@eastwind.example' };
    const said = 'Anna Rossi mi ha aiutata. Buona giornata, tormalinaxenia.';
    const messageId = '<xenia.1@northwind.example>';
    const to = [{ name: 'Buona giornata', address: asAnna.address }];
    const theirs = await opened({ from: x, to, messageId, text: said, newText: said });
    await takeIn(desk, written({ from: asAnna, inReplyTo: [messageId], text: 'Sì', newText: 'Sì' }));
    await does(theirs, { type: 'claim' }, { type: 'add-note', text: 'Buona giornata, Xenia Riva' });
    const own = await opened({ from: asAnna, text: 'Mia', newText: 'Mia' });
    const merged = await opened({ from: x, subject: 'Altra', text: 'Altra mia', newText: 'Altra mia' });
    await does(merged, { type: 'claim' }, { type: 'reply', text: 'Gentile Xenia, tormalinarisposta.' });
    await moveConversation(desk.db, merged, own);
    const log = await eventsAfter(desk.db, theirs, 0);
    const confirmed = await confirmAtOnce(desk, asAnna.address, { closes: true, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    await carryOut(desk, confirmed.id);
    const [first] = await conversationOf(desk.db, theirs);
    expect(first).toMatchObject({ text: said, to: [{ name: 'Persona cancellata' }] });
    const after = await eventsAfter(desk.db, theirs, 0);
    for (const type of ['claimed', 'note-added'])
      expect(after.find(({ event }) => event.type === type)).toEqual(
        log.find(({ event }) => event.type === type),
      );
    const texts = (await conversationOf(desk.db, own)).map(({ text }) => text).join();
    expect(texts).toContain('tormalinarisposta');
    expect(texts).toContain('Altra mia');
    expect(found(await everyRow(desk.db), [asAnna.address])).toEqual([]);
    // Theirs is kept for as long as the house keeps what is closed.
    expect(await ticketAt(desk, own)).toMatchObject({ erased: { othersStay: true } });
  });

  test('one request that cannot be read keeps nothing else from going; it is not done before that one is', async () => {
    const third = { name: 'Ivo Marini', address: 'ivo.marini@eastwind.example' };
    const [spoilt, sound] = [
      await opened({ from: third, text: 'guastoivo', newText: 'guastoivo' }),
      await opened({ from: third, text: 'sanoivo', newText: 'sanoivo' }),
    ];
    for (const number of [spoilt, sound]) await does(number, ...closing);
    await rememberAddress(desk.db, { address: third.address, company: null });
    const confirmed = await confirmAtOnce(desk, third.address, { closes: false, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    const quotes = async (value: string) =>
      await desk.db.execute(
        sql`update ticket set facts = jsonb_set(facts, '{quotes}', ${value}::jsonb) where number = ${spoilt}`,
      );
    await quotes('5');
    await expect(carryOut(desk, confirmed.id)).rejects.toThrow(`#${spoilt}`);
    const left = found(await everyRow(desk.db), ['guastoivo', 'sanoivo']);
    expect(left.join()).toContain('guastoivo');
    expect(left.join()).not.toContain('sanoivo');
    expect(
      await desk.db.execute(sql`select from company_address where address = ${third.address}`),
    ).toHaveLength(0);
    await quotes('[]');
    expect(await carryOut(desk, confirmed.id)).toMatchObject({ requests: 2 });
    expect(found(await everyRow(desk.db), ['guastoivo', third.address])).toEqual([]);
  });

  test('nothing is done to what was erased', async () => {
    const by = { actor: actorOf(await anna()), origin: 'slack' as const, key: null };
    expect(await handle(desk, at.first, { type: 'reopen', reason: '' }, by)).toMatchObject({
      refusal: { reason: 'erased' },
    });
  });
});

const bytesOf = ({ content }: { content: Uint8Array }) => Buffer.from(content).toString('latin1');

/** Who accepted the quote, and what: its events, its letter, its copy on the row. */
function isKept(line: string): boolean {
  return new RegExp(kept).test(line) || /^(ticket|event_words|message): (Ludovica|ludovica)/.test(line);
}
