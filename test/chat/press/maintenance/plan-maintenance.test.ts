import { isNull } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FormView, PressAnswer } from '../../../../src/chat/card.ts';
import { bulletinCard } from '../../../../src/chat/clock/bulletins.ts';
import { maintenanceToldCard } from '../../../../src/chat/clock/maintenance-told.ts';
import { deskDoor } from '../../../../src/chat/door.ts';
import { noLinks } from '../../../../src/chat/lists/card-links.ts';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { formView } from '../../../../src/chat/slack/views/form.ts';
import { previewView } from '../../../../src/chat/slack/views/preview.ts';
import { formAdaptiveCard } from '../../../../src/chat/teams/cards/form/form.ts';
import { previewAdaptiveCard } from '../../../../src/chat/teams/cards/preview.ts';
import { maintenanceTold } from '../../../../src/desk/maintenance/tell-operators.ts';
import { modal } from '../../../../src/sandbox/slack/block-kit/views.ts';
import { noteContact } from '../../../../src/store/mail/contacts.ts';
import { maintenancesAhead } from '../../../../src/store/maintenance/maintenances.ts';
import { contact } from '../../../../src/store/schema/contacts.ts';
import {
  announcement,
  announcementRecipient as recipient,
} from '../../../../src/store/schema/maintenance/announcements.ts';
import { maintenance as table } from '../../../../src/store/schema/maintenance/maintenance.ts';
import { operator as people } from '../../../../src/store/schema/people.ts';
import { languages } from '../../../../src/ticket/words.ts';
import { slackTakes, teamsTakes } from '../../../contracts/platforms.ts';
import { moveTo } from '../../../desk/clock/under-the-clock.ts';
import { alone, asking } from '../../asking.ts';
import { aPressedDesk } from '../a-pressed-desk.ts';

const house = aPressedDesk({
  services: [
    { key: 'registry', name: { it: 'Protocollo', en: 'Registry' }, products: [] },
    { key: 'archive', name: { it: 'Archivio', en: 'Archive' }, products: ['Archivio'] },
  ],
});
const { desk } = house;

const typed = {
  service: 'registry',
  ...{ from: '2026-12-03', begins: '15:00', to: '2026-12-03', ends: '17' },
  italian: 'Il protocollo non risponde.',
  english: 'The registry does not answer.',
  announce: 'nobody',
};

beforeAll(async () => {
  await house.known('Gino');
  await desk.db.update(people).set({ role: 'manager' });
  await house.known('Anna');
  const listed = new Map([['gino@interzen.example', { name: 'Gino', role: 'manager' as const }]]);
  Object.assign(desk, { access: { ...desk.access, listed } });
});
beforeEach(async () => {
  moveTo(desk, '2026-12-01T09:00');
  await desk.db.delete(recipient);
  await desk.db.delete(announcement);
  await desk.db.delete(table);
  await desk.db.delete(contact);
});

const press = async (verb: string, about: Parameters<typeof house.press>[3] = {}, who = 'Gino') =>
  await house.press(who, verb, 0, about);
const submit = async (inputs: Record<string, string>, about: object = {}) =>
  await press('plan-maintenance', { step: 'submit', inputs, ...about });
const lineOf = (answer: PressAnswer) => ('line' in answer ? answer.line : answer.kind);
const formOf = (answer: PressAnswer): FormView =>
  answer.kind === 'form' ? answer.form : expect.fail(lineOf(answer));
const previewOf = (answer: PressAnswer) =>
  answer.kind === 'preview' ? answer.preview : expect.fail(JSON.stringify(answer).slice(0, 400));
const confirm = async (answer: PressAnswer, about: object = {}) =>
  await press('plan-maintenance', { step: 'confirm', inputs: previewOf(answer).inputs, ...about });
const planned = async () => await maintenancesAhead(desk.db, desk.clock());
const first = async () => (await planned())[0] ?? expect.fail('nothing is planned');

describe('planning', () => {
  test('is for managers', async () => {
    expect(lineOf(await press('plan-maintenance', {}, 'Anna'))).toMatch(/Solo i responsabili/);
    expect(await planned()).toEqual([]);
  });

  test('within working hours: the form, what customers read, and it is planned', async () => {
    const form = formOf(await press('plan-maintenance'));
    expect(form.fields.map(({ id }) => id)).toEqual([
      ...['service', 'from', 'begins', 'to', 'ends', 'italian', 'english', 'announce'],
    ]);
    const shown = await submit(typed);
    expect(previewOf(shown).intro).toBe(
      'Protocollo, gio 3 dic, 15:00–17:00. Ecco che cosa leggono i clienti.',
    );
    expect(previewOf(shown).text).toContain('In inglese\n\nThe registry does not answer.');
    expect(lineOf(await confirm(shown))).toBe('La manutenzione è in programma.');
    expect(await planned()).toMatchObject([
      {
        service: 'registry',
        from: new Date('2026-12-03T14:00:00Z'),
        to: new Date('2026-12-03T16:00:00Z'),
        texts: { it: typed.italian, en: typed.english },
        plannedBy: { name: 'Gino' },
      },
    ]);
  });

  test('outside them it asks a second time, saying why, and says so in the preview', async () => {
    const outside = { ...typed, begins: '21:00', ends: '23:00' };
    const asked = formOf(await submit(outside));
    expect(asked.notice).toMatch(/fuori dall’orario di lavoro \(.*9:00.*\).*condizioni del servizio/);
    expect(asked.fields.at(-1)).toMatchObject({ id: 'outside', kind: 'box' });
    expect(await planned()).toEqual([]);
    const shown = await submit({ ...outside, outside: 'yes' });
    expect(previewOf(shown).intro).toMatch(/\(fuori dall’orario di lavoro\)$/);
    await confirm(shown);
    expect(await planned()).toHaveLength(1);
  });

  test.each([
    ['no service', { service: '' }, /Scegli il servizio/],
    ['one that nobody has', { service: 'gone' }, /Scegli il servizio/],
    ['no day', { to: '' }, /Scegli il giorno/],
    ['no time', { begins: 'presto' }, /Scrivi le ore/],
    ['an hour that no day has', { ends: '25:00' }, /Scrivi le ore/],
    ['an end before the beginning', { ends: '14:00' }, /prima dell’inizio/],
    ['weeks', { to: '2026-12-30' }, /al massimo 14 giorni/],
    ['one language', { english: '  ' }, /tutte e due le lingue/],
  ])('%s: said in the form, with what was typed', async (_, about, notice) => {
    const form = formOf(await submit({ ...typed, ...about }));
    expect(form.notice).toMatch(notice);
    expect(form.fields).toContainEqual(expect.objectContaining({ id: 'italian', value: typed.italian }));
  });

  test.each(['9', '9:00', '9.00', 'ore 9:00', '9h00', '09:00'])('%s is nine o’clock', async begins => {
    await confirm(await submit({ ...typed, begins, ends: '12:30' }));
    expect(await first()).toMatchObject({ from: new Date('2026-12-03T08:00:00Z') });
  });

  test('what has passed is said to have passed', async () => {
    const past = { ...typed, from: '2026-11-30', to: '2026-11-30', outside: 'yes' };
    expect(formOf(await confirm(await submit(past))).notice).toMatch(/già passati/);
  });
});

describe('what is planned', () => {
  const on = async () => {
    const { id, nonce } = await first();
    return { ticket: id, nonce };
  };
  beforeEach(async () => {
    await confirm(await submit(typed));
  });

  test('is listed, with the buttons for managers alone; in both languages', async () => {
    const lines = linesIn(await asking(house.door, 'Gino', 'manutenzioni'));
    expect(lines).toMatchObject([
      { token: 'gio 3 dic, 15:00–17:00', subject: 'Protocollo', note: typed.italian },
    ]);
    expect(lines[0]?.buttons.map(({ verb }) => verb)).toEqual(['plan-maintenance', 'cancel-maintenance']);
    const seen = await asking(house.door, 'Anna', 'maintenance');
    expect([linesIn(seen)[0]?.buttons, seen.buttons]).toEqual([[], []]);
  });

  test('is changed in a form that knows it; who changes what a colleague has changed meanwhile sees it first', async () => {
    const form = formOf(await press('plan-maintenance', await on()));
    expect(Object.fromEntries(form.fields.flatMap(f => ('value' in f ? [[f.id, f.value]] : [])))).toEqual({
      ...typed,
      ends: '17:00',
    });
    const shown = await submit({ ...typed, ends: '18:00', ...form.carried }, await on());
    const other = await submit({ ...typed, italian: 'Altro.', ...form.carried }, await on());
    expect(lineOf(await confirm(shown, await on()))).toBe('La manutenzione è in programma.');
    expect(formOf(await confirm(other, await on())).notice).toMatch(/18:00/);
    expect(await first()).toMatchObject({ texts: { it: typed.italian }, version: 2 });
  });

  test('is cancelled after it was shown; what was changed meanwhile stays', async () => {
    const shown = await press('cancel-maintenance', await on());
    expect(previewOf(shown).intro).toMatch(/^Protocollo, gio 3 dic, 15:00–17:00: la manutenzione non si fa/);
    const changed = await submit({ ...typed, ends: '18:00' }, await on());
    await confirm(changed, await on());
    const cancel = async (answer: PressAnswer) =>
      await press('cancel-maintenance', {
        step: 'confirm',
        inputs: previewOf(answer).inputs,
        ...(await on()),
      });
    expect(lineOf(await cancel(shown))).toMatch(/cambiata nel frattempo/);
    const about = await on();
    expect(lineOf(await cancel(await press('cancel-maintenance', about)))).toMatch(/annullata/);
    expect(await planned()).toEqual([]);
    expect(lineOf(await press('cancel-maintenance', about))).toBe('Questa manutenzione non c’è più.');
  });

  test.each(maintenanceTold)('is told in the channel: %s, in both languages', async what => {
    const { id } = await first();
    const told = await Promise.all(
      languages.map(language => maintenanceToldCard(desk, id, what, { ...house.speech, language })),
    );
    expect(told.map(card => card?.title)).toEqual([
      expect.stringMatching(/Protocollo$/),
      expect.stringMatching(/Registry$/),
    ]);
    const by = what === 'announced' ? '' : ' · programmata da Gino';
    expect(told[0]?.intro).toBe(`gio 3 dic, 15:00–17:00${by}`);
    const payload = {
      platform: 'slack',
      channel: 'C',
      kind: 'maintenance',
      at: '2026-12-01T08:00:00.000Z',
    } as const;
    const drawn = await bulletinCard(
      desk,
      { ...payload, maintenance: String(id), what },
      house.speech,
      noLinks,
    );
    expect(drawn).toEqual(told[0]);
  });
});

describe('an announcement', () => {
  const on = async () => {
    const { id, nonce } = await first();
    return { ticket: id, nonce };
  };
  const all = { ...typed, announce: 'concerned' };
  const going = async () => (await asking(house.door, 'Anna', 'manutenzioni')) ?? expect.fail();
  beforeEach(async () => {
    await noteContact(desk.db, 'paolo@acme.example', 'it');
    await noteContact(desk.db, 'emma@northwind.example', 'en');
    await noteContact(desk.db, 'noreply@acme.example', 'it');
  });

  test('is shown as it goes, in each language, to how many, and who is left out; and goes as it was shown', async () => {
    const shown = previewOf(await submit(all));
    expect(shown.intro).toMatch(/Ricevono un’email 2 clienti; si può fermare/);
    expect(shown.head).toEqual([{ label: 'Esclusi', value: '1 indirizzo che nessuno legge' }]);
    expect(shown.text).toBe(
      [
        ...['Avvisati in italiano: 1', 'planned registry', 'it planned: Il protocollo non risponde.'],
        ...['Avvisati in inglese: 1', 'planned registry', 'en planned: The registry does not answer.'],
      ].join('\n\n'),
    );
    expect(shown.send).toBe('Salva e avvisa (2)');
    await noteContact(desk.db, 'late@acme.example', 'it');
    expect(lineOf(await confirm({ kind: 'preview', preview: shown }))).toMatch(/l’avviso è in partenza/);
    const rows = await desk.db.select().from(recipient).orderBy(recipient.id);
    expect(rows.map(({ address, outcome, why }) => [address, outcome, why])).toEqual([
      ['emma@northwind.example', null, null],
      ['noreply@acme.example', 'left-out', 'unanswerable'],
      ['paolo@acme.example', null, null],
    ]);
  });

  test('is stopped by anybody, from the list, which says how far it is', async () => {
    await confirm(await submit(all));
    const list = linesIn(await going());
    expect(list[0]?.details).toMatch(/avviso in invio: 0 di 2, 1 escluso$/);
    expect(list[0]?.buttons.map(({ verb }) => verb)).toEqual(['stop-announcement']);
    expect(lineOf(await press('stop-announcement', await on(), 'Anna'))).toMatch(/^L’avviso è fermo/);
    expect(lineOf(await press('stop-announcement', await on(), 'Gino'))).toMatch(/^Non c’è più nulla/);
    expect(linesIn(await going())[0]?.details).toMatch(/fermato da Anna/);
    expect(linesIn(await going())[0]?.buttons).toEqual([]);
  });

  test('who was told is told of a change, which offers no silence, and of the end', async () => {
    await confirm(await submit(all));
    await desk.db.update(recipient).set({ outcome: 'told' }).where(isNull(recipient.outcome));
    const form = formOf(await press('plan-maintenance', await on()));
    expect(form.fields.find(({ id }) => id === 'announce')).toMatchObject({
      value: 'told',
      options: [{ value: 'told' }, { value: 'concerned' }],
    });
    const quiet = formOf(await submit({ ...typed, ends: '18:00' }, await on()));
    expect(quiet.notice).toBe('Scegli chi ne viene avvisato per email.');
    const shown = await submit({ ...typed, ends: '18:00', announce: 'told' }, await on());
    expect(previewOf(shown).text).toMatch(/^Già avvisati, in italiano: 1\n\nchanged registry/);
    expect(lineOf(await confirm(shown, await on()))).toMatch(/l’avviso è in partenza/);
    const cancel = await press('cancel-maintenance', await on());
    expect(previewOf(cancel)).toMatchObject({
      send: 'Annulla e avvisa (2)',
      text: expect.stringContaining('Avvisati dell’annullamento, in inglese: 1\n\ncancelled registry'),
    });
    const { inputs } = previewOf(cancel);
    const about = await on();
    expect(lineOf(await press('cancel-maintenance', { step: 'confirm', inputs, ...about }))).toMatch(
      /chi ne era stato avvisato riceve un’email/,
    );
    expect(linesIn(await going())[0]?.details).toMatch(/^annullata/);
  });

  test('what another preview of the same person has taken the place of is not sent; nothing is planned by it', async () => {
    const early = await submit(all);
    await submit({ ...all, ends: '18:00' });
    expect(formOf(await confirm(early)).notice).toMatch(/guarda di nuovo/);
    expect(await planned()).toEqual([]);
  });

  test('pressed twice it is planned once, and goes once', async () => {
    const shown = await submit(all);
    expect(lineOf(await confirm(shown))).toBe(lineOf(await confirm(shown)));
    expect(await planned()).toHaveLength(1);
    expect(await desk.db.select().from(announcement)).toHaveLength(1);
  });
});

test.each(languages)('form and preview are taken by both platforms, in %s', async language => {
  const said = { ...house.speech, language };
  const door = deskDoor(desk, house.gateways, said, () => ({
    attachment: async () => '',
    original: async () => null,
  }));
  const answered = async (inputs: Record<string, string>, key: string) =>
    await door.press(
      {
        ...{ platform: 'teams', userId: 'Gino', verb: 'plan-maintenance', step: 'submit', ticket: 0 },
        ...{ nonce: '', version: 0, inputs, key: `${key}${language}` },
      },
      alone,
    );
  const asked = formOf(await answered({ ...typed, begins: '21:00', ends: '23:00' }, 'asked'));
  slackTakes(modal, formView(asked, 'n', true));
  teamsTakes(formAdaptiveCard(asked));
  await noteContact(desk.db, 'paolo@acme.example', 'it');
  const preview = previewOf(await answered({ ...typed, announce: 'concerned' }, 'shown'));
  slackTakes(modal, previewView(preview));
  teamsTakes(previewAdaptiveCard(preview));
  expect([asked.language, preview.language]).toEqual([language, language]);
});
