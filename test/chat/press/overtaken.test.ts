import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { nonceOfPerson } from '../../../src/chat/actions/people/left-behind.ts';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { plannedClosures } from '../../../src/store/clock/closures.ts';
import { lockDeskLog } from '../../../src/store/clock/desk-log.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

const listed = ['Giulia', 'Bruno'].map(
  name => [`${name.toLowerCase()}@interzen.example`, { name, role: 'manager' as const }] as const,
);
const house = aPressedDesk({ access: { kind: 'channel', listed: new Map(listed) } });
const { desk } = house;
const press = (who: string, verb: string, about: Partial<ButtonPress>) =>
  house.press(who, verb, 0, { platform: 'teams', ...about });

/** Opens a form. @returns sends it, and what it shows as confirmed */
async function opened(who: string, verb: string, about: Partial<ButtonPress>) {
  const form = await press(who, verb, about);
  if (form.kind !== 'form') throw new Error(form.kind);
  let { carried } = form.form;
  return async (inputs: Record<string, string>): Promise<PressAnswer> => {
    const sent = await press(who, verb, { ...about, step: 'submit', inputs: { ...carried, ...inputs } });
    if (sent.kind === 'form') ({ carried } = sent.form);
    if (sent.kind !== 'preview') return sent;
    return await press(who, verb, { ...about, step: 'confirm', inputs: sent.preview.inputs });
  };
}
const closure = async (name: string) => (await plannedClosures(desk.db)).find(each => each.name === name);

beforeEach(async () => {
  await press('Giulia', 'card', {});
});

test('a closure that another manager has changed meanwhile is not changed back by an old form', async () => {
  const plan = await opened('Giulia', 'plan-closure', {});
  const typed = { from: '2026-12-28', to: '2026-12-31', name: 'Inventario', operator: '' };
  expect((await plan(typed)).kind).toBe('told');
  const { id = 0, nonce = '' } = (await closure('Inventario')) ?? {};
  const about = { ticket: id, nonce };
  const hers = await opened('Giulia', 'plan-closure', about);
  const his = await opened('Bruno', 'plan-closure', about);
  expect((await hers({ ...typed, to: '2027-01-02' })).kind).toBe('told');
  const answer = await his({ ...typed, name: 'Inventario generale' });
  expect(answer.kind === 'form' && answer.form.notice).toMatch(/cambiati.*2 gen 2027/);
  expect(answer.kind === 'form' && JSON.stringify(answer.form.fields)).toContain('Inventario generale');
  expect(await closure('Inventario')).toMatchObject({ to: '2027-01-02' });
  // Told what stands now, he means it.
  expect((await his({ ...typed, to: '2027-01-02', name: 'Inventario generale' })).kind).toBe('told');
  expect(await closure('Inventario generale')).toMatchObject({ to: '2027-01-02' });
});

test('so with the rule of an incident', async () => {
  await (await opened('Giulia', 'open-incident', {}))({ name: 'Posta ferma', words: 'posta' });
  const [{ id = 0, nonce = '' } = {}] = await desk.db.execute<{ id: number; nonce: string }>(
    sql`select id, nonce from incident`,
  );
  const about = { ticket: id, nonce };
  const hers = await opened('Giulia', 'what-joins', about);
  const his = await opened('Bruno', 'what-joins', about);
  const first = await hers({ words: 'posta, mail' });
  expect(first.kind).toBe('told');
  expect(await hers({ words: 'posta, mail' })).toEqual(first);
  const answer = await his({ words: 'smtp' });
  expect(answer.kind === 'form' && answer.form.notice).toContain('posta, mail');
  expect((await his({ words: 'posta, mail, smtp' })).kind).toBe('told');
});

test('and with an absence', async () => {
  const away = await opened('Giulia', 'go-away', {});
  const until = (moment: string) => ({ moment, operator: '', substitute: 'none', text: '' });
  const shown = await away(until('venerdì 9:00'));
  const meant = shown.kind === 'form' ? shown.form.fields.find(({ id }) => id === 'meant') : undefined;
  const chosen = meant?.kind === 'choice' ? meant.value : '';
  expect((await away({ ...until(''), meant: chosen })).kind).toBe('told');
  const [{ id = 0 } = {}] = await desk.db.execute<{ id: number }>(sql`select id from absence`);
  const about = { ticket: id, nonce: nonceOfPerson({ email: 'giulia@interzen.example' }) };
  const hers = await opened('Giulia', 'go-away', about);
  const his = await opened('Bruno', 'go-away', about);
  expect((await hers({ ...until(''), text: 'Chiamare Neri' })).kind).toBe('told');
  const answer = await his({ ...until(''), text: '' });
  expect(answer.kind === 'form' && answer.form.notice).toMatch(/fino a .*Chiamare Neri/);
});

describe('two who send at once what they both knew alike', () => {
  /** Both wait for what is held, and have compared by then what their forms bear with what they found. */
  async function together(sent: (() => Promise<PressAnswer>)[]): Promise<PressAnswer[]> {
    let answers: Promise<PressAnswer[]> | undefined;
    await desk.db.transaction(async tx => {
      await lockDeskLog(tx);
      await tx.execute(sql`select 1 from incident for update`);
      answers = Promise.all(sent.map(async send => await send()));
      await wait(500);
    });
    return (await answers) ?? [];
  }
  const kinds = (answers: PressAnswer[]) => answers.map(({ kind }) => kind).toSorted();
  const notice = (answers: PressAnswer[]) =>
    answers.flatMap(answer => (answer.kind === 'form' ? answer.form.notice : [])).join();

  test('change a closure, the rule and the name of an incident, an absence: one of them is shown what stands', async () => {
    const plan = await opened('Giulia', 'plan-closure', {});
    const typed = { from: '2027-01-25', to: '2027-01-27', name: 'Fiera', operator: '' };
    await plan(typed);
    const { id = 0, nonce = '' } = (await closure('Fiera')) ?? {};
    const closures = [
      await opened('Giulia', 'plan-closure', { ticket: id, nonce }),
      await opened('Bruno', 'plan-closure', { ticket: id, nonce }),
    ];
    const planned = await together(
      closures.map((send, index) => () => send({ ...typed, to: `2027-01-2${8 + index}` })),
    );
    expect(kinds(planned)).toEqual(['form', 'told']);
    expect(notice(planned)).toMatch(/cambiati.*2[89] gen 2027/);

    await (await opened('Giulia', 'open-incident', {}))({ name: 'Rete ferma', words: 'rete' });
    const [incident = { id: 0, nonce: '' }] = await desk.db.execute<{ id: number; nonce: string }>(
      sql`select id, nonce from incident order by id desc limit 1`,
    );
    const about = { ticket: incident.id, nonce: incident.nonce };
    for (const [verb, first, second] of [
      ['what-joins', { words: 'vpn' }, { words: 'wifi' }],
      ['rename-incident', { name: 'Rete lenta' }, { name: 'Rete ferma a Roma' }],
    ] as const) {
      const hers = await opened('Giulia', verb, about);
      const his = await opened('Bruno', verb, about);
      const answers = await together([() => hers(first), () => his(second)]);
      expect(kinds(answers)).toEqual(['form', 'told']);
      expect(notice(answers)).toMatch(/cambiati/);
    }
  });

  test('and an absence', async () => {
    const [{ id = 0 } = {}] = await desk.db.execute<{ id: number }>(sql`select id from absence`);
    const about = { ticket: id, nonce: nonceOfPerson({ email: 'giulia@interzen.example' }) };
    const typed = { moment: '', operator: '', substitute: 'none' };
    const hers = await opened('Giulia', 'go-away', about);
    const his = await opened('Bruno', 'go-away', about);
    const answers = await together([
      () => hers({ ...typed, text: 'Chiamare Bianchi' }),
      () => his({ ...typed, text: 'Chiamare Verdi' }),
    ]);
    expect(kinds(answers)).toEqual(['form', 'told']);
  });
});
