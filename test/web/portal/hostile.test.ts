import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ownHouse } from '../../journeys/a-house.ts';
import { requestFrom } from './a-request.ts';
import { aVisitor, letIn, signIn, type Visitor } from './a-visitor.ts';

/** How many requests somebody sends who means no good; `npm run test:long` sends ten thousand. */
const sent = Number(process.env.HOSTILE ?? 400);

const own = ownHouse();
const db = () => own.database.database.db;
const paolo = 'paolo.neri@cartierapescara.example';
const emma = 'emma.clarke@northwind.example';
/** The words of somebody else. */
const theirs = 'Melograno';
let numbers = { own: 0, others: 0 };
let visitors: Visitor[] = [];

beforeAll(async () => {
  numbers = {
    own: await requestFrom(own, db(), { address: emma, subject: 'Invoice', text: 'It is wrong.' }),
    others: await requestFrom(own, db(), { address: paolo, subject: theirs, text: `${theirs} è fermo.` }),
  };
  await letIn(db(), emma);
  await letIn(db(), paolo);
  const [stranger, customer, holder] = [0, 0, 0].map(() => aVisitor(() => own.url));
  if (!stranger || !customer || !holder) throw new Error('nobody came');
  const now = own.sandbox.clock();
  await signIn(customer, db(), { address: emma, now });
  await signIn(holder, db(), { address: emma, ticket: numbers.own, now });
  visitors = [stranger, customer, holder];
});

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...[
      "' or 1=1 --",
      '../../etc/passwd',
      '%00',
      '{{csrf}}',
      '<script>alert(1)</script>',
      '\u202e',
      '💥'.repeat(50),
    ],
    ...['-1', '0', '9007199254740993', '1e309', 'NaN', '2147483648', '999999999999999999999', '٣'],
  ),
);
const number = fc.oneof(
  fc.constantFrom('own', 'others').map(which => () => String(numbers[which === 'own' ? 'own' : 'others'])),
  odd.map(text => () => text),
);
const parts = fc.oneof(
  fc.constantFrom<(() => string)[]>(
    ...[
      '',
      'sign-in',
      'code',
      'sign-out',
      'access',
      'access/asked',
      'profile',
      'profile/erasure',
      'profile/data',
    ].map(path => [() => path]),
    ...[
      'passkeys',
      'passkeys/offer',
      'passkeys/ask',
      'passkeys/enter',
      'passkeys/remove',
      'profile/language',
    ].map(path => [() => path]),
  ),
  number.map(of => [() => 'requests', of]),
  fc.tuple(number, number).map(([of, file]) => [() => 'requests', of, () => 'files', file]),
  fc.tuple(number, odd).map(([of, mark]) => [() => 'r', of, () => mark]),
  fc.array(odd, { maxLength: 4 }).map(all => all.map(text => () => text)),
);
const field = fc.constantFrom(
  'address',
  'name',
  'code',
  'language',
  'id',
  'lang',
  'which',
  'to',
  'before',
  'said',
  'csrf',
);
const fields = fc.array(fc.tuple(field, odd), { maxLength: 5 });
const asked = fc.record({
  visitor: fc.nat({ max: 2 }),
  method: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'),
  parts,
  query: fields,
  body: fields,
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data',
    'text/plain',
  ),
  isOurs: fc.boolean(),
  headers: fc.dictionary(
    fc.constantFrom('accept-language', 'x-forwarded-for', 'user-agent', 'range', 'if-none-match', 'x-csrf'),
    fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map(text => text.replace(/[^\x20-\x7e]/g, '')),
    { maxKeys: 3 },
  ),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

async function send({ visitor, method, parts, query, body, type, isOurs, headers }: Asked) {
  const who = visitors[visitor];
  if (!who) throw new Error('nobody came');
  const path = `/portal/${parts.map(part => encodeURIComponent(part().toWellFormed()).replaceAll('%2F', '/')).join('/')}`;
  const search = new URLSearchParams(
    query.map(([name, value]): [string, string] => [name, value.toWellFormed()]),
  );
  const csrf = isOurs ? /name="csrf" value="([^"]+)"/.exec((await who.get('/portal')).text)?.[1] : undefined;
  const given = body.map(([name, value]): [string, string] => [name, value.toWellFormed()]);
  const form = new URLSearchParams(given);
  if (csrf) form.append('csrf', csrf.replaceAll('&#x3D;', '='));
  const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method);
  const url = new URL(own.url);
  url.pathname = path;
  return await who.send(`${url.pathname}?${search}`, {
    method,
    headers: {
      ...headers,
      ...(csrf ? { 'x-csrf': csrf } : {}),
      ...(hasBody ? { 'content-type': type } : {}),
    },
    ...(hasBody
      ? { body: type === 'application/json' ? JSON.stringify(Object.fromEntries(given)) : form.toString() }
      : {}),
  });
}

test(`of ${sent} hostile requests none breaks a page, and none is told a word of somebody else`, async () => {
  const answered = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(asked, async request => {
      const { status, text } = await send(request);
      answered.set(status, (answered.get(status) ?? 0) + 1);
      expect(status).toBeLessThan(500);
      expect(text).not.toContain(theirs);
      expect(text).not.toContain(paolo);
    }),
    { numRuns: sent, endOnFailure: true },
  );
  // Nobody was only turned away at the door.
  expect(answered.get(200)).toBeGreaterThan(0);
  expect(answered.get(303)).toBeGreaterThan(0);
  expect(answered.get(404)).toBeGreaterThan(0);
}, 3_600_000);
