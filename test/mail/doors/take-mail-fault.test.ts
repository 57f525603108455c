import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { takeMail, toldInTheLog } from '../../../src/mail/doors/take-mail.ts';
import { onServer, ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

const words = ['Cedolino', 'RSSMRA80A01H501U', 'paolo.neri@cliente.example', 'Gentile', 'sbagliato'];
const source = Buffer.from(
  'From: Paolo Neri <paolo.neri@cliente.example>\nTo: support@interzen.example\nSubject: Cedolino sbagliato\nMessage-ID: <f1@cliente.example>\n\nGentile assistenza, il mio codice è RSSMRA80A01H501U.\n',
);

/** Takes a mail in while every writing to `table` fails, and gives what was logged and kept. */
async function takenWhileFails(
  table: string,
  raising: string,
  id: string,
): Promise<{ log: string; kept: string }> {
  let log = '';
  const to = new Writable({
    write: (chunk, _encoding, done) => {
      log += chunk;
      done();
    },
  });
  const logs = openLog('debug', to);
  const take = takeMail(desk, logs);
  const run = (statement: string) => onServer(own.ownerUrl, owner => owner.unsafe(statement));
  await run(`create function fails() returns trigger language plpgsql as $$ begin ${raising} end $$`);
  await run(`create trigger fails before insert on ${table} for each row execute function fails()`);
  const outcome = await take({
    source: Buffer.from(source.toString().replace('f1@', `${id}@`)),
    arrivedAt: new Date(),
    mailbox: 'support@interzen.example',
    door: 'smtp',
    place: `smtp:${id}`,
    fromBacklog: false,
    // As the doors do, with what may succeed later.
  }).catch(error => logs.error({ err: error }, 'this mail cannot be taken in'));
  await run(`drop trigger fails on ${table}`);
  await run('drop function fails()');
  return { log, kept: JSON.stringify(outcome ?? null) };
}

test.each([
  ['a trigger that repeats the row', "raise exception 'refused: %', new;"],
  ['a value of another kind', "perform ('x' || new.subject)::int; return new;"],
  ['a broken rule', "raise unique_violation using message = 'refused', detail = new.subject;"],
])('an insert that fails while a mail is taken in tells nobody’s words: %s', async (what, raising) => {
  const { log, kept } = await takenWhileFails('message', raising, what.replaceAll(' ', '-'));
  expect(log).toContain('this mail cannot be taken in');
  expect(log).toContain('"code":"');
  for (const word of words) {
    expect(log).not.toContain(word);
    expect(kept).not.toContain(word);
  }
});

test.each([
  [
    'an absence',
    'Subject: Risposta automatica: Cedolino sbagliato\nAuto-Submitted: auto-replied\n',
    'Sono in ferie.',
  ],
  [
    'an absence with quotation marks',
    'Subject: Fuori sede: "x" Cedolino "sbagliato"\n',
    'Sono fuori ufficio fino al 3 dicembre, per urgenze contattare il collega.',
  ],
  ['a mail system', 'Subject: Cedolino\n', 'x'],
])('what is filed tells the log nobody’s words: %s', async (what, head, text) => {
  let log = '';
  const to = new Writable({
    write: (chunk, _encoding, done) => {
      log += chunk;
      done();
    },
  });
  const logs = openLog('debug', to);
  const sender = what === 'a mail system' ? 'mailer-daemon@cliente.example' : 'paolo.neri@cliente.example';
  const outcome = await toldInTheLog(
    takeMail(desk, logs),
    logs,
  )({
    source: Buffer.from(
      `From: ${sender}\nTo: support@interzen.example\n${head}Message-ID: <${what.replaceAll(' ', '-')}@cliente.example>\nIn-Reply-To: <gone@interzen.example>\n\n${text}\n`,
    ),
    arrivedAt: new Date(),
    mailbox: 'support@interzen.example',
    door: 'smtp',
    place: `smtp:${what}`,
    fromBacklog: false,
  });
  expect(outcome.outcome).toBe('filed');
  expect(log).toContain('took a mail in');
  for (const word of [...words, '@cliente.example']) expect(log).not.toContain(word);
});
