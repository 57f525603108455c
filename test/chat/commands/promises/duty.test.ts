import { describe, expect, test } from 'vitest';
import { dutyOverride } from '../../../../src/store/schema/clock.ts';
import type { Operator } from '../../../../src/ticket/words.ts';
import { person } from '../../../desk/clock/under-the-clock.ts';
import { aTypingDesk } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk('Giulia', 'manager');

describe('the duty command says what is wrong, and how to write it', () => {
  const usage =
    'Per cambiare: */ticket turno anna@example.com 2026-12-24 2027-01-06* (primo e ultimo giorno).';
  const duty = async (words: string) => (await type(`turno ${words}`)).text;

  test.each([
    ['marco@x.example', `Scrivi date valide, così: 2026-12-24 (anno, mese, giorno).\n${usage}`],
    ['marco 2026-12-24 2026-12-31', `Di chi? Scrivi il suo indirizzo email.\n${usage}`],
    ['giulia@x.example oggi domani', `Scrivi date valide, così: 2026-12-24 (anno, mese, giorno).\n${usage}`],
    [
      'marco@x.example 24/12/2026 31/12/2026',
      `Scrivi date valide, così: 2026-12-24 (anno, mese, giorno).\n${usage}`,
    ],
    [
      'marco@x.example 2026-11-30 2026-11-31',
      `Scrivi date valide, così: 2026-12-24 (anno, mese, giorno).\n${usage}`,
    ],
    ['marco@x.example 2026-12-31 2026-12-24', `L’ultimo giorno viene prima del primo.\n${usage}`],
    ['marco@x.example 2026-11-20 2026-11-23', `Quei giorni sono già passati.\n${usage}`],
    ['nessuno@x.example 2026-12-24 2026-12-31', 'nessuno@x.example non è un operatore.'],
  ])('%s', async (words, answer) => {
    expect(await duty(words)).toBe(answer);
  });

  test('and takes what is right, today included', async () => {
    await person(desk.db, 'Marco');
    expect(await duty('marco@x.example 2026-11-24 2026-11-24')).toBe('Marco è di turno: 24 nov 2026.');
  });
});

describe('turns that are planned', () => {
  const ask = async (words = '', who?: Operator) => (await type(`turno ${words}`, who)).text.split('\n');
  const turn = 'marco@x.example 2026-12-24 2027-01-06';
  const nobody = 'Nessuno è indicato di turno: lo sono tutti i responsabili.';

  test('are shown, with how to take them back for who may; one that another covers is named; and are taken back', async () => {
    await desk.db.delete(dutyOverride);
    await person(desk.db, 'Marco');
    const anna = await person(desk.db, 'Anna');
    await ask(turn);
    expect(await ask()).toEqual([
      nobody,
      'In programma: Marco, 24 dic 2026 – 6 gen 2027.',
      expect.stringContaining('Per cambiare: */ticket turno anna@example.com'),
      `Per togliere un turno: */ticket turno togli ${turn}*`,
    ]);
    expect(await ask('', anna)).toEqual([nobody, 'In programma: Marco, 24 dic 2026 – 6 gen 2027.']);
    expect(await ask('anna@x.example 2027-01-06 2027-01-08')).toEqual([
      'Anna è di turno: 6–8 gen 2027.',
      'Nei giorni in comune sostituisce Marco (24 dic 2026 – 6 gen 2027).',
    ]);
    expect(await ask(`togli ${turn}`)).toEqual([
      'Il turno di Marco è stato tolto: 24 dic 2026 – 6 gen 2027.',
    ]);
    expect(await ask(`togli ${turn}`)).toEqual([
      'Questo turno non è in programma: scrivi l’indirizzo e i giorni come nell’elenco.',
    ]);
    expect((await ask())[1]).toBe('In programma: Anna, 6–8 gen 2027.');
    await desk.db.delete(dutyOverride);
  });
});
