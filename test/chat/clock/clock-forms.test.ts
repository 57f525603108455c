import { beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import type { ChatMember } from '../../../src/desk/people/directory.ts';
import { plannedClosures } from '../../../src/store/clock/closures.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { moveTo, place } from '../../desk/clock/under-the-clock.ts';
import { classified, ticketFrom } from '../../ticket/at-rome.ts';
import { bug } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const arrived = '2026-11-24T09:00';
const desk = aDesk(() => own.database.db);
desk.access.listed.set('giulia@x.example', { name: 'Giulia', role: 'manager' });

const people: Record<string, ChatMember> = Object.fromEntries(
  ['Anna', 'Marco', 'Giulia'].map(name => [
    name,
    { userId: name, name, email: `${name.toLowerCase()}@x.example`, inOperatorsChannel: true },
  ]),
);
const slack = muteGateway('slack', {
  member: async id => people[id] ?? null,
  members: async () => Object.values(people),
  present: async () => new Set(Object.keys(people)),
});
const links = { attachment: async () => '', original: async () => null };
const doorIn = (language: 'it' | 'en') => deskDoor(desk, { slack }, speechIn(language), () => links);
const doors = { it: doorIn('it'), en: doorIn('en') };

let number = 0;
let presses = 0;
beforeEach(async () => {
  await desk.db.update(table).set({ wakeAt: null });
  moveTo(desk, arrived);
  number = await place(desk, ticketFrom(arrived, [[arrived, classified(bug, 1)]]));
});

async function press(
  who: string,
  verb: ButtonPress['verb'],
  step: ButtonPress['step'] = 'press',
  inputs: Record<string, string> = {},
  language: 'it' | 'en' = 'it',
): Promise<PressAnswer> {
  presses += 1;
  const isClosure = verb === 'plan-closure';
  const ticket = isClosure ? 0 : number;
  const known = await findTicket(desk.db, number);
  const { version, nonce } = isClosure || !known ? { version: 0, nonce: '' } : known;
  return await doors[language].press(
    {
      platform: 'slack',
      userId: who,
      verb,
      step,
      ticket,
      nonce,
      inputs,
      key: `clock${presses}`,
      version,
    },
    alone,
  );
}

/** What an answer says, wherever it stands. */
function said(answer: PressAnswer): string {
  if (answer.kind === 'form') return answer.form.notice;
  return 'line' in answer ? answer.line : answer.kind;
}

describe('the closure form says what is wrong, with what was typed still in it', () => {
  const right = { from: '2026-12-24', to: '2026-12-31', name: 'Natale' };
  test.each([
    [
      { name: ' ' },
      'Scrivi un nome: i clienti lo leggono per sapere perché nessuno risponde.',
      'Write a name: customers read it to know why nobody answers.',
    ],
    [{ from: '' }, 'Scegli il primo e l’ultimo giorno.', 'Choose the first and the last day.'],
    [{ to: '2026-02-30' }, 'Scegli il primo e l’ultimo giorno.', 'Choose the first and the last day.'],
    [{ to: '2026-12-23' }, 'L’ultimo giorno viene prima del primo.', 'The last day is before the first.'],
    [{ to: '2027-02-22' }, 'Una chiusura dura al massimo 60 giorni.', 'A closure lasts 60 days at most.'],
    [
      { from: '2026-11-20', to: '2026-11-23' },
      'Quei giorni sono già passati.',
      'Those days are already past.',
    ],
    [
      { from: '2026-10-01', to: '2026-11-24' },
      'I giorni già passati non si cambiano: il primo giorno può essere oggi o dopo.',
      'Days that are over cannot be changed: the first day can be today or later.',
    ],
  ])('%o', async (wrong, it, en) => {
    const typed = { ...right, ...wrong };
    const answer = await press('Giulia', 'plan-closure', 'submit', typed);
    expect(said(answer)).toBe(it);
    expect(answer).toMatchObject({ form: { fields: [{ value: typed.from }, { value: typed.to }, {}, {}] } });
    expect(said(await press('Giulia', 'plan-closure', 'submit', typed, 'en'))).toBe(en);
    expect(await plannedClosures(desk.db)).toEqual([]);
  });

  test('sixty days are taken', async () => {
    expect(await press('Giulia', 'plan-closure', 'submit', { ...right, to: '2027-02-21' })).toMatchObject({
      kind: 'preview',
    });
  });

  test('and operators, that it is for managers', async () => {
    expect(said(await press('Marco', 'plan-closure'))).toBe(
      'Solo i responsabili possono programmare chiusure e turni.',
    );
  });
});

describe('extending', () => {
  const extend = async (amount: string, language: 'it' | 'en' = 'it') =>
    await press('Giulia', 'extend', 'submit', { amount, text: 'Attendiamo il fornitore' }, language);

  test('is refused beyond what the policy allows, with the number and what is left', async () => {
    expect(await extend('10d')).toMatchObject({ kind: 'done' });
    expect(await extend('9d')).toMatchObject({ kind: 'done' });
    expect(said(await extend('2d'))).toBe(
      'Una scadenza si può prorogare al massimo di 20 giorni lavorativi in tutto: è ancora possibile aggiungere 1 giorno lavorativo.',
    );
    expect(said(await extend('2d', 'en'))).toBe(
      'A deadline can be extended by 20 working days at most, in all: 1 working day can still be added.',
    );
    expect(await extend('1d')).toMatchObject({ kind: 'done' });
    expect(said(await press('Giulia', 'extend'))).toBe(
      'Una scadenza si può prorogare al massimo di 20 giorni lavorativi in tutto, e per questa è già stato fatto.',
    );
  });

  test('tells who did it until when the promise is now', async () => {
    await press('Anna', 'claim');
    expect(said(await extend('1d'))).toBe('Prorogata. Risoluzione entro mer 25 nov, 18:30 · in tempo.');
    expect(said(await extend('2d', 'en'))).toBe('Extended. To be resolved by Fri 27 Nov, 18:30 · on track.');
  });

  test('tells of both promises where both have moved', async () => {
    expect(said(await extend('1d'))).toBe(
      'Prorogata. Presa in carico entro mer 25 nov, 10:00 · in tempo. Risoluzione entro mer 25 nov, 18:30 · in tempo.',
    );
  });

  test('asks for it in a form that says which request it is, and how its promise stands now', async () => {
    const about = `#${number} Stampa fatture ferma · Paolo Neri`;
    await press('Anna', 'claim');
    expect(await press('Giulia', 'extend')).toMatchObject({
      form: { about: `${about} · Risoluzione entro mar 24 nov, 18:30 · in tempo` },
    });
    await extend('1d');
    expect(await press('Giulia', 'extend')).toMatchObject({
      form: { about: `${about} · Risoluzione entro mer 25 nov, 18:30 · in tempo` },
    });
    expect(await press('Anna', 'reply')).toMatchObject({ form: { about } });
  });

  test('is refused to operators before they write', async () => {
    expect(said(await press('Marco', 'extend'))).toBe(
      'Solo un responsabile può prorogare una scadenza: chiedi a uno di loro.',
    );
  });
});

test('who may not hand a ticket over is told who may, before choosing anybody', async () => {
  await press('Anna', 'claim');
  const answer = await press('Marco', 'reassign');
  expect(said(answer)).toContain('È in carico a Anna: solo Anna o un responsabile può passarla ad altri.');
});
