import { expect, test } from 'vitest';
import { conversationView } from '../../../../src/chat/cards/conversation.ts';
import { findTicket } from '../../../../src/store/tickets/tickets.ts';
import { workBetween } from '../../../../src/store/tickets/work.ts';
import { person, place } from '../../../desk/clock/under-the-clock.ts';
import { speechIn } from '../../a-moment.ts';
import { wholeTicket } from '../../seen-whole.ts';
import { arrived, aTypingDesk, bug } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk();
const workOf = async (number: number) =>
  (await findTicket(desk.db, number))?.work.map(({ minutes, by }) => [minutes, by.name]);

test('it says how it is typed, and of which request there is none', async () => {
  expect((await type('lavoro')).text).toContain('*/ticket lavoro 1042 30m*');
  expect((await type('lavoro 999999 30m')).text).toBe('La richiesta 999999 non esiste.');
  const number = await place(desk, bug(arrived, 3));
  expect((await type(`work ${number}`)).text).toContain('Non è registrato alcun lavoro.');
});

test('time is noted, in either language, and summed up', async () => {
  const number = await place(desk, bug(arrived, 3));
  expect((await type(`lavoro ${number} un’ora e mezza`)).text).toBe(
    'Registrato: 1 ora e 30 minuti.\nIn tutto 1 ora e 30 minuti.',
  );
  await type(`work #${number} 30m`);
  const answer = await type(`lavoro ${number}`);
  expect(answer.text).toContain('In tutto 2 ore.');
  expect(answer.text).toMatch(/1\. .* · Anna.* · 1 ora e 30 minuti\n2\. .* · 30 minuti/);
  expect(await workOf(number)).toHaveLength(2);
  // And where the whole conversation is read.
  const ticket = await findTicket(desk.db, number);
  if (!ticket) throw new Error('no request');
  const links = { attachment: async () => '', original: async () => null, request: '' };
  const reading = async (language: 'it' | 'en') =>
    (await conversationView(wholeTicket(ticket), [], [], links, speechIn(language), null)).fields;
  expect([await reading('it'), await reading('en')]).toEqual([
    'Tempo lavorato: 2 ore',
    'Time worked: 2 hours',
  ]);
});

test('what is no length is told, and nothing is noted', async () => {
  const number = await place(desk, bug(arrived, 3));
  for (const typed of ['molto', '30', '25h', '2 giorni', 'correggi 1 30m', 'togli 1'])
    await type(`lavoro ${number} ${typed}`);
  expect((await type(`lavoro ${number} molto`)).text).toContain('Il tempo lavorato non si capisce');
  expect((await type(`lavoro ${number} 25h`)).text).toBe(
    'Il tempo lavorato va da un minuto a 24 ore per volta.',
  );
  expect(await workOf(number)).toEqual([]);
});

test('it is corrected and taken out by who noted it, and kept so where months are asked for', async () => {
  const number = await place(desk, bug(arrived, 3));
  const marco = await person(desk.db, 'Marco', 'operator');
  await type(`lavoro ${number} 1h`);
  await type(`lavoro ${number} 2h`);
  expect((await type(`lavoro ${number} correggi 1 45m`, marco)).text).toContain('può correggerlo solo');
  expect((await type(`lavoro ${number} correggi 1 45m`)).text).toBe(
    'Corretto: ora 45 minuti.\nIn tutto 2 ore e 45 minuti.',
  );
  expect((await type(`work ${number} remove 2`)).text).toBe('Tolto.\nIn tutto 45 minuti.');
  const month = await workBetween(desk.db, new Date('2026-11-01'), new Date('2026-12-01'));
  expect(month.filter(({ ticket }) => ticket.number === number).map(({ minutes }) => minutes)).toEqual([45]);
});
