import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPrivate } from '../../../src/outwards/webhooks/private-addresses.ts';
import { keyIn, webhookSecretVariable } from '../../../src/outwards/webhooks/settings.ts';
import { signedHeaders } from '../../../src/outwards/webhooks/sign.ts';

const told = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
const at = new Date(1_614_265_330_000);

function keyOf(secret: string): Uint8Array {
  const key = keyIn(secret);
  if (!key) throw new Error(`${secret} is none`);
  return key;
}

test('it is signed as the specification’s own example', () => {
  const key = keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
  expect(signedHeaders(told, [key], at)).toEqual({
    'webhook-id': told.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('while a secret is exchanged, both sign: whoever knows one of them knows us', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const both = signedHeaders(told, [fresh, old], at)['webhook-signature']?.split(' ');
  expect(both).toEqual([fresh, old].map(key => signedHeaders(told, [key], at)['webhook-signature']));
});

test('another id, time, body or key is another signature', () => {
  const key = randomBytes(32);
  const signature = (id: string, body: string, when: Date, by = key) =>
    signedHeaders({ id, body }, [by], when)['webhook-signature'];
  const all = [
    signature('a', 'b', at),
    signature('ab', 'b', at),
    signature('a', 'c', at),
    signature('a', 'b', new Date(at.getTime() + 1000)),
    signature('a', 'b', at, randomBytes(32)),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test.each([
  ['', 'nothing'],
  ['whsec_', 'no key'],
  ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'no prefix'],
  ['whsec_c2hvcnQ=', 'too short'],
  [`whsec_${randomBytes(65).toString('base64')}`, 'too long'],
  ['whsec_not base64!', 'not base64'],
])('%s is no secret: %s', secret => {
  expect(keyIn(secret)).toBeNull();
});

test('a key of 24 to 64 bytes is one, with or without its padding', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 64 }), key => {
      const encoded = Buffer.from(key).toString('base64');
      expect(keyIn(`whsec_${encoded}`)).toEqual(Buffer.from(key));
      expect(keyIn(`whsec_${encoded.replace(/=+$/, '')}`)).toEqual(Buffer.from(key));
    }),
  );
});

test('the variable is named as other secrets are', () => {
  expect(webhookSecretVariable('status-page')).toBe('WEBHOOK_STATUS_PAGE_SECRET');
});

test.each([
  ...['127.0.0.1', '127.9.9.9', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
  ...['0.0.0.0', '100.64.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00::1', 'ff02::1'],
  ...['64:ff9b:1::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::', '::127.0.0.1', '::a00:1', '::ffff:0:7f00:1'],
  ...['fec0::1', 'feff::1', '100::1', '3fff::1', '5f00::1', '192.88.99.1'],
  ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'no address', ''],
])('%s is nowhere on the Internet', address => {
  expect(isPrivate(address)).toBe(true);
});

test.each([
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '2001:4860:4860::8888',
  '2a00:1450::1',
  '193.0.6.139',
])('%s is somewhere on the Internet', address => {
  expect(isPrivate(address)).toBe(false);
});
