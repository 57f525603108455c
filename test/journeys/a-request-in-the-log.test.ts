import { execFile } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { prettyLine } from '../../src/log/pretty.ts';
import { openLog } from '../../src/log.ts';
import { ownHouse, support } from './a-house.ts';
import { atSlack } from './at-slack.ts';

type Line = Record<string, unknown> & { msg: string };

let written = '';
const log = openLog('info', {
  write: line => {
    written += line;
  },
});
const own = ownHouse({ log });
const anna = atSlack(own, 'ANNA');
const lines = (text = written) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line): Line => JSON.parse(line));

test('at info a request is followed from mail to card to letter, and nobody’s words are there', async () => {
  const paolo = { name: 'Paolo Segreto', address: 'paolo.segreto@cliente.example' };
  const subject = 'Stampa segretissima ferma';
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject, text: 'Buongiorno, la parola è xilofono.' },
    own.house.smtpPort,
  );
  await expect.poll(() => lines().filter(({ task }) => task === 'card').length).toBeGreaterThan(1);
  await anna.press(subject, 'claim');
  await expect.poll(() => own.sandbox.mailbox.of(paolo.address).length).toBe(2);
  await expect.poll(() => lines().some(({ task }) => task === 'letter')).toBe(true);

  const taken = lines().find(({ msg }) => msg === 'took a mail in');
  expect(taken).toMatchObject({
    room: 'mail',
    outcome: 'opened',
    ticket: expect.any(Number),
    mail: expect.stringMatching(/^[0-9a-f]{8}$/),
    ms: expect.any(Number),
  });
  const ticket = taken?.ticket;
  const about = lines().filter(line => line.ticket === ticket);
  const told = about.map(({ msg, task, verb }) => [msg, task ?? verb].filter(Boolean).join(' '));
  expect(told[0]).toBe('took a mail in');
  expect(told).toContain('carried card');
  expect(told).toContain('carried letter');
  const press = about.find(({ msg }) => msg === 'answered a press');
  expect(press).toMatchObject({
    room: 'slack',
    verb: 'claim',
    answer: 'done',
    press: expect.stringMatching(/^[0-9a-f]{8}$/),
    ms: expect.any(Number),
  });
  for (const line of about) expect(line).toHaveProperty('ms');
  for (const word of ['segret', 'xilofono', 'Paolo', 'cliente.example'])
    expect(written.toLowerCase()).not.toContain(word.toLowerCase());

  const pretty = prettyLine(JSON.stringify(taken), new PassThrough());
  expect(pretty).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} info {2}mail {4}#\d+ took a mail in \(opened\) \d+ ms .*mail=[0-9a-f]{8}$/,
  );
});

/** The lines that bear an id as what caused them, and what they say. */
const cameOf = (id: unknown) =>
  lines()
    .filter(({ mail, press, tick, also }) => [mail, press, tick].includes(id) || ids(also).includes(id))
    .map(({ msg, task, platform }) => [msg, task, platform].filter(Boolean).join(' '));
const ids = (also: unknown): unknown[] =>
  Array.isArray(also) ? also.map(cause => String(cause).split(':')[1]) : [];

test('one mail, one press, one tick: each is followed by its id to its cards on both platforms, its letter, its call', async () => {
  const mail = lines().find(({ msg }) => msg === 'took a mail in')?.mail;
  expect(cameOf(mail)).toEqual(
    expect.arrayContaining(['took a mail in', 'carried card slack', 'carried card teams']),
  );
  const press = lines().find(({ msg }) => msg === 'answered a press')?.press;
  await expect
    .poll(() => cameOf(press))
    .toEqual(
      expect.arrayContaining([
        'answered a press',
        'carried card slack',
        'carried card teams',
        'carried letter',
      ]),
    );
  expect(press).not.toBe(mail);

  const before = lines().length;
  own.sandbox.moveClock(20 * 86_400_000);
  const ticks = () =>
    lines()
      .slice(before)
      .flatMap(({ msg, tick }) => (msg === 'did what was due' ? [tick] : []));
  await expect
    .poll(() => ticks().flatMap(cameOf))
    .toEqual(expect.arrayContaining(['did what was due', 'carried ping slack', 'carried ping teams']));
});

test('the reader shows what is about one ticket, and leaves what it does not know', async () => {
  const kept = written;
  const ticket = lines(kept).find(({ msg }) => msg === 'took a mail in')?.ticket;
  const read = (...args: string[]) =>
    new Promise<string>(done => {
      const child = execFile(process.execPath, ['src/start.js', 'cli', 'log', ...args], (_error, out, err) =>
        done(out + err),
      );
      child.stdin?.end(`npm start\n${kept}`);
    });
  const all = await read();
  expect(all).toMatch(/^npm start\n/);
  expect(all.trimEnd().split('\n').length).toBeGreaterThanOrEqual(lines(kept).length + 1);
  const one = (await read(`#${ticket}`)).trimEnd().split('\n');
  expect(one.length).toBe(lines(kept).filter(line => line.ticket === ticket).length);
  expect(one.every(line => line.includes(`#${ticket} `))).toBe(true);
  // A request takes days: the hour alone would not say on which.
  expect(one.every(line => /^\d{4}-\d\d-\d\d \d\d:\d\d:/.test(line))).toBe(true);
  const pressed = lines(kept).find(({ msg }) => msg === 'answered a press')?.press;
  const chain = (await read(String(pressed))).trimEnd().split('\n');
  expect(chain.length).toBe(cameOf(pressed).length);
  for (const said of ['answered a press', 'carried (card slack)', 'carried (card teams)', 'carried (letter)'])
    expect(chain.join('\n')).toContain(said);
  expect(await read('99999')).toContain('None of these lines is about 99999');
});
