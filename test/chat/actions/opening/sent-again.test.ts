import { beforeAll, describe, expect, test } from 'vitest';
import { conversationOf } from '../../../../src/store/mail/messages.ts';
import { eventsAfter } from '../../../../src/store/tickets/events.ts';
import { latestTickets } from '../../../../src/store/tickets/lists.ts';
import type { Operator } from '../../../../src/ticket/words.ts';
import { ownDatabase } from '../../../database.ts';
import { aDesk } from '../../../desk/a-desk.ts';
import { person } from '../../../desk/clock/under-the-clock.ts';
import { called, formsOf, numberIn, said, standsIn } from './a-form.ts';

const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  { sendsReceipts: true },
);
const { send, sentAhead, chose, requestIn } = formsOf(desk);
let anna: Operator;
let marco: Operator;
beforeAll(async () => {
  anna = await person(desk.db, 'Anna');
  marco = await person(desk.db, 'Marco');
});

const numbered = async (about: string) =>
  (await latestTickets(desk.db, 100)).filter(({ subject }) => subject === about).map(({ number }) => number);
const filesOf = async (number: number) =>
  (await conversationOf(desk.db, number)).flatMap(({ attachments }) => attachments.map(({ name }) => name));

describe('a form that is told of again', () => {
  test('opens one request, though the file that was sent ahead has gone with it', async () => {
    const uploads = await sentAhead(anna, 'pianta.txt');
    const form = { ...called, about: 'Con un file', uploads, opened: 'one form' };
    const first = await send(form);
    const again = await send(form);
    expect(said(first)).toMatch(/^Richiesta #\d+ aperta/);
    expect(said(again)).toBe(said(first));
    expect(await numbered('Con un file')).toEqual([numberIn(first)]);
    expect(await filesOf(numberIn(first))).toEqual(['pianta.txt']);
    const letters = (await conversationOf(desk.db, numberIn(first))).filter(
      ({ direction }) => direction === 'out',
    );
    expect(letters).toHaveLength(1);
  });

  test('both at once, too', async () => {
    const uploads = await sentAhead(anna, 'insieme.txt');
    const form = { ...called, about: 'Insieme', uploads, opened: 'at once' };
    const [one, two] = await Promise.all([send(form), send(form)]);
    expect(said(one)).toBe(said(two));
    expect(await numbered('Insieme')).toEqual([numberIn(one)]);
  });

  test('a file that went elsewhere is said, as it was', async () => {
    const uploads = await sentAhead(anna, 'altrove.txt');
    await send({ ...called, about: 'Prima', uploads, opened: 'first' });
    const other = await send({ ...called, about: 'Seconda', uploads, opened: 'second' });
    expect(said(other)).toMatch(/allegati non c’è più/);
    expect(await numbered('Seconda')).toEqual([]);
  });

  test('keeps one note, with its file', async () => {
    const request = await requestIn(await send({ ...called, about: 'Con nota' }));
    const picked = await chose(anna, 'noted');
    const uploads = await sentAhead(anna, 'nota.txt');
    const form = { picked, request: String(request.number), text: 'Il driver.', uploads, opened: 'a note' };
    expect(said(await send(form, 'Anna', 'note-from-chat'))).toMatch(/Salvata come nota/);
    expect(said(await send(form, 'Anna', 'note-from-chat'))).toMatch(/Era già tra le note/);
    const notes = (await eventsAfter(desk.db, request.number, 0)).filter(
      ({ event }) => event.type === 'note-added',
    );
    expect(notes).toHaveLength(1);
    expect(await filesOf(request.number)).toEqual(['nota.txt']);
  });
});

describe('two who make something of one message', () => {
  test('the second is told by whom the request was opened, and keeps what they typed and sent', async () => {
    const first = await send({ ...called, about: 'Di Anna', picked: await chose(anna, 'both'), opened: 'a' });
    const uploads = await sentAhead(marco, 'di-marco.txt');
    const typed = { ...called, about: 'Di Marco', customer: 'Cartiera', text: 'Tutto fermo', uploads };
    const second = await send({ ...typed, picked: await chose(marco, 'both'), opened: 'm' }, 'Marco');
    expect(said(second)).toMatch(
      new RegExp(`già stata aperta la richiesta #${numberIn(first)}, da Anna: .*non vi è entrato`),
    );
    for (const field of ['about', 'customer', 'text', 'uploads'] as const)
      expect(standsIn(second, field)).toBe(typed[field]);
    expect((await requestIn(first)).subject).toBe('Di Anna');
    expect(await filesOf(numberIn(first))).toEqual([]);
    // Of the message no second request was made; what Anna sends again is the same.
    expect(await numbered('Di Marco')).toEqual([]);
  });

  test('nor is it lost where both are sent at once', async () => {
    const of = async (operator: Operator, about: string) =>
      await send(
        { ...called, about, picked: await chose(operator, 'at once'), opened: about },
        operator.name,
      );
    const answers = await Promise.all([of(anna, 'Uno'), of(marco, 'Due')]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['form', 'told']);
    expect((await numbered('Uno')).length + (await numbered('Due')).length).toBe(1);
  });

  test('whoever corrects the form and sends it again is told that the correction did not get in', async () => {
    const form = { ...called, about: 'Corretta', picked: await chose(anna, 'corrected'), opened: 'c' };
    const first = await send(form);
    expect(said(await send(form))).toBe(said(first));
    const corrected = await send({ ...form, address: 'neri@cliente.example' });
    expect(said(corrected)).toMatch(/quello che hai scritto qui non vi è entrato/);
    expect(standsIn(corrected, 'address')).toBe('neri@cliente.example');
  });

  test('a note of other words keeps its form', async () => {
    const { number } = await requestIn(await send({ ...called, about: 'Due note' }));
    const of = async (operator: Operator, text: string) =>
      await send(
        { picked: await chose(operator, 'two notes'), request: String(number), text, opened: text },
        operator.name,
        'note-from-chat',
      );
    expect(said(await of(anna, 'di Anna'))).toMatch(/Salvata/);
    const second = await of(marco, 'di Marco');
    expect(said(second)).toMatch(new RegExp(`già tra le note di #${number}, e quello che hai scritto`));
    expect(standsIn(second, 'text')).toBe('di Marco');
  });
});
