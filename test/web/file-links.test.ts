import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handle } from '../../src/desk/handle.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { readEmail } from '../../src/mail/reading/read-email.ts';
import { openDatabase } from '../../src/store/database.ts';
import { conversationOf } from '../../src/store/mail/messages.ts';
import { enrolOperator, noteLeft } from '../../src/store/people/operators.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { lockTicket } from '../../src/store/tickets/tickets.ts';
import { circleSees } from '../../src/ticket/sight/circle.ts';
import { actorOf, type Role } from '../../src/ticket/words.ts';
import { fileLinksFor } from '../../src/web/files/link.ts';
import { fileRoutes } from '../../src/web/files/routes.ts';
import { lawfulTerms, speechIn } from '../chat/a-moment.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import { ticketAt } from '../desk/given-out.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const secret = 'a secret of this test';
const reporter = { name: 'Example S.p.A.', contact: 'security@example.com' };
const raw = `From: Paolo Neri <paolo@cliente.example>
To: support@interzen.example
Subject: Il vostro aggiornamento
Message-ID: <update@cliente.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Buongiorno, posso installare questo?
--b
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="setup.exe"

MZ
--b
Content-Type: text/plain
Content-Disposition: attachment; filename="note.txt"

Appunti
--b--
`;

let server: Server;
let url = '';
beforeAll(async () => {
  const speech = speechIn('it');
  const app = express().use(fileRoutes(desk, secret, speech, pino({ level: 'silent' }), reporter));
  server = await new Promise<Server>(done => {
    const listening = app.listen(0, '127.0.0.1', () => done(listening));
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => server.close());

async function get(link: string): Promise<string> {
  const response = await fetch(link);
  return `${response.status} ${await response.text()}`;
}

async function opensAs(role: Role, ticket: number) {
  const operator = await enrolOperator(desk.db, { email: `${role}@interzen.example`, name: role, role });
  const links = fileLinksFor(secret, url)(await ticketAt(desk, ticket), operator, 'slack');
  const [message] = await conversationOf(desk.db, ticket);
  if (!message) throw new Error('no message');
  const page = await links.original(message);
  const [setup] = message.attachments;
  if (!setup) throw new Error('no file');
  return {
    page: await get(`${page}`),
    raw: await get(`${page}/source`),
    file: await get(await links.attachment(setup)),
  };
}

test('a mail with a dangerous file in it goes to admins only, as it came; the page names the file as held', async () => {
  const arrived = { ...anEmail().arrived, source: Buffer.from(raw) };
  const read = await readEmail(arrived, { ownAddresses: desk.ownAddresses, isOwnMessageId: () => false });
  if (!read.ok) throw new Error(read.unreadable.error);
  const outcome = await takeIn(desk, read.email);
  const ticket = 'ticket' in outcome ? (outcome.ticket ?? 0) : 0;

  for (const role of ['operator', 'manager', 'admin'] as const) {
    const { page, raw: source, file } = await opensAs(role, ticket);
    expect(file).toMatch(/^403 .*Un amministratore può trovarlo nell’email originale/);
    expect(page).toContain('setup.exe (trattenuto: potrebbe essere pericoloso), note.txt');
    if (role === 'admin') {
      expect(source).toBe(`200 ${raw}`);
      expect(page).toContain('Scarica l’originale');
    } else {
      expect(source).toMatch(/^403 Un file è trattenuto.*solo un amministratore/);
      expect(page).toContain('solo un amministratore può scaricare l’email originale');
      expect(page).not.toContain('/source');
    }
  }
});

test('a link that has expired, or was made up, says so in the desk’s language', async () => {
  expect(await get(`${url}/files/made-up`)).toMatch(/^403 Questo link è scaduto o non è valido/);
  const nobody = { id: 99_999, email: 'x@x.example', name: 'X', role: 'operator' as const };
  const nobodys = await fileLinksFor(secret, url)({ number: 1, nonce: '' }, nobody, 'slack').attachment({
    id: 1,
  } as never);
  expect(await get(nobodys)).toMatch(/^403 Questo link è scaduto o non è valido/);
  const somebody = await enrolOperator(desk.db, { ...nobody, email: 'y@interzen.example' });
  const gone = await fileLinksFor(secret, url)({ number: 1, nonce: '' }, somebody, 'slack').attachment({
    id: 1,
  } as never);
  expect(await get(gone)).toBe('404 Questo file non esiste più.\n');
});

test('a link ends with its person: who has left opens nothing with one that was given out before', async () => {
  const operator = await enrolOperator(desk.db, {
    email: 'leaving@interzen.example',
    name: 'L',
    role: 'operator',
  });
  const outcome = await takeIn(
    desk,
    anEmail({
      attachments: [
        {
          name: 'a.txt',
          type: 'text/plain',
          content: Buffer.from('A'),
          contentId: '',
          inline: false,
          dangerous: false,
        },
      ],
    }),
  );
  const ticket = outcome.outcome === 'opened' ? outcome.ticket : 0;
  const [message] = await conversationOf(desk.db, ticket);
  const [file] = message?.attachments ?? [];
  if (!file) throw new Error('no file');
  const link = await fileLinksFor(secret, url)(await ticketAt(desk, ticket), operator, 'slack').attachment(
    file,
  );
  expect(await get(link)).toBe('200 A');
  const held = openDatabase(own.url, 1);
  const holding = held.db.transaction(async tx => {
    await lockTicket(tx, ticket);
    await wait(1500);
  });
  await wait(200);
  // A ticket that somebody holds is waited for, some seconds and no longer.
  expect(await get(link)).toBe('200 A');
  await holding;
  await held.close();
  await noteLeft(desk.db, operator.id, desk.clock());
  expect(await get(link)).toMatch(/^403 Questo link è scaduto o non è valido/);
  await noteLeft(desk.db, operator.id, null);
  expect(await get(link)).toBe('200 A');
});

test('whatever a file is called, it is bytes to download', async () => {
  const names = [
    'pagina.html',
    'disegno.svg',
    'mail.eml',
    'dati.xml',
    'note.txt',
    'senza-ending',
    'modulo.pdf',
  ];
  const parts = names.map(
    name =>
      `--b\nContent-Type: text/html\nContent-Disposition: attachment; filename="${name}"\n\n<p>Appunti</p>\n`,
  );
  const source = raw
    .replace('update@', 'names@')
    .replace(/--b\nContent-Type: application[\s\S]*/, `${parts.join('')}--b--\n`);
  const arrived = { ...anEmail().arrived, source: Buffer.from(source) };
  const read = await readEmail(arrived, { ownAddresses: desk.ownAddresses, isOwnMessageId: () => false });
  if (!read.ok) throw new Error(read.unreadable.error);
  const outcome = await takeIn(desk, read.email);
  const ticket = 'ticket' in outcome ? (outcome.ticket ?? 0) : 0;
  const operator = await enrolOperator(desk.db, {
    email: 'sara@interzen.example',
    name: 'Sara',
    role: 'admin',
  });
  const links = fileLinksFor(secret, url)(await ticketAt(desk, ticket), operator, 'slack');
  const message = (await conversationOf(desk.db, ticket)).at(-1);
  if (!message) throw new Error('no message');
  expect(message.attachments.map(({ name }) => name)).toEqual(names);
  const wanted = [
    ...(await Promise.all(message.attachments.map(file => links.attachment(file)))),
    `${await links.original(message)}/source`,
  ];
  for (const link of wanted) {
    const { status, headers } = await fetch(link);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  }
});

test('what has to be reported is a form and JSON, for who may see the request now, and a reading in its log', async () => {
  const { maySeeWords, policy } = desk;
  desk.maySeeWords = circleSees({ channels: [], people: ['few@interzen.example'] });
  desk.policy = lawfulTerms.policy;
  const outcome = await takeIn(
    desk,
    anEmail({ subject: 'Falla <i>grave</i>', messageId: '<flaw@cliente.example>' }),
  );
  const number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  const [few, other] = [
    await enrolOperator(desk.db, { email: 'few@interzen.example', name: 'Few', role: 'operator' }),
    await enrolOperator(desk.db, { email: 'other@interzen.example', name: 'Other', role: 'manager' }),
  ];
  const link = async (operator: typeof few) =>
    (await fileLinksFor(secret, url)(await ticketAt(desk, number), operator, 'teams').report?.()) ?? '';
  const readings = async () =>
    (await eventsAfter(desk.db, number, 0)).flatMap(({ event, actor, origin }) =>
      event.type === 'conversation-opened' && actor.kind === 'operator' ? [`${actor.name} ${origin}`] : [],
    );
  const by = { actor: actorOf(few), origin: 'slack' as const, key: null };
  await handle(desk, number, { type: 'restrict' }, by);
  expect(await get(await link(few))).toBe('404 Nessun obbligo di notifica è in corso.\n');
  const now = desk.clock().toISOString();
  const law = { duties: lawfulTerms.policy.duties, zone: 'Europe/Rome', now };
  await handle(desk, number, { type: 'become-aware', kind: 'data-breach', since: now, ...law }, by);

  const page = await get(await link(few));
  expect(page).toMatch(/^200 <!doctype html>/);
  expect(page).toContain('Falla &lt;i&gt;grave');
  expect(page).toContain('Example S.p.A. · security@example.com');
  const [, json = ''] = /href="([^"]+)"/.exec(page) ?? [];
  const asJson = await fetch(new URL(json.replaceAll('&#x2F;', '/'), url));
  expect(asJson.headers.get('content-disposition')).toBe(`attachment; filename=duties-${number}.json`);
  expect(asJson.headers.get('cache-control')).toBe('private, no-store');
  expect(await asJson.json()).toMatchObject({ request: number, happened: [{ kind: 'data-breach' }] });
  expect(await readings()).toEqual(['Few teams', 'Few teams']);

  const others = await link(other);
  const refused = await get(others);
  expect(refused).toMatch(/^403 /);
  expect(refused).not.toContain('Falla');
  expect(await readings()).toHaveLength(2);
  // Whoever may see it no more, sees it no more by a link that they have.
  const theirs = await link(few);
  desk.maySeeWords = circleSees({ channels: [], people: ['nobody@interzen.example'] });
  expect(await get(theirs)).toMatch(/^403 /);
  Object.assign(desk, { maySeeWords, policy });
});
