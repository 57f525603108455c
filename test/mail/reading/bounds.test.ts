import { describe, expect, test } from 'vitest';
import { readApart } from '../../../src/mail/reading/apart/read-apart.ts';
import { cleanHtml } from '../../../src/mail/reading/clean-html.ts';
import { readEmail } from '../../../src/mail/reading/read-email.ts';
import { cpuClock } from '../../cpu-clock.ts';
import { bombs } from './bombs.ts';

const context = { ownAddresses: [], isOwnMessageId: () => false };

const mail = (text: string) => ({
  ...{ arrivedAt: new Date(), mailbox: '', door: 'smtp' as const, place: '', fromBacklog: false },
  source: Buffer.from(text),
});

async function read(text: string) {
  const spent = cpuClock();
  const result = await readEmail(mail(text), context);
  return { result, ms: spent() };
}

// The worst takes 0.3 s on a machine that is not loaded; those of regular expressions gone wrong took 8 to 40 s.
describe('in place, no mail takes long', () => {
  test.each(Object.entries(bombs))('%s', async (_name, make) => {
    expect((await read(make(95_000))).ms).toBeLessThan(3000);
  });
});

// 5 MB each: below the ten seconds after which the thread is stopped.
describe('apart, no large mail takes long', () => {
  const names = [
    'div',
    'table',
    'b',
    'empty lines',
    'spaces',
    'marks',
    'att parts',
    'tiny parts',
    'b64 line',
    'qp',
    'x headers',
    'params',
    'to list',
    'subject words',
  ];
  test.each(names)('%s', async name => {
    const spent = cpuClock();
    // By the clock of a loaded machine it may take longer.
    const said = await readApart(mail(bombs[name]?.(5_000_000) ?? ''), context, 120).then(() => '', String);
    expect(said).not.toContain('took longer');
    expect(spent()).toBeLessThan(9000);
  });

  test('ten thousand parts are all there', async () => {
    const part = '--b\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\nQUJD\n';
    const { result } = await read(
      `From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${part.repeat(10_000)}--b--`,
    );
    expect(result.ok && result.email.attachments.length).toBe(10_000);
  });

  test('a hundred levels are read', async () => {
    const levels = Array.from(
      { length: 100 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}x\n\n--b${i}x\n`,
    );
    const { result } = await read(`From: a@b.example\n${levels.join('')}\nIn fondo.`);
    expect(result.ok && result.email.text).toBe('In fondo.');
  });

  test('a large mail is understood as a small one is, whose ids are ours included', async () => {
    const own = '<sportello.1@x>';
    const head = `From: a@b.example\nMessage-ID: ${own}\nX-Sportello-Loop: x\nContent-Type: text/html\n\n<p>ciao</p>`;
    const isOwn = { ownAddresses: [], isOwnMessageId: (id: string) => id === own };
    const arrived = {
      arrivedAt: new Date(),
      mailbox: '',
      door: 'smtp' as const,
      place: '',
      fromBacklog: false,
    };
    for (const text of [head, head + '\n'.repeat(200_000)]) {
      const result = await readEmail({ ...arrived, source: Buffer.from(text) }, isOwn);
      expect(result).toMatchObject({
        ok: true,
        email: { kind: 'own', text: 'ciao', arrived: { place: '' } },
      });
      if (result.ok) expect(result.email.html).toContain('<p>ciao</p>');
    }
  });

  test('a mail that takes too long is stopped, and those behind it are read', async () => {
    const slow = readApart(mail(bombs.div?.(5_000_000) ?? ''), context, 0.01);
    const next = readApart(mail('From: a@b.example\n\nciao'), context);
    await expect(slow).rejects.toThrow('reading it took longer than 0.01 s');
    expect((await next).text).toBe('ciao');
  });

  test('what is larger than any mail is kept unread', async () => {
    const { result } = await read(`From: a@b.example\n\n${' '.repeat(61 * 1024 * 1024)}`);
    expect(result).toMatchObject({ ok: false, unreadable: { error: 'the mail is larger than 60 MB' } });
  });
});

test('cleaning a megabyte of nested tables takes no longer than of flat ones', () => {
  const spent = cpuClock();
  cleanHtml('<table><tr><td>'.repeat(70_000));
  expect(spent()).toBeLessThan(3000);
});
