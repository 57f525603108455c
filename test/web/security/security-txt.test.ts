import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkExpiry } from '../../../src/cli/check/expiry.ts';
import { faultInWords } from '../../../src/config/faults.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { readSecurityKey } from '../../../src/config/security-key.ts';
import type { Ground } from '../../../src/house/rooms/ground.ts';
import { openPages } from '../../../src/house/rooms/pages.ts';
import { openLog } from '../../../src/log.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { shippedConfig } from '../../journeys/a-house.ts';
import { rome } from '../../ticket/at-rome.ts';

const folder = mkdtempSync(join(tmpdir(), 'sportello-security-'));
const asc = join(folder, 'security.asc');
writeFileSync(asc, '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZ\n-----END PGP PUBLIC KEY BLOCK-----\n');

const security = `security:
  contact: [security@interzen.it, "https://interzen.example/security"]
  key: ${asc}
  securityTxt:
    expires: 2027-06-30
    policy: https://interzen.example/disclosure
    acknowledgments: https://interzen.example/thanks
`;

/** The pages of a house that has written this. */
async function serve(more: string): Promise<{ url: string; server: Server }> {
  const config = shippedConfig(yaml => yaml + more);
  const web = express();
  const http = { ...config.http, publicUrl: 'https://desk.example.com' };
  const ground = {
    config: { ...config, http },
    desk: aDesk(() => {
      throw new Error('no database is asked');
    }),
    secret: 'secret',
    log: openLog('silent'),
  };
  openPages(ground as unknown as Ground, web);
  const server = await new Promise<Server>(done => {
    const started = web.listen(0, '127.0.0.1', () => done(started));
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const open: Server[] = [];
let url = '';
let silent = '';
beforeAll(async () => {
  const [on, off] = [await serve(security), await serve('')];
  open.push(on.server, off.server);
  [url, silent] = [on.url, off.url];
});
afterAll(() => {
  for (const server of open) server.close();
  rmSync(folder, { recursive: true });
});

test('security.txt says how vulnerabilities are reported, as RFC 9116 has it', async () => {
  const answer = await fetch(`${url}/.well-known/security.txt`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  // The last day whole, in the desk's zone.
  expect(await answer.text()).toBe(`Contact: mailto:security@interzen.it
Contact: https://interzen.example/security
Expires: 2027-06-30T21:59:59Z
Encryption: https://desk.example.com/.well-known/security-key
Acknowledgments: https://interzen.example/thanks
Preferred-Languages: it, en
Canonical: https://desk.example.com/.well-known/security.txt
Policy: https://interzen.example/disclosure
`);
  const key = await fetch(`${url}/.well-known/security-key`);
  expect(key.headers.get('content-type')).toMatch(/^application\/pgp-keys/);
  expect(await key.text()).toContain('BEGIN PGP PUBLIC KEY BLOCK');
});

test('where desk.yaml says nothing, there is none', async () => {
  for (const path of ['security.txt', 'security-key'])
    expect((await fetch(`${silent}/.well-known/${path}`)).status).toBe(404);
});

test.each([
  ['2026-11-01', '241 days left', false],
  ['2027-06-20', '10 days left', true],
  ['2027-06-30', '0 days left', true],
])('check on %s says %s', (today, says, isWarning) => {
  const { parts } = { parts: shippedConfig(yaml => yaml + security).policy };
  const found = checkExpiry({ parts: { ...parts, secrets: [] }, authority: null }, rome(`${today}T12:00`));
  expect(found[0]?.part).toBe('security.txt');
  expect(found[0]?.says).toContain(says);
  expect(found[0]?.isWarning ?? false).toBe(isWarning);
  const over = checkExpiry({ parts: { ...parts, secrets: [] }, authority: null }, rome('2027-07-01T12:00'));
  expect(over[0]).toMatchObject({ ok: false });
});

test.each([
  ['-----BEGIN PGP PRIVATE KEY BLOCK-----', 'a private key'],
  ['-----BEGIN RSA PRIVATE KEY-----', 'a private key'],
  ['hello', 'neither a PGP public key nor a certificate'],
])('a file with %s is refused', (content, says) => {
  const file = join(folder, 'wrong');
  writeFileSync(file, content);
  expect(readSecurityKey(file)).toContain(says);
  expect(readSecurityKey(join(folder, 'gone'))).toContain('there is no file');
});

test.each([
  ['contact: [security]', 'security.contact'],
  ['contact: []', 'security.contact'],
  ['contact: [a@b.example]\n  securityTxt: { expires: soon }', 'security.securityTxt.expires'],
  ['contact: [a@b.example]\n  key: /nowhere', 'security.key'],
])('security: { %s } is a fault', (written, path) => {
  const yaml = readFileSync('desk.yaml', 'utf8');
  const loaded = loadConfig(`${yaml}\nsecurity:\n  ${written}\n`, {});
  expect(loaded.ok ? [] : loaded.faults.map(faultInWords).join()).toContain(path);
});
