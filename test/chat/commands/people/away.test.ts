import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { liveAbsences } from '../../../../src/desk/away/live-absences.ts';
import { absencesGoingOn } from '../../../../src/store/people/absences.ts';
import { enrolOperator, saveAccount } from '../../../../src/store/people/operators.ts';
import { absence } from '../../../../src/store/schema/people.ts';
import { isAway } from '../../../../src/ticket/people/absences.ts';
import type { Operator } from '../../../../src/ticket/words.ts';
import { person } from '../../../desk/clock/under-the-clock.ts';
import { rome } from '../../../ticket/at-rome.ts';
import { arrived, aTypingDesk } from '../a-typing-desk.ts';

const { desk, type, who } = aTypingDesk();
let giulia: Operator;

beforeAll(async () => {
  giulia = await person(desk.db, 'Giulia', 'manager');
  for (const name of ['Bea', 'Marco']) await person(desk.db, name);
  // Two of one name.
  for (const email of ['luca.b@x.example', 'luca.r@x.example'])
    await enrolOperator(desk.db, { email, name: 'Luca', role: 'operator' });
  await saveAccount(desk.db, {
    platform: 'slack',
    userId: 'U0BEA',
    operatorId: (await person(desk.db, 'Bea')).id,
    name: 'Bea',
    checkedAt: desk.clock(),
  });
});
beforeEach(async () => {
  await desk.db.delete(absence);
  desk.absences = liveAbsences();
  expect(arrived).toBe('2026-11-24T09:00');
});

const say = async (words: string, by?: Operator) => (await type(words, by)).text.split('\n');

describe('away', () => {
  test.each([
    ['assente fino a lunedì Bea', ['Sei assente fino a lun 30 nov, 09:00.', 'Gli avvisi vanno a Bea.']],
    ['away until Monday Bea', ['Sei assente fino a lun 30 nov, 09:00.', 'Gli avvisi vanno a Bea.']],
    [
      'assente fino a lunedì, mi sostituisce bea@x.example',
      ['Sei assente fino a lun 30 nov, 09:00.', 'Gli avvisi vanno a Bea.'],
    ],
    [
      'assente fino a lunedì <@U0BEA|bea>',
      ['Sei assente fino a lun 30 nov, 09:00.', 'Gli avvisi vanno a Bea.'],
    ],
    [
      'assente per 2 giorni',
      [
        'Sei assente fino a gio 26 nov, 09:00.',
        'Nessuno al suo posto: gli avvisi vanno a chi è di turno o ai responsabili.',
      ],
    ],
    [
      'assente da giovedì fino a lunedì Bea',
      ['Sarai assente da gio 26 nov, 09:00 a lun 30 nov, 09:00.', 'Gli avvisi vanno a Bea.'],
    ],
    // What begins later is said to, and is not done at once.
    [
      'assente domani Bea',
      ['Sarai assente da mer 25 nov, 09:00 a gio 26 nov, 09:00.', 'Gli avvisi vanno a Bea.'],
    ],
    [
      'assente dal 1/12 al 4/12 Bea',
      [
        'Sarai assente da mar 1 dic, 09:00 a lun 7 dic, 09:00.',
        'Gli avvisi vanno a Bea.',
        'L’ultimo giorno è compreso.',
      ],
    ],
    [
      'assente fino a sabato Bea',
      [
        'Sei assente fino a lun 30 nov, 09:00.',
        'Gli avvisi vanno a Bea.',
        'In quel momento lo sportello è chiuso: vale la prima apertura.',
      ],
    ],
  ])('%s', async (words, answer) => {
    expect(await say(words)).toEqual(answer);
  });

  test.each([
    ['assente fino alle 8:30', 'Quel momento è già passato: scrivi quando torni'],
    ['assente fino al 1/1/2020', 'Quel momento è già passato: scrivi quando torni'],
    ['assente boh', 'Non ho capito quando.'],
    ['assente da domani', 'Non è chiaro da quando a quando: scrivi l’inizio e la fine'],
    ['assente sabato', 'Quel giorno lo sportello è chiuso'],
    ['assente fino a lunedì Nessuno', 'Nessun collega si chiama «Nessuno». Ci sono:'],
    ['assente fino a lunedì Anna', 'Nessuno può sostituire sé stesso'],
    ['assente fino a lunedì Luca', '«Luca» può essere: Luca (luca.b@x.example), Luca (luca.r@x.example).'],
    ['assente Bea fino a lunedì', 'Solo i responsabili possono segnare l’assenza di un collega.'],
    ['tornato Bea', 'Solo i responsabili possono segnare l’assenza di un collega.'],
    ['tornato', 'Nessuna assenza da terminare.'],
  ])('%s: %s', async (words, why) => {
    expect((await say(words)).join(' ')).toContain(why);
  });

  test('tomorrow: nobody stands in today', async () => {
    await say('assente domani Bea');
    const [kept] = await absencesGoingOn(desk.db);
    expect(kept).toMatchObject({ begunAt: null, from: rome('2026-11-25T09:00') });
    expect(isAway(desk.absences.now(), who().id, desk.clock())).toBe(false);
  });

  test('of a colleague, by a manager; it is shown, and ended', async () => {
    expect(await say('assente Bea fino a lunedì Marco', giulia)).toEqual([
      'Bea è assente fino a lun 30 nov, 09:00.',
      'Gli avvisi vanno a Marco.',
    ]);
    const shown = await type('assenze');
    expect(shown.sections[0]?.lines.map(({ subject, buttons }) => [subject, buttons.length])).toEqual([
      ['Bea', 0],
    ]);
    expect((await type('assenze', giulia)).sections[0]?.lines[0]?.buttons.map(({ verb }) => verb)).toEqual([
      'come-back',
      'go-away',
    ]);
    expect(await say('assente fino a lunedì Bea', who())).toContain(
      'Attenzione: in quei giorni è assente anche Bea.',
    );
    expect(await say('tornato Bea', giulia)).toEqual(['Bea risulta di nuovo qui.']);
    expect(await say('tornata')).toEqual(['Ora risulti di nuovo qui: gli avvisi arrivano a te.']);
  });

  test('back, and again: the next holiday is shown with its buttons, and stays', async () => {
    await say('assente fino a lunedì');
    await say('assente da 10/12 fino al 15/12');
    expect(await say('tornata')).toEqual(['Ora risulti di nuovo qui: gli avvisi arrivano a te.']);
    const again = await type('tornata');
    expect(again.text.split('\n')).toEqual([
      'Nessuna assenza da terminare.',
      'Resta quella prevista da gio 10 dic, 09:00 a mar 15 dic, 09:00.',
    ]);
    expect(again.buttons.map(({ verb, label }) => [verb, label])).toEqual([
      ['come-back', 'Annulla l’assenza'],
      ['go-away', 'Modifica l’assenza'],
    ]);
    expect(await absencesGoingOn(desk.db)).toHaveLength(1);
  });

  test('the list names whoever is called: the next, where the one who stands in is away too', async () => {
    await say('assente fino a lunedì Bea');
    await say('assente Bea fino a lunedì Marco', giulia);
    const shown = await type('assenze');
    expect(shown.sections[0]?.lines.map(({ details }) => details)).toEqual([
      'Assente fino a lun 30 nov, 09:00. Gli avvisi vanno a Marco.',
      'Assente fino a lun 30 nov, 09:00. Gli avvisi vanno a Marco.',
    ]);
  });

  test('two that overlap are refused, and one that goes on is changed', async () => {
    await say('assente da 10/12 fino al 15/12');
    expect((await say('assente da 14/12 fino al 18/12')).join(' ')).toContain(
      'In quei giorni è già prevista un’assenza, da gio 10 dic, 09:00 a mar 15 dic, 09:00',
    );
    await say('assente fino a lunedì Bea');
    expect(await say('assente fino a martedì')).toEqual([
      'Sei assente fino a mar 1 dic, 09:00.',
      'Gli avvisi vanno a Bea.',
    ]);
  });
});
