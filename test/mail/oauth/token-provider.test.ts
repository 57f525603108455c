import { createServer, type Server } from 'node:http';
import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tokenProvider } from '../../../src/mail/oauth/token-provider.ts';

let server: Server;
let url = '';
let asked: URLSearchParams[] = [];
let answer: { status: number; body: unknown } = { status: 200, body: {} };

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push(new URLSearchParams(body));
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/token`;
  answer = { status: 200, body: { access_token: 't1', expires_in: 3600 } };
});
afterEach(() => new Promise<void>(done => server.close(() => done())));

const microsoft = () => ({
  kind: 'microsoft' as const,
  tenantId: 't',
  clientId: 'c',
  clientSecret: 'top-secret',
  tokenUrl: url,
});

test('a token is kept until shortly before its end', async () => {
  let now = 0;
  const tokens = tokenProvider(microsoft(), () => now);
  expect(await tokens.accessToken()).toBe('t1');
  now = 54 * 60_000;
  expect(await tokens.accessToken()).toBe('t1');
  expect(asked).toHaveLength(1);
  now = 56 * 60_000;
  answer.body = { access_token: 't2', expires_in: 3600 };
  expect(await tokens.accessToken()).toBe('t2');
});

test('those who ask together share one question', async () => {
  const tokens = tokenProvider(microsoft());
  await Promise.all(Array.from({ length: 8 }, () => tokens.accessToken()));
  expect(asked).toHaveLength(1);
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    scope: 'https://outlook.office365.com/.default',
  });
});

test('a refusal says what to look at, and no secret; the next question is asked anew', async () => {
  answer = { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000222: expired' } };
  const tokens = tokenProvider(microsoft());
  const error = await tokens.accessToken().catch((refused: Error) => refused.message);
  expect(error).toContain('AADSTS7000222');
  expect(error).toContain('MICROSOFT_CLIENT_SECRET');
  expect(error).not.toContain('top-secret');
  answer = { status: 200, body: { access_token: 't3', expires_in: 3600 } };
  expect(await tokens.accessToken()).toBe('t3');
});

test('Google by refresh token', async () => {
  const tokens = tokenProvider({
    kind: 'google-refresh-token',
    clientId: 'c',
    clientSecret: 's',
    refreshToken: 'r',
    tokenUrl: url,
  });
  await tokens.accessToken();
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    grant_type: 'refresh_token',
    refresh_token: 'r',
  });
});

test('Google by service account: a signed assertion for the mailbox', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const tokens = tokenProvider({
    kind: 'google-service-account',
    clientEmail: 'desk@project.iam.gserviceaccount.com',
    privateKey: await exportPKCS8(privateKey),
    subject: 'support@interzen.example',
    tokenUrl: url,
  });
  await tokens.accessToken();
  const { payload } = await jwtVerify(asked[0]?.get('assertion') ?? '', publicKey);
  expect(payload).toMatchObject({
    sub: 'support@interzen.example',
    scope: 'https://mail.google.com/',
    aud: 'https://oauth2.googleapis.com/token',
  });
});
