import { spawnSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openLog } from '../src/log.ts';
import { safeReason } from '../src/safe-fault.ts';

/** Subject, words, tax code and address of a customer: none of them may be found in a log. */
const words = ['Stampante', 'RSSMRA80A01H501U', 'anna.sala@cliente.example', 'segreto'];
const mail = `Stampante ferma\n    at segreto (mail.ts:1:2)\nRSSMRA80A01H501U anna.sala@cliente.example`;

class PostgresError extends Error {}

function refused(code: string, message: string): Error {
  return Object.assign(new PostgresError(message), {
    code,
    severity: 'ERROR',
    detail: `Key (subject)=(${mail}) already exists.`,
    where: `unnamed portal parameter $2 = '${mail}'`,
    query: 'insert into mails values ($1)',
    parameters: [mail],
    args: [mail],
    table_name: 'mails',
  });
}

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  let all = '';
  const to = new Writable({
    write: (chunk, _encoding, done) => {
      all += chunk;
      done();
    },
  });
  write(openLog('debug', to));
  return all;
}

const faults: Record<string, unknown> = {
  'a statement with its parameters': new DrizzleQueryError(
    'insert into "mails" ("subject", "text") values ($1, $2)',
    [mail, mail],
    refused('22021', `invalid byte sequence for encoding "UTF8": 0x00`),
  ),
  'a value in PostgreSQL’s own message': refused('22P02', `invalid input syntax for type json: "${mail}"`),
  'a check of a table': refused('P0001', `${mail} may not be changed`),
  'an answer of a mail server': Object.assign(
    new Error('550 5.1.1 <anna.sala@cliente.example>: Recipient address rejected'),
    { response: mail, rejected: ['anna.sala@cliente.example'], envelope: { to: [mail] } },
  ),
  'an answer of IMAP': Object.assign(new Error('Command failed'), {
    executedCommand: `A1 SEARCH SUBJECT "${mail}"`,
    responseText: mail,
  }),
  'a request of an SDK': Object.assign(new Error('An API error occurred: msg_too_long'), {
    data: { blocks: [{ text: mail }] },
    config: { data: mail },
    request: { body: mail },
  }),
  'a body that is no JSON': (() => {
    try {
      return JSON.parse(mail);
    } catch (error) {
      return error;
    }
  })(),
  'a form that is refused': z.strictObject({ a: z.literal('x') }).safeParse({ a: mail, [mail]: 1 }).error,
  'several at once': new AggregateError([refused('23505', mail)], `all failed: "${mail}"`),
  'a cause of a cause': new Error('outer', { cause: new Error('inner', { cause: refused('22001', mail) }) }),
  'a thrown object': { message: mail, type: mail },
};

describe('no customer’s word is logged', () => {
  test.each(Object.entries(faults))('%s', (_what, fault) => {
    const reason = fault instanceof Error ? fault.message : '';
    const lines = [
      logged(log => log.error({ room: 'mail', err: fault }, 'this mail cannot be taken in')),
      logged(log => log.error({ err: fault })),
      ...(fault instanceof Error
        ? [
            logged(log => log.warn({ deep: { deeper: [{ fault }] } }, 'x')),
            logged(log => log.error(fault)),
            logged(log => log.error({ reason }, `task failed: ${reason}`)),
            logged(log => log.warn({ reason: String(fault) }, 'x')),
          ]
        : []),
    ];
    // Nothing tells bare words from a line of ours: `safeReason` is what repeats an error, not its message.
    const told = reason.startsWith(mail) ? lines.slice(0, 4) : lines;
    for (const line of told) for (const word of words) expect(line).not.toContain(word);
  });

  test('but what failed, where and why is', () => {
    const line = JSON.parse(
      logged(log => log.error({ err: faults['a statement with its parameters'] }, 'x')),
    );
    expect(line.err).toMatchObject({
      type: 'DrizzleQueryError',
      message: 'Failed query: insert into "mails" ("subject", "text") values ($1, $2)',
      cause: { type: 'PostgresError', code: '22021', about: { table_name: 'mails' } },
    });
    expect(line.err.stack).toContain('safe-fault.test.ts');
    expect(safeReason(new Error('cannot connect', { cause: new Error('ECONNREFUSED 10.0.0.1:25') }))).toBe(
      'cannot connect: ECONNREFUSED 10.0.0.1:25',
    );
  });

  test('what nobody catches is said as safely, and ends the process', () => {
    const script = `
      import { endInTheLog, openLog } from './src/log.ts';
      import { DrizzleQueryError } from 'drizzle-orm/errors';
      endInTheLog(openLog('info'));
      const fault = new DrizzleQueryError('select $1', [${JSON.stringify(mail)}], new Error('gone'));
      if (process.argv.at(-1) === 'thrown') setTimeout(() => { throw fault; });
      else void Promise.reject(fault);
      setTimeout(() => {}, 5000);
    `;
    for (const how of ['thrown', 'rejected']) {
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, how], {
        encoding: 'utf8',
      });
      expect(run.status).toBe(1);
      expect(run.stdout).toContain('Failed query: select $1');
      for (const word of words) expect(run.stdout + run.stderr).not.toContain(word);
    }
  });
});
