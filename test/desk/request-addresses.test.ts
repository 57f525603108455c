import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requestAddresses } from '../../src/desk/request-addresses.ts';

const own = requestAddresses('https://desk.example.com');

test.each([
  ['https://desk.example.com/t/1042', 1042],
  ['https://DESK.example.com/t/1042/', 1042],
  ['http://desk.example.com:80/t/1042', 1042],
  ['https://desk.example.com/t/1042?from=mail&x=1#top', 1042],
])('%s names a request', (address, number) => {
  expect(own.numberIn(address)).toBe(number);
});

test.each([
  'https://desk.example.com/t/',
  'https://desk.example.com/t/0',
  'https://desk.example.com/t/01042',
  'https://desk.example.com/t/1042/files',
  'https://desk.example.com/t/10421042104',
  // More than the database counts to: below it stood no preview of the other links either.
  'https://desk.example.com/t/9999999999',
  'https://desk.example.com/t/1e3',
  'https://desk.example.com/x/t/1042',
  'https://desk.example.com:8443/t/1042',
  'https://desk.example.com.evil.example/t/1042',
  'https://evil.example/https://desk.example.com/t/1042',
  'https://anna:pw@desk.example.com/t/1042',
  'ftp://desk.example.com/t/1042',
  'javascript:alert(1)',
  '/t/1042',
  '',
])('«%s» names none', address => {
  expect(own.numberIn(address)).toBeNull();
});

test('below a path of a shared host, too', () => {
  const below = requestAddresses('https://intranet.example.com/desk');
  expect(below.of(7)).toBe('https://intranet.example.com/desk/t/7');
  expect(below.numberIn('https://intranet.example.com/desk/t/7')).toBe(7);
  expect(below.numberIn('https://intranet.example.com/t/7')).toBeNull();
  expect(below.numberIn('https://intranet.example.com/other/t/7')).toBeNull();
});

test('what it makes it understands, and whatever it is asked it does not throw', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), fc.string(), (number, anything) => {
      expect(own.numberIn(own.of(number))).toBe(number);
      own.numberIn(anything);
      own.numberIn(`https://desk.example.com/t/${anything}`);
    }),
  );
});
