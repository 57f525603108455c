import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressTyped } from '../../../src/chat/actions/opening/address-typed.ts';
import { addressesIn } from '../../../src/mail/reading/addresses/addresses.ts';
import { newTicketShape } from '../../../src/outwards/api/shapes.ts';
import { asAddress } from '../../../src/ticket/people/as-address.ts';
import { anyCharacter } from '../../contracts/any-unicode.ts';

test.each([
  ['paolo@cliente.it', 'paolo@cliente.it'],
  [' Paolo.Neri+web@Cliente.IT ', 'paolo.neri+web@cliente.it'],
  ['info@città.it', 'info@città.it'],
  ['info@xn--citt-3na.it', 'info@città.it'],
  ['josé@bücher.example', 'josé@bücher.example'],
  ['用户@例え.jp', '用户@例え.jp'],
  ['дима@почта.рф', 'дима@почта.рф'],
  ['two..dots@docomo.ne.jp', 'two..dots@docomo.ne.jp'],
  ['.dot.@docomo.ne.jp', '.dot.@docomo.ne.jp'],
  ["o'brien@x.example", "o'brien@x.example"],
  ['a/b=c!d#e%f@x.example', 'a/b=c!d#e%f@x.example'],
  ['x@under.co.uk', 'x@under.co.uk'],
  ["'paolo@cliente.it'", 'paolo@cliente.it'],
])('%j is one, as mail brings it: %j', (typed, address) => {
  expect(asAddress(typed)).toBe(address);
  expect(addressTyped(`Paolo <${typed.trim()}>`)?.address).toBe(address);
  expect(addressesIn(`Paolo <${typed.trim()}>`)).toEqual([{ name: 'Paolo', address }]);
  const asked = { from: { address: typed.trim() }, subject: 'a', text: 'b' };
  expect(newTicketShape.safeParse(asked).success).toBe(true);
});

test.each([
  ...[
    '',
    'paolo',
    '@',
    'a@',
    '@b.it',
    'a@b',
    'a@localhost',
    'a@b..it',
    'a@-b.it',
    'a@b-.it',
    'a@b.it,c@d.it',
  ],
  ...['a b@c.it', 'a@c.it\r\nBcc: x@y.it', 'a@@b.it', 'a@b@c.it', 'a<b@c.it', 'a@127.0.0.1', 'a@[127.0.0.1]'],
  ...[
    'a\u200bb@c.it',
    'a@c\u00ad.it',
    '"a b"@c.it',
    `${'a'.repeat(250)}@c.it`,
    `a@${'b'.repeat(64)}.it`,
    'a@b_c.it',
    'a\u037eb@c.it',
    'a<\u0338b@c.it',
  ],
])('%j is none, anywhere', typed => {
  expect(asAddress(typed)).toBeNull();
  expect(addressTyped(typed)).toBeNull();
  const asked = { from: { address: typed }, subject: 'a', text: 'b' };
  expect(newTicketShape.safeParse(asked).success).toBe(false);
});

const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const label = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}[a-z0-9]$/),
  fc.constantFrom('città', '例え', 'bücher'),
);
const anything = fc.oneof(
  fc
    .tuple(part, label, fc.constantFrom('it', 'example', 'рф'))
    .map(([who, where, end]) => `${who}@${where}.${end}`),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
);

test('whatever is one is the same in mail, is in one form alone, and breaks no header', () => {
  fc.assert(
    fc.property(anything, typed => {
      const address = asAddress(typed);
      if (address === null) return;
      expect(asAddress(address)).toBe(address);
      expect(address).toMatch(/^[^\s<>",;:\\()[\]@\p{C}]+@[^\s<>",;:\\()[\]@\p{C}]+$/u);
      expect(addressesIn(`<${typed.trim()}>`).map(person => person.address)).toEqual([address]);
    }),
    { numRuns: 2000 },
  );
});
