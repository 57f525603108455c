import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openLog } from '../src/log.ts';

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
