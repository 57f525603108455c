import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { asc, eq, sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { newToken } from '../../../src/outwards/api/token.ts';
import { slackIds } from '../../../src/sandbox/cast.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { insertToken, revokeToken } from '../../../src/store/outwards/tokens.ts';
import { type TokenRight, tokenRights } from '../../../src/store/schema/outwards/api.ts';
import { ticket as tickets } from '../../../src/store/schema/tickets.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownHouse } from '../../journeys/a-house.ts';

const lines: string[] = [];
const own = ownHouse({
  log: openLog('debug', { write: line => void lines.push(line) }),
  change: yaml =>
    yaml
      .replace('receipts: false', 'receipts: true')
      .replace(/^automaticLettersPerHour: 3/m, 'automaticLettersPerHour: 2'),
});
const cards = () => JSON.stringify(own.sandbox.slack.channel(slackIds.channel)?.messages ?? []);
const db = () => own.database.database.db;

async function aToken(about: Partial<Parameters<typeof insertToken>[1]> = {}) {
  const { token, ...kept } = newToken();
  const row = await insertToken(db(), {
    ...kept,
    name: 'Modulo del sito',
    rights: [...tokenRights],
    perMinute: 10_000,
    perDay: 10_000,
    madeAt: new Date(),
    ...about,
  });
  return { token, ...row };
}

type Said = { status: number; body: Record<string, unknown>; headers: Headers };

async function call(path: string, init: RequestInit & { token?: string; json?: unknown; key?: string } = {}) {
  const { token, json, key, headers, ...rest } = init;
  const response = await fetch(`${own.url}${path}`, {
    ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
    ...rest,
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...headers,
    },
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : { text },
  } as Said;
}

/** A call whose body comes later than its head, as over a slow line. */
function slowly(token: string, length: number) {
  const { hostname, port } = new URL(own.url);
  const socket = connect(Number(port), hostname);
  const head = [
    'POST /api/tickets HTTP/1.1',
    `Host: ${hostname}:${port}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    'Connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const answer = new Promise<string>(done => {
    let said = '';
    socket.setEncoding('utf8').on('data', text => {
      said += text;
    });
    socket.on('close', () => done(said)).on('error', () => done(said));
  });
  return { answer, end: (body?: string) => (body === undefined ? socket.destroy() : socket.write(body)) };
}

let written = 0;
const aRequest = (about: Record<string, unknown> = {}) => {
  written += 1;
  return {
    from: { name: 'PAROLA Paolo', address: `paolo${written}@parola.example` },
    subject: 'PAROLA: stampa fatture ferma',
    text: 'PAROLA: da stamattina la stampa delle fatture non parte più, potete guardare?',
    ...about,
  };
};
const howMany = async () => {
  const [row] = await db().execute<{ count: number }>(sql`select count(*)::int as count from ticket`);
  return row?.count ?? 0;
};
const open = async (token: string, about: Record<string, unknown> = {}) => {
  const { status, body } = await call('/api/tickets', { token, json: aRequest(about) });
  expect(status).toBe(201);
  return Number(body.number);
};

test('without a token there is no API', async () => {
  for (const path of ['/api/tickets', '/api/tickets/1001', '/api/openapi.json'])
    expect((await call(path)).status).toBe(404);
  expect((await call('/api/tickets', { json: aRequest() })).status).toBe(404);
});

describe('with tokens', () => {
  let site: Awaited<ReturnType<typeof aToken>>;
  beforeAll(async () => {
    site = await aToken();
  });
  afterEach(() => {
    expect(lines.join('\n')).not.toMatch(/PAROLA|parola\.example/);
    expect(lines.join('\n')).not.toContain(site.token);
  });

  test('a request is one like any other, but for its mark', async () => {
    const asked = aRequest();
    const { status, body, headers } = await call('/api/tickets', { token: site.token, json: asked });
    expect(status).toBe(201);
    expect(Object.keys(body).toSorted()).toEqual(['number', 'status']);
    expect(headers.get('location')).toBe(`/api/tickets/${body.number}`);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const ticket = await findTicket(db(), Number(body.number));
    expect(ticket).toMatchObject({
      subject: asked.subject,
      requester: asked.from,
      participants: [asked.from.address],
      language: 'it',
      company: null,
      viaForm: { token: site.id, name: 'Modulo del sito' },
      authorship: { unverified: 'form' },
    });
    const [opened] = await eventsAfter(db(), Number(body.number), 0);
    expect(opened).toMatchObject({ origin: 'api', actor: { kind: 'customer', ...asked.from } });
    const conversation = await conversationOf(db(), Number(body.number));
    expect(conversation[0]).toMatchObject({ text: asked.text, author: { form: 'Modulo del sito' } });
    // Its card comes as any other's, and says where it is from.
    await expect
      .poll(() => cards())
      .toMatch(/Dal modulo «Modulo del sito»: l’indirizzo del mittente non è verificato/);
  });

  test('a receipt goes, and no more of them to one address than to any other', async () => {
    const from = { address: 'uno@parola.example' };
    const numbers = [];
    for (let n = 0; n < 4; n += 1)
      numbers.push(await open(site.token, { from, text: `PAROLA ${n} ${'x'.repeat(n)}` }));
    const letters = [];
    for (const number of numbers)
      letters.push((await conversationOf(db(), number)).find(({ direction }) => direction === 'out')?.state);
    expect(letters.filter(state => state === 'held')).toHaveLength(2);
  });

  test('how it stands is told to who opened it, and to nobody else', async () => {
    const other = await aToken({ name: 'Altro' });
    const number = await open(site.token);
    const mine = await call(`/api/tickets/${number}`, { token: site.token });
    expect(mine).toMatchObject({
      status: 200,
      body: {
        number,
        status: 'new',
        category: null,
        isAssigned: false,
        promises: { claim: { state: 'on-track' } },
      },
    });
    expect(JSON.stringify(mine.body)).not.toMatch(/PAROLA|parola/);
    const theirs = await call(`/api/tickets/${number}`, { token: other.token });
    const nobodys = await call('/api/tickets/999999', { token: other.token });
    expect(theirs.status).toBe(404);
    expect(theirs.body).toEqual(nobodys.body);
    expect(
      (await call(`/api/tickets/${number}/comments`, { token: other.token, json: { text: 'x' } })).body,
    ).toEqual(nobodys.body);
  });

  test('of what few may see number and state alone are told, from the first answer on', async () => {
    const asked = aRequest({
      subject: 'PAROLA: vulnerabilità nel portale',
      text: 'PAROLA: una falla di sicurezza, CVE',
    });
    const { body } = await call('/api/tickets', { token: site.token, json: asked });
    expect(body).toEqual({ number: expect.any(Number), status: 'new' });
    expect((await findTicket(db(), Number(body.number)))?.restricted).toBe(true);
    const read = await call(`/api/tickets/${body.number}`, { token: site.token });
    expect(read.body).toEqual({ number: body.number, status: 'new' });
  });

  test('what the customer adds is their answer, and nobody confirms it', async () => {
    const number = await open(site.token);
    const said = await call(`/api/tickets/${number}/comments`, {
      token: site.token,
      json: { text: 'PAROLA: anche la stampante di Carla', files: [{ name: 'a.txt', content: 'UEFST0xB' }] },
    });
    expect(said).toMatchObject({ status: 201, body: { number, status: 'new' } });
    const conversation = await conversationOf(db(), number);
    const answer = conversation.filter(({ direction }) => direction === 'in').at(-1);
    expect(answer).toMatchObject({
      text: 'PAROLA: anche la stampante di Carla',
      attachments: [{ name: 'a.txt', size: 6 }],
    });
    expect((await findTicket(db(), number))?.authorship.unverified).toBe('form');
    const last = (await eventsAfter(db(), number, 0)).at(-1);
    expect(last).toMatchObject({ origin: 'api', event: { type: 'message-received', unverified: true } });
  });

  test('to what was merged, or closed long ago, nothing is added', async () => {
    const [merged, closed] = [await open(site.token), await open(site.token)];
    await db()
      .update(tickets)
      .set({ status: 'closed', mergedInto: closed })
      .where(eq(tickets.number, merged));
    await db()
      .update(tickets)
      .set({ status: 'closed', closedAt: new Date('2020-01-01') })
      .where(eq(tickets.number, closed));
    for (const number of [merged, closed]) {
      const said = await call(`/api/tickets/${number}/comments`, {
        token: site.token,
        json: { text: 'PAROLA' },
      });
      expect(said).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('open a new one') },
      });
      expect(await conversationOf(db(), number)).toHaveLength(2);
    }
    const read = await call(`/api/tickets/${merged}`, { token: site.token });
    expect(read.body).toMatchObject({ isMerged: true });
    expect(JSON.stringify(read.body)).not.toContain(String(closed));
  });

  test('whoever a form names gets into nothing that is theirs', async () => {
    const [first] = await db().select().from(tickets).orderBy(asc(tickets.number)).limit(1);
    const before = first && (await eventsAfter(db(), first.number, 0)).length;
    const number = await open(site.token, {
      from: first?.requester,
      subject: `Re: PAROLA [#${first?.number}]`,
    });
    expect(number).not.toBe(first?.number);
    expect(first && (await eventsAfter(db(), first.number, 0)).length).toBe(before);
  });

  test('without a token, with a wrong one, or a revoked one: 401, and the same in each case', async () => {
    const revoked = await aToken();
    expect((await call('/api/tickets/1001', { token: revoked.token })).status).toBe(404);
    expect(await revokeToken(db(), revoked.handle, new Date())).toBe(true);
    expect(await revokeToken(db(), revoked.handle, new Date())).toBe(false);
    const wrong = `${site.token.slice(0, -1)}${site.token.endsWith('a') ? 'b' : 'a'}`;
    const said = [];
    for (const token of [undefined, 'sportello_', 'x'.repeat(5000), wrong, revoked.token, newToken().token])
      said.push(await call('/api/tickets/1001', token ? { token } : {}));
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([401]));
    expect(new Set(said.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(said[0]?.headers.get('www-authenticate')).toContain('Bearer');
    expect(said[0]?.headers.get('content-type')).toContain('application/problem+json');
    const kept = JSON.stringify([...(await db().execute(sql`select * from api_token`))]);
    expect(kept).not.toContain(site.token.slice(-34));
  });

  test.each(tokenRights)('a token without the right to %s is told so', async right => {
    const rights: TokenRight[] = tokenRights.filter(other => other !== right);
    const { token } = await aToken({ rights });
    const path = {
      create: '/api/tickets',
      read: '/api/tickets/1001',
      comment: '/api/tickets/1001/comments',
      probe: '/api/probes',
    }[right];
    const said = await call(path, {
      token,
      ...(['read', 'probe'].includes(right) ? {} : { json: aRequest() }),
    });
    expect(said).toMatchObject({ status: 403, body: { detail: expect.stringContaining(right) } });
  });

  test('a token calls so often in a minute, and opens so many in a day', async () => {
    const hasty = await aToken({ perMinute: 3 });
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push(await call('/api/tickets/1', { token: hasty.token }));
    // The minute may end in between.
    const refused = statuses.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const few = await aToken({ perDay: 2, commentsPerDay: 3 });
    const before = await howMany();
    const opened = await Promise.all(
      Array.from({ length: 4 }, () => call('/api/tickets', { token: few.token, json: aRequest() })),
    );
    const created = opened.filter(({ status }) => status === 201);
    expect(created).toHaveLength(2);
    expect(opened.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(await howMany()).toBe(before + 2);
    // What was refused took none of them: neither a wrong body, nor the same call once more.
    const number = created[0]?.body.number;
    const add = (text: string, key?: string) =>
      call(`/api/tickets/${number}/comments`, { token: few.token, json: { text }, ...(key ? { key } : {}) });
    const said = [];
    for (const [text, key] of [
      ['', 'a'],
      ['PAROLA 1', 'b'],
      ['PAROLA 1', 'b'],
      [' ', 'c'],
      ['PAROLA 2'],
      ['PAROLA 3'],
      ['4'],
    ])
      said.push((await add(text ?? '', key)).status);
    expect(said).toEqual([422, 201, 201, 422, 201, 201, 429]);
    const last = await add('PAROLA 5');
    expect(last).toMatchObject({ status: 429, body: { detail: 'This token adds 3 comments a day (UTC).' } });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('a token has so many calls under way at once, and others go on meanwhile', async () => {
    const [greedy, other] = [await aToken(), await aToken()];
    const length = 1_000_000;
    const begun = Array.from({ length: 5 }, () => slowly(greedy.token, length));
    const refused = await Promise.race(begun.map(async each => await each.answer));
    expect(refused).toMatch(/^HTTP\/1\.1 429 /);
    expect(refused).toMatch(/retry-after: 1/i);
    expect((await call('/api/tickets/1', { token: other.token })).status).toBe(404);
    for (const each of begun) each.end();
    await Promise.all(begun.map(({ answer }) => answer));
    // Whoever hung up is out of the way.
    await vi.waitFor(async () =>
      expect((await call('/api/tickets/1', { token: greedy.token })).status).toBe(404),
    );
  });

  test('one that is revoked while its body comes is refused when that is there', async () => {
    const { token, handle } = await aToken();
    const body = JSON.stringify(aRequest());
    const before = await howMany();
    const sending = slowly(token, Buffer.byteLength(body));
    await wait(100);
    expect(await revokeToken(db(), handle, new Date())).toBe(true);
    sending.end(body);
    expect(await sending.answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(await howMany()).toBe(before);
  });

  describe('Idempotency-Key', () => {
    test('the same call, twenty times at once, opens one request and is answered alike', async () => {
      const [before, json] = [await howMany(), aRequest()];
      const first: number[] = [];
      const said = await Promise.all(
        Array.from({ length: 20 }, async () => {
          for (;;) {
            const answer = await call('/api/tickets', { token: site.token, json, key: 'race' });
            if (answer.status === 201) return answer;
            // Too many at once, or the same is under way: when to come again is said.
            expect([409, 429]).toContain(answer.status);
            expect(answer.headers.get('retry-after')).toBe('1');
            first.push(answer.status);
            await wait(20);
          }
        }),
      );
      expect(first.length).toBeGreaterThan(0);
      expect(new Set(said.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
      expect(new Set(said.map(({ headers }) => headers.get('location'))).size).toBe(1);
      expect(await howMany()).toBe(before + 1);
      expect(await call('/api/tickets', { token: site.token, json: aRequest(), key: 'race' })).toMatchObject({
        status: 422,
      });
      expect(await howMany()).toBe(before + 1);
    });

    test('another token’s same key is another key', async () => {
      const [before, json, other] = [await howMany(), aRequest(), await aToken()];
      await call('/api/tickets', { token: site.token, json, key: 'shared' });
      await call('/api/tickets', { token: other.token, json, key: 'shared' });
      expect(await howMany()).toBe(before + 2);
    });

    test('what was refused may come again, corrected; a comment is added once', async () => {
      const wrong = await call('/api/tickets', {
        token: site.token,
        json: { ...aRequest(), text: '' },
        key: 'fixed',
      });
      expect(wrong.status).toBe(422);
      const right = await call('/api/tickets', { token: site.token, json: aRequest(), key: 'fixed' });
      expect(right.status).toBe(201);
      const path = `/api/tickets/${right.body.number}/comments`;
      for (let n = 0; n < 3; n += 1)
        expect((await call(path, { token: site.token, json: { text: 'PAROLA' }, key: 'once' })).status).toBe(
          201,
        );
      const inbound = (await conversationOf(db(), Number(right.body.number))).filter(
        ({ direction }) => direction === 'in',
      );
      expect(inbound).toHaveLength(2);
    });

    test('who hangs up in between, or whose database goes away, finds it done once', async () => {
      const [before, json] = [await howMany(), aRequest()];
      for (let n = 0; n < 5; n += 1) {
        const hangUp = new AbortController();
        const calling = call('/api/tickets', {
          token: site.token,
          json,
          key: 'cut',
          signal: hangUp.signal,
        }).catch(() => {});
        await wait(n);
        hangUp.abort();
        await calling;
      }
      await own.database.away(async () => {
        const said = await call('/api/tickets', { token: site.token, json, key: 'cut' });
        expect(said.status).toBeGreaterThanOrEqual(500);
        // It may have been done, and the answer lost.
        expect(said.body.detail).toMatch(
          /^Nobody knows whether it was done: call again under the same Idempotency-Key/,
        );
      });
      await vi.waitFor(
        async () =>
          expect((await call('/api/tickets', { token: site.token, json, key: 'cut' })).status).toBe(201),
        { timeout: 60_000 },
      );
      expect(await howMany()).toBe(before + 1);
      // Each connection of the pool finds out for itself that it was cut.
      let calm = 0;
      while (calm < 5) {
        const said = await Promise.all(
          Array.from({ length: 4 }, () => call('/api/tickets/1', { token: site.token })),
        );
        calm = said.every(({ status }) => status < 500) ? calm + 1 : 0;
      }
    });
  });

  describe('hostile bodies', () => {
    const send = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
      call('/api/tickets', {
        method: 'POST',
        token: site.token,
        body,
        headers: { 'content-type': 'application/json', ...headers },
      });

    test.each([
      ['10 MB', 'x'.repeat(10 * 1024 * 1024), 413],
      ['deep', '['.repeat(1_000_000), 400],
      ['deep, and whole', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 422],
      ['deep in its place', `{"from":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, 422],
      [
        'many keys',
        JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`k${n}`, n]))),
        422,
      ],
      ['nothing', '', 400],
      ['no JSON', '{', 400],
      ['null', 'null', 422],
      ['a text', '"x"', 422],
      ['__proto__', '{"__proto__":{"from":1},"text":"x"}', 422],
    ])('%s', async (_what, body, status) => {
      const before = await howMany();
      expect(await send(body)).toMatchObject({ status, body: { status } });
      expect(await howMany()).toBe(before);
    });

    test('what is no UTF-8, no JSON by its own word, or packed oddly', async () => {
      expect((await send(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).status).toBe(400);
      expect((await send(JSON.stringify(aRequest()), { 'content-type': 'text/plain' })).status).toBe(415);
      expect((await send('x', { 'content-encoding': 'zip' })).status).toBe(415);
      expect((await send('x', { 'content-encoding': 'gzip' })).status).toBe(400);
    });

    const wrong = {
      'another type': [{ from: 'paolo@parola.example' }, '/from'],
      'no address': [{ from: { address: 'nobody' } }, '/from/address'],
      'a header in the address': [
        { from: { address: 'a@parola.example\r\nBcc: b@x.example' } },
        '/from/address',
      ],
      'the desk’s own address': [{ from: { address: 'SUPPORT@interzen.it' } }, '/from/address'],
      'a stranger’s mailbox': [{ mailbox: 'ceo@parola.example' }, '/mailbox'],
      'an unknown language': [{ language: 'fr' }, '/language'],
      'a key that nobody knows': [{ priority: 1 }, '/priority'],
      'a text without an end': [{ text: 'x'.repeat(100_001) }, '/text'],
      'nothing but NUL': [{ text: '\0\0 \0' }, '/text'],
      'six files': [{ files: Array(6).fill({ name: 'a', content: 'UA==' }) }, '/files'],
      'a file that is no base64': [{ files: [{ name: 'a', content: '<script>' }] }, '/files/0/content'],
    } satisfies Record<string, [Record<string, unknown>, string]>;
    test.each(Object.entries(wrong))('%s: said where, and what to write', async (_what, [about, pointer]) => {
      const before = await howMany();
      const said = await call('/api/tickets', { token: site.token, json: aRequest(about) });
      expect(said).toMatchObject({
        status: 422,
        body: { errors: [{ pointer, detail: expect.stringMatching(/\w{3}/) }] },
      });
      expect(JSON.stringify(said.body)).not.toContain('PAROLA');
      expect(await howMany()).toBe(before);
    });

    test('NUL and lone surrogates are left out, and what was meant stays', async () => {
      const number = await open(site.token, { subject: 'PAROLA\0 \ud800x', text: 'PAROLA \udfff 🙂\0 ok' });
      expect(await findTicket(db(), number)).toMatchObject({
        subject: 'PAROLA \ufffdx',
        excerpt: 'PAROLA \ufffd 🙂 ok',
      });
    });

    test('files of more than 5 MB together', async () => {
      const content = Buffer.alloc(2 * 1024 * 1024).toString('base64');
      const files = Array(3).fill({ name: 'a.bin', content });
      expect((await call('/api/tickets', { token: site.token, json: aRequest({ files }) })).status).toBe(413);
    });

    test('a file that runs is held, as one in a mail is', async () => {
      const files = [{ name: '../../x.exe', content: Buffer.from('MZ').toString('base64') }];
      const [message] = await conversationOf(db(), await open(site.token, { files }));
      expect(message?.attachments).toMatchObject([{ name: 'x.exe', held: 'dangerous' }]);
    });

    test('nothing but blanks', async () => {
      for (const about of [{ subject: ' \t ' }, { text: '\n\n' }])
        expect((await call('/api/tickets', { token: site.token, json: aRequest(about) })).status).toBe(422);
    });

    test('another method, and another origin', async () => {
      const said = await call('/api/tickets', { token: site.token });
      expect(said).toMatchObject({ status: 405 });
      expect(said.headers.get('allow')).toBe('POST');
      const asked = await call('/api/tickets', {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      });
      expect([...asked.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([]);
      for (const path of [
        '/api/tickets/abc',
        '/api/tickets/0',
        '/api/tickets/99999999999999',
        '/api/tickets/1e3',
      ])
        expect((await call(path, { token: site.token })).status).toBe(404);
    });
  });

  test('what it is, it says itself, to whoever reads', async () => {
    const { body } = await call('/api/openapi.json');
    expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: own.url }] });
    expect((await call('/api/openapi.json', { method: 'HEAD' })).status).toBe(200);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const said = await call('/api/openapi.json', { method });
      expect(said.status).toBe(405);
      expect(said.headers.get('allow')).toBe('GET, HEAD');
    }
    expect((await call('/api/openapi.json/x')).status).toBe(404);
  });
});
