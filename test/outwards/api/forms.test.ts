import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { newToken } from '../../../src/outwards/api/token.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { insertToken } from '../../../src/store/outwards/tokens.ts';
import { tokenRights } from '../../../src/store/schema/outwards/api.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { anyCharacter } from '../../contracts/any-unicode.ts';
import { ownHouse } from '../../journeys/a-house.ts';

const own = ownHouse();
const db = () => own.database.database.db;
let token = '';
beforeAll(async () => {
  const { token: made, ...kept } = newToken();
  const limits = { perMinute: 1_000_000, perDay: 1_000_000, commentsPerDay: 1_000_000 };
  await insertToken(db(), {
    ...kept,
    ...limits,
    name: 'Modulo',
    rights: [...tokenRights],
    madeAt: new Date(),
  });
  token = made;
});

async function send(
  body: string | FormData,
  { path = '/api/tickets', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`${own.url}${path}`, {
    ...{ method: 'POST', body },
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
}

function aForm(fields: [string, string | File][] = []): FormData {
  const form = new FormData();
  for (const [name, value] of [
    ...([
      ['from.address', 'paolo@cliente.example'],
      ['from.name', 'Paolo Neri'],
      ['subject', 'Stampa ferma'],
      ['text', 'Da stamattina la stampa non parte.\r\nGrazie'],
    ] satisfies [string, string][]),
    ...fields,
  ])
    form.append(name, value);
  return form;
}
const howMany = async () =>
  (await db().execute<{ n: number }>(sql`select count(*)::int as n from ticket`))[0]?.n ?? 0;

test('a form with files opens a request, as the same in JSON does', async () => {
  const files: [string, File][] = [
    ['files', new File(['schermata'], 'già visto “1”.txt', { type: 'text/plain' })],
    ['files', new File(['MZ'], '../../x.exe')],
    // What a browser sends of a file field that was left empty.
    ['files', new File([], '')],
  ];
  const { status, body } = await send(aForm([['language', 'it'], ...files]));
  expect(body).toEqual({ number: expect.any(Number), status: 'new' });
  expect(status).toBe(201);
  const ticket = await findTicket(db(), Number(body.number));
  expect(ticket).toMatchObject({
    subject: 'Stampa ferma',
    language: 'it',
    requester: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
    authorship: { unverified: 'form' },
  });
  const [message] = await conversationOf(db(), Number(body.number));
  expect(message?.attachments).toMatchObject([
    { name: 'già visto “1”.txt', size: 9 },
    { name: 'x.exe', held: 'dangerous' },
  ]);
  const added = new FormData();
  added.append('text', 'Anche oggi');
  added.append('files', new File(['b'], 'b.txt'));
  expect((await send(added, { path: `/api/tickets/${body.number}/comments` })).status).toBe(201);
  expect((await conversationOf(db(), Number(body.number))).at(-1)?.attachments).toMatchObject([
    { name: 'b.txt' },
  ]);
});

test('sent again under its key it is the same, though what parts its fields is another', async () => {
  const before = await howMany();
  const again = () =>
    send(aForm([['files', new File(['x'], 'x.txt')]]), { headers: { 'idempotency-key': 'form' } });
  const [first, second] = [await again(), await again()];
  expect(second).toEqual(first);
  expect(await howMany()).toBe(before + 1);
  const other = await send(aForm([['files', new File(['y'], 'x.txt')]]), {
    headers: { 'idempotency-key': 'form' },
  });
  expect(other.status).toBe(422);
});

test.each<[string, [string, string | File][], number, string]>([
  ['a field that nobody knows', [['priority', '1']], 422, '/priority'],
  ['a field twice', [['subject', 'due']], 422, '/subject'],
  ['one inside', [['from.phone', '1']], 422, '/from/phone'],
  ['a file elsewhere', [['photo', new File(['x'], 'x.png')]], 422, '/photo'],
  ['a text without an end', [['mailbox', 'x'.repeat(500_000)]], 422, '/mailbox'],
  ['__proto__', [['__proto__', 'x']], 422, '/__proto__'],
])('%s is said where it is', async (_, fields, status, pointer) => {
  const before = await howMany();
  expect(await send(aForm(fields))).toMatchObject({ status, body: { errors: [{ pointer }] } });
  expect(await howMany()).toBe(before);
});

test('too many files, or too large, are refused whole', async () => {
  const many = Array.from({ length: 6 }, (_, n): [string, File] => ['files', new File(['x'], `${n}.txt`)]);
  expect(await send(aForm(many))).toMatchObject({ status: 422, body: { errors: [{ pointer: '/files' }] } });
  const large: [string, File][] = [['files', new File([new Uint8Array(6 * 1024 * 1024)], 'a.bin')]];
  expect((await send(aForm(large))).status).toBe(413);
  const two = Array.from({ length: 2 }, (_, n): [string, File] => [
    'files',
    new File([new Uint8Array(3 * 1024 * 1024)], `${n}.bin`),
  ]);
  expect((await send(aForm(two))).status).toBe(413);
});

test.each([
  ['no boundary', 'multipart/form-data', 'x'],
  [
    'an end that never comes',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nx',
  ],
  ['a part without a name', 'multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--\r\n'],
  ['nothing', 'multipart/form-data; boundary=b', ''],
  ['another form', 'application/x-www-form-urlencoded', 'text=x'],
])('%s: said, and nothing opened', async (_, type, body) => {
  const before = await howMany();
  const said = await send(body, { headers: { 'content-type': type } });
  expect([400, 415, 422]).toContain(said.status);
  expect(said.body).toMatchObject({ status: said.status, detail: expect.stringMatching(/\w/) });
  expect(await howMany()).toBe(before);
});

test('a thousand calls with whatever in them: each is answered, none breaks the desk', async () => {
  const typed = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: anyCharacter, maxLength: 60 }));
  const json = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.string({ maxLength: 200 }),
    fc
      .record(
        {
          from: fc.oneof(
            fc.record({ address: fc.oneof(typed, fc.emailAddress()), name: typed }, { requiredKeys: [] }),
            fc.anything(),
          ),
          subject: fc.oneof(typed, fc.anything()),
          text: fc.oneof(typed, fc.anything()),
          language: fc.oneof(fc.constantFrom('it', 'en', 'fr'), fc.anything()),
          mailbox: typed,
          files: fc.array(
            fc.record(
              { name: typed, type: typed, content: fc.oneof(fc.base64String(), typed) },
              { requiredKeys: [] },
            ),
            { maxLength: 6 },
          ),
        },
        { requiredKeys: [] },
      )
      .map(
        body => JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? '',
      ),
  );
  const form = fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom('from.address', 'from.name', 'subject', 'text', 'files', 'from.'), typed),
        typed,
        fc.boolean(),
      ),
      { maxLength: 8 },
    )
    .map(parts =>
      parts
        .map(
          ([name, value, isFile]) =>
            `--b\r\nContent-Disposition: form-data; name="${name}"${isFile ? `; filename="${value}"` : ''}\r\n\r\n${value}\r\n`,
        )
        .join('')
        .concat('--b--\r\n'),
    );
  const types = [
    'application/json',
    'multipart/form-data; boundary=b',
    'multipart/form-data',
    'text/plain',
    'application/json; charset=x',
  ];
  const paths = [
    '/api/tickets',
    '/api/tickets/1001/comments',
    '/api/tickets/0/comments',
    '/api/tickets/%00/comments',
  ];
  const one = fc.record({
    body: fc.oneof(json, form),
    type: fc.constantFrom(...types),
    path: fc.constantFrom(...paths),
    key: fc.option(fc.stringMatching(/^[!-~]{0,20}$/)),
  });
  const answered = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 4, maxLength: 4 }), async calls => {
      await Promise.all(
        calls.map(async ({ body, type, path, key }) => {
          const { status } = await send(body, {
            path,
            headers: { 'content-type': type, ...(key ? { 'idempotency-key': key } : {}) },
          });
          answered.set(status, (answered.get(status) ?? 0) + 1);
          expect(status).toBeLessThan(500);
        }),
      );
    }),
    { numRuns: 250 },
  );
  // Some of it was right, and a good deal of it read at all.
  expect([...answered.keys()]).toEqual(expect.arrayContaining([400, 404, 415, 422]));
  expect((await send(aForm())).status).toBe(201);
});
