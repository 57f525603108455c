import { expect, test } from 'vitest';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${own.url}${path}`, { redirect: 'manual', ...init });
  return { response, html: await response.text() };
};

test.each([
  ['it', 'Si apre in chat'],
  ['en', 'It opens in chat'],
])('in a browser a link says how one opens it in chat, in %s', async (language, title) => {
  const { response, html } = await get(`/t/1042?lang=${language}`);
  expect(response.status).toBe(200);
  expect(html).toContain(`<html lang="${language}">`);
  expect(html).toContain(`<h1>${title}</h1>`);
  for (const words of ['/ticket 1042', '@Sportello 1042', 'Slack', 'Microsoft Teams'])
    expect(html.replaceAll('&#x2F;', '/')).toContain(words);
  expect(html).not.toMatch(/\{\{|undefined|\[object|<script/);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'cache-control': 'no-store',
    'content-language': language,
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
  });
});

test('it is the same whether there is such a request or not, and says no word of it', async () => {
  await own.sandbox.mailbox.write(
    {
      from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
      to: support,
      subject: 'La stampante fischia',
      text: 'Da lunedì.',
    },
    own.house.smtpPort,
  );
  const cards = () => JSON.stringify(own.sandbox.slack.channel('C0SUPPORT1')?.messages ?? []);
  await expect.poll(cards).toContain('La stampante fischia');
  const [, number = ''] = /"ticket":(\d+)/.exec(cards()) ?? [];
  const there = await get(`/t/${number}`);
  const nowhere = await get('/t/999999');
  const without = (html: string, digits: string) => html.replaceAll(digits, '#');
  expect(without(there.html, number)).toBe(without(nowhere.html, '999999'));
  expect(there.html).not.toMatch(/stampante|Paolo/i);
  const told = ({ response }: typeof there) =>
    [...response.headers].filter(([name]) => !['date', 'etag', 'content-length'].includes(name));
  expect(told(there)).toEqual(told(nowhere));
});

test('HEAD is answered as GET, without a body', async () => {
  const { response, html } = await get('/t/1042', { method: 'HEAD' });
  expect([response.status, html]).toEqual([200, '']);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test.each(['/t/', '/t/0', '/t/abc', '/t/%3Cscript%3E', '/t/1042/x', `/t/${'9'.repeat(11)}`])(
  '%s leads nowhere',
  async path => {
    const { response, html } = await get(path);
    expect(response.status).toBe(404);
    expect(html).not.toContain('script');
  },
);
