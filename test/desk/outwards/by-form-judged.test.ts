import { expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { addByForm, type FormFile, openByForm } from '../../../src/desk/outwards/by-form.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { bug } from '../../ticket/categories.ts';
import { aDesk } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const form = { token: 7, name: 'Modulo del sito' };
const picture: FormFile = { name: 'schermo.png', type: 'image/png', content: Buffer.from('x') };

async function opened(text = 'Da stamattina la stampa delle fatture non parte più.'): Promise<number> {
  const from = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
  const request = { from, mailbox: 'support@interzen.example', subject: 'Stampa ferma', text };
  return await desk.db.transaction(tx =>
    openByForm(desk, tx, { ...request, language: null, files: [] }, form),
  );
}

async function order(number: number, ...commands: OperatorCommand[]) {
  const operator = await enrolOperator(desk.db, {
    ...{ email: 'anna@interzen.example', name: 'Anna Rossi', role: 'operator' as const },
  });
  const by = { actor: actorOf(operator), origin: 'slack' as const, key: crypto.randomUUID() };
  const done = await handle(desk, number, commands, by);
  expect(done.ok).toBe(true);
}
const closed = async (number: number) =>
  await order(
    number,
    { type: 'claim' },
    { type: 'classify', category: bug, priority: 2 },
    { type: 'close', resolution: 'Fatto.' },
  );
const add = async (number: number, text: string, files: FormFile[] = []) =>
  await desk.db.transaction(tx => addByForm(desk, tx, number, { text, files }, form));
const received = async (number: number) =>
  (await eventsAfter(desk.db, number, 0)).findLast(({ event }) => event.type === 'message-received')?.event;

const signed = 'Grazie mille!\n\nCordiali saluti,\nPaolo Neri\nCartiera Pescara S.r.l.';
const quoting = 'Perfetto, grazie.\n\nIl giorno 24 nov 2026 alle ore 10:00 Assistenza ha scritto:\n> Fatto?';
const away =
  'Sono fuori ufficio fino al 30 novembre. Per urgenze scrivere a info@cliente.example. Risponderò al mio rientro.';

test.each([
  ['thanks', 'Grazie!', 'thanks'],
  ['thanks above a signature', signed, 'thanks'],
  ['thanks above what they answer', quoting, 'thanks'],
  ['a program’s answer', away, 'automatic'],
])('%s by a form: filed, and a closed request stays closed, as by mail', async (_, text, intent) => {
  const number = await opened();
  await closed(number);
  expect(await add(number, text)).toEqual({ status: 'closed' });
  expect(await received(number)).toMatchObject({ intent });
  // However long ago: nothing goes on by it.
  desk.advance(60 * 86_400_000);
  expect(await add(number, text)).toEqual({ status: 'closed' });
  expect(await add(number, 'Non parte di nuovo.')).toBe('closed');
});

test.each([
  ['more to say', 'Grazie, ma non parte ancora.', []],
  ['a file beside the thanks', 'Grazie!', [picture]],
])('%s opens it again', async (_, text, files) => {
  const number = await opened();
  await closed(number);
  expect(await add(number, text, files)).toEqual({ status: 'assigned' });
  expect(await received(number)).toMatchObject({ intent: 'message' });
});

test('to a question thanks are an answer; a program’s answer is none', async () => {
  const number = await opened();
  await order(number, { type: 'claim' }, { type: 'ask-clarification', text: 'Riparte ora?' });
  expect(await add(number, away)).toEqual({ status: 'waiting' });
  expect(await add(number, 'Ok, grazie!')).toEqual({ status: 'assigned' });
});

test('what is quoted and signed is no part of what the card shows, nor of what it is taken for', async () => {
  const text = `La stampante del secondo piano è ferma.\n\nCordiali saluti,\nPaolo Neri\nCartiera Pescara S.r.l.`;
  const number = await opened(text);
  expect(await findTicket(desk.db, number)).toMatchObject({
    excerpt: 'La stampante del secondo piano è ferma.',
    language: 'it',
  });
  await add(number, `Adesso anche al terzo.\n\n-- \nPaolo Neri`);
  expect((await findTicket(desk.db, number))?.excerpt).toBe('Adesso anche al terzo.');
  const english = await opened('The printer on the second floor has been down since this morning.');
  expect((await findTicket(desk.db, english))?.language).toBe('en');
});
