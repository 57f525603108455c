import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ownHouse } from '../journeys/a-house.ts';

const own = ownHouse();

/** As a browser asks that was sent here by another page, or by a name server that lies. */
async function ask(method: string, path: string, headers: Record<string, string>): Promise<number> {
  return await new Promise((done, fail) => {
    const asking = request(`${own.url}${path}`, { method, headers }, response => {
      response.destroy();
      done(response.statusCode ?? 0);
    });
    asking.once('error', fail);
    asking.end(method === 'POST' ? '{}' : undefined);
  });
}

const routes = [
  ['GET', '/'],
  ['GET', '/sandbox/state'],
  ['GET', '/sandbox/events'],
  ['GET', '/sandbox/page/page.js'],
  ['GET', '/sandbox/mails/inbox-1/files/0'],
  ['POST', '/sandbox/act'],
  ['POST', '/sandbox/clock'],
  ['POST', '/sandbox/sample-day'],
  ['POST', '/sandbox/friday-evening'],
  ['POST', '/sandbox/slack/api/chat.postMessage'],
  ['POST', '/sandbox/slack/api/respond/U0ANNA/1.1'],
  ['POST', '/sandbox/teams/v3/conversations'],
  ['GET', '/sandbox/teams/openid'],
  ['GET', '/sandbox/teams/onedrive/1'],
] as const;

const stories: string[] = ['/sandbox/sample-day', '/sandbox/friday-evening'];
const json = { 'content-type': 'application/json' };

describe.each(routes)('%s %s', (method, path) => {
  test('refuses another name of this machine, and a page of another origin', async () => {
    expect(await ask(method, path, { ...json, host: 'rebound.example' })).toBe(403);
    expect(await ask(method, path, { ...json, origin: 'https://elsewhere.example' })).toBe(403);
    expect(await ask(method, path, { ...json, origin: 'null' })).toBe(403);
    // Another port of this machine is another origin, too.
    expect(await ask(method, path, { ...json, origin: 'http://127.0.0.1:1' })).toBe(403);
  });
});

// Without those that do at once what they are asked for: the journeys press them.
test.each(routes.filter(([, path]) => !stories.includes(path)))(
  '%s %s answers its own page',
  async (method, path) => {
    expect(await ask(method, path, { ...json, origin: own.url })).not.toBe(403);
    expect(await ask(method, path, json)).not.toBe(403);
  },
);

test('a token of the source opens nothing at the stand-in of Slack', async () => {
  const answer = await fetch(`${own.url}/sandbox/slack/api/auth.test`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-sandbox' },
  });
  expect(await answer.json()).toMatchObject({ ok: false, error: 'invalid_auth' });
});
