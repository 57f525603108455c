import { beforeAll, beforeEach, expect, test } from 'vitest';
import { goAway } from '../../../src/chat/actions/away/go-away.ts';
import { reassign } from '../../../src/chat/actions/claiming/reassign.ts';
import { nonceOfPerson } from '../../../src/chat/actions/people/left-behind.ts';
import type { FormView, PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { goAway as send } from '../../../src/desk/away/go-away.ts';
import { liveAbsences } from '../../../src/desk/away/live-absences.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { absencesGoingOn } from '../../../src/store/people/absences.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { absence } from '../../../src/store/schema/people.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { moveTo } from '../../desk/clock/under-the-clock.ts';
import { rome } from '../../ticket/at-rome.ts';
import { speechIn } from '../a-moment.ts';
import { alone, asking } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const slack = muteGateway('slack', {
  member: async userId => ({
    userId,
    name: userId,
    email: `${userId.toLowerCase()}@interzen.example`,
    inOperatorsChannel: true,
  }),
});
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, { slack }, speechIn('en'), links);
let anna: Operator;
let bea: Operator;

const known = async (name: string): Promise<Operator> => {
  await asking(door, name, 'help');
  const found = await findOperatorByEmail(desk.db, `${name.toLowerCase()}@interzen.example`);
  if (!found) throw new Error('whoever types is known');
  return found;
};
beforeAll(async () => {
  [anna, bea] = [await known('Anna'), await known('Bea')];
});
beforeEach(async () => {
  await desk.db.delete(absence);
  desk.absences = liveAbsences();
  // A Thursday.
  moveTo(desk, '2026-11-26T10:00');
});

let presses = 0;
const press = async (verb: string, about: object): Promise<PressAnswer> => {
  presses += 1;
  const usual = { platform: 'slack', userId: 'Anna', step: 'press', version: 0, inputs: {} } as const;
  const given = { ticket: 0, nonce: nonceOfPerson(anna) };
  return await door.press({ ...usual, ...given, verb, key: `a${presses}`, ...about }, alone);
};
const formOf = (answer: PressAnswer): FormView => {
  if (answer.kind !== 'form') throw new Error(answer.kind);
  return answer.form;
};
const choices = (form: FormView, id: string) => {
  const field = form.fields.find(each => each.id === id);
  return field?.kind === 'choice' ? field.options : [];
};

test('the end that is typed is reckoned from the beginning, shown, and kept once it is confirmed', async () => {
  const who = { operator: String(anna.id), substitute: 'none' };
  for (const [typed, from, until] of [
    [{ ...who, from: 'Monday', moment: 'Friday' }, '2026-11-30T09:00', '2026-12-04T09:00'],
    [{ ...who, from: 'Monday 9:00', moment: '12:00' }, '2026-11-30T09:00', '2026-11-30T12:00'],
  ] as const) {
    await desk.db.delete(absence);
    const shown = formOf(await press(goAway.verb, { step: 'submit', inputs: typed }));
    const meant = choices(shown, 'meant')[0]?.value ?? '';
    expect(meant).toBe(rome(until).toISOString());
    const { moment: _, ...rest } = typed;
    expect(await press(goAway.verb, { step: 'submit', inputs: { ...rest, meant } })).toMatchObject({
      kind: 'told',
    });
    expect((await absencesGoingOn(desk.db)).map(kept => [kept.from, kept.until])).toEqual([
      [rome(from), rome(until)],
    ]);
  }
});

test('a beginning that has passed is now, where the end that was said is ahead; else the year is asked for', async () => {
  const who = { operator: String(anna.id), substitute: 'none' };
  const until = { meant: rome('2026-11-30T09:00').toISOString() };
  for (const from of ['24/11', '26/11', '9:00']) {
    await desk.db.delete(absence);
    await press(goAway.verb, { step: 'submit', inputs: { ...who, from, ...until } });
    expect((await absencesGoingOn(desk.db)).map(kept => [kept.from, kept.until])).toEqual([
      [rome('2026-11-26T10:00'), rome('2026-11-30T09:00')],
    ]);
  }
  await desk.db.delete(absence);
  const shown = formOf(await press(goAway.verb, { step: 'submit', inputs: { ...who, from: '24/11' } }));
  expect(JSON.stringify(shown)).toContain('the year');
  expect(await absencesGoingOn(desk.db)).toEqual([]);
});

test('the colleagues to whom a request can go are marked where they are away', async () => {
  const outcome = await takeIn(desk, anEmail());
  const number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  await handle(desk, number, { type: 'claim' }, { actor: actorOf(anna), origin: 'slack', key: null });
  const wish = { operator: { id: bea.id, name: bea.name }, from: null, until: rome('2026-11-30T09:00') };
  await send(desk, wish, { actor: actorOf(bea), origin: 'slack' });
  const { nonce = '', version = 0 } = (await findTicket(desk.db, number)) ?? {};
  const form = formOf(await press(reassign.verb, { ticket: number, nonce, version }));
  expect(choices(form, 'operator').map(({ label }) => label)).toEqual(['Bea (away until Mon 30 Nov)']);
});
