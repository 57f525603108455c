import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { inContext, noteInContext } from '../../src/log/context.ts';
import { prettyLine, prettyLines } from '../../src/log/pretty.ts';
import { openLog } from '../../src/log.ts';

test('secrets never reach the log, wherever an SDK hides them', () => {
  let written = '';
  const log = openLog(
    'info',
    new Writable({
      write: (chunk, _encoding, done) => {
        written += chunk;
        done();
      },
    }),
  );
  const error = Object.assign(new Error('failed'), {
    config: { headers: { Authorization: 'Bearer s3cret' } },
    token: 's3cret',
  });
  log.warn({ err: error, settings: { auth: { pass: 's3cret' } }, botToken: 's3cret' }, 'x');
  expect(written).toContain('failed');
  expect(written).not.toContain('s3cret');
});

test('each line of one work bears its context, that of works beside it stays apart', async () => {
  let written = '';
  const log = openLog('info', {
    write: line => {
      written += line;
    },
  });
  const work = (press: string) =>
    inContext({ press }, async () => {
      log.info({ room: 'y' }, 'begun');
      await new Promise(done => setTimeout(done, 5));
      noteInContext({ ticket: press.length });
      await inContext({ task: 'card' }, async () => log.info({ room: 'x' }, 'within'));
      log.info('done');
    });
  await Promise.all([work('a'), work('bb')]);
  log.info('outside');
  const lines = written
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const of = (name: string) => lines.filter(({ press }) => press === name);
  expect(of('bb')).toMatchObject([
    { msg: 'begun' },
    { msg: 'within', ticket: 2, task: 'card', room: 'x' },
    { msg: 'done', ticket: 2 },
  ]);
  // What one line says is not what the next one bears.
  expect(of('bb')[2]).not.toHaveProperty('room');
  expect(of('a')).toHaveLength(3);
  expect(lines.at(-1)).not.toHaveProperty('press');
});

test('a fault is shown to people with its place, without colours where no terminal is', () => {
  const to = new PassThrough();
  let written = '';
  to.on('data', chunk => {
    written += chunk;
  });
  openLog('info', prettyLines(to)).error({ room: 'mail', err: new Error('broken wire') }, 'it failed');
  expect(written).toMatch(/^\d\d:\d\d:\d\d\.\d{3} ERROR mail {4}it failed\n {4}/);
  expect(written).toContain('broken wire');
  expect(written).toMatch(/\n {4}.*log\.test\.ts/);
  expect(written).not.toContain('\u001b');
  expect(prettyLine('hello', to)).toBe('hello');
});
