import { beforeAll, beforeEach, expect, test } from 'vitest';
import { answerCommand, homeView } from '../../../src/chat/commands/answers.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { asked, claimed, classified, extendedBy, type Story, ticketFrom } from '../../ticket/at-rome.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const speech = { language: 'it' as const, zone: 'Europe/Rome' };
const arrived = '2026-11-24T09:00';
let anna: Operator;

beforeAll(async () => {
  anna = await person(desk.db, 'Anna');
});
beforeEach(async () => {
  await desk.db.update(table).set({ status: 'closed', wakeAt: null, assigneeId: null });
  moveTo(desk, arrived);
});

const answer = async (typed: string) => await answerCommand(desk, speech, anna, 'slack', typed);
const numbersOf = (lines: { number: number }[]) => lines.map(({ number }) => number);
const bug = (at: string, priority: 1 | 2 | 3 | 4, ...story: Story) =>
  ticketFrom(at, [[at, classified('bug', priority)], ...story]);
const helpDesk = (at: string) => ticketFrom(at, [[at, classified('help-desk')]]);

test('the queue and Home: the next deadline first, what is owed nothing last', async () => {
  const owedNothing = await place(desk, helpDesk('2026-11-23T09:00'));
  const low = await place(desk, bug('2026-11-23T10:00', 4));
  const blocking = await place(desk, bug(arrived, 1));
  // Its claim was put off behind its resolution, which falls first.
  const putOff = await place(desk, bug('2026-11-23T11:00', 1, [arrived, extendedBy(10, 'day', 'claim')]));
  const byUrgency = [blocking, putOff, low, owedNothing];
  expect(numbersOf((await answer('coda')).lines)).toEqual(byUrgency);
  expect(numbersOf((await homeView(desk, speech, anna)).queue.lines)).toEqual(byUrgency);
});

test('mine: the next deadline first, what waits for the customer last', async () => {
  const by = { assignee: { id: anna.id, name: 'Anna' } };
  const taken: Story[number] = [arrived, claimed];
  const waiting = await place(desk, { ...bug(arrived, 1, taken, [arrived, asked]), ...by });
  const late = await place(desk, { ...bug('2026-11-23T10:00', 3, taken), ...by });
  const soon = await place(desk, { ...bug(arrived, 2, taken), ...by });
  const byUrgency = [soon, late, waiting];
  expect(numbersOf((await answer('mie')).lines)).toEqual(byUrgency);
  expect(numbersOf((await homeView(desk, speech, anna)).mine.lines)).toEqual(byUrgency);
});

test('a resolution that is broken is late, though the claim was put off behind it', async () => {
  const number = await place(desk, bug(arrived, 1, [arrived, extendedBy(10, 'day', 'claim')]));
  moveTo(desk, '2026-12-04T10:00');
  expect((await answer('scadenze')).lines).toMatchObject([
    { number, deadline: expect.stringContaining('Risoluzione scaduta mar 24 nov'), deadlineTone: 'alarm' },
  ]);
});

test('in a list stands what is proposed, until somebody has classified', async () => {
  const suggestion = { category: 'bug', priority: 1, reason: 'c’è la parola «fermo»' } as const;
  await place(desk, { ...ticketFrom(arrived), suggestion });
  await place(desk, { ...bug('2026-11-24T09:30', 1), suggestion });
  const details = (await answer('coda')).lines.map(line => line.details);
  expect(details.filter(line => line.includes('Proposta'))).toEqual([
    expect.stringContaining('Proposta: Bug o malfunzionamento, 1 – Bloccante (c’è la parola «fermo»)'),
  ]);
});

test('“why” without a number asks for one', async () => {
  expect((await answer('perché')).text).toBe(
    'Di quale richiesta? Scrivi il numero, per esempio */ticket perché 1042*.',
  );
  expect((await answer('perché 999999')).text).toBe('La richiesta 999999 non esiste.');
});
