import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { CommandAnswer, LineButton } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { linesIn } from '../../../src/chat/nothing.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { speechIn } from '../a-moment.ts';
import { alone, asking } from '../asking.ts';
import { bug } from '../commands/a-typing-desk.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const speech = speechIn('it');
const member = async (userId: string) => ({
  userId,
  name: 'Anna',
  email: 'anna@interzen.example',
  inOperatorsChannel: true,
});
const links = { attachment: async () => '', original: async () => null };
const gateway = {
  ...muteGateway('slack', { member }),
  linkTo: async ({ message }: { message: string }) => `https://chat.example/${message}`,
};
const door = deskDoor(desk, { slack: gateway }, speech, () => links);
let presses = 0;

/** A press on what an answer shows, as a platform hands it on. */
async function press(answer: CommandAnswer, { verb, number, nonce, version, page }: LineButton, inputs = {}) {
  presses += 1;
  const pressed: ButtonPress = {
    platform: 'slack',
    userId: 'U1',
    verb,
    step: 'press',
    ticket: number,
    nonce,
    version,
    inputs: page ? { page, ...inputs } : inputs,
    list: answer.list,
    key: `in-place:${presses}`,
  };
  return await door.press(pressed, alone);
}

async function listAfter(answer: CommandAnswer, button: LineButton | undefined): Promise<CommandAnswer> {
  if (!button) throw new Error('there is no such button');
  const answered = await press(answer, button);
  if (answered.kind !== 'list') throw new Error(answered.kind);
  return answered.list;
}

const numbers = (answer: CommandAnswer) => linesIn(answer).map(({ number }) => number);
const buttonOf = (answer: CommandAnswer, verb: string, at = 0) =>
  linesIn(answer)[at]?.buttons.find(button => button.verb === verb);

beforeAll(async () => {
  await person(desk.db, 'Anna');
});
beforeEach(async () => {
  await desk.db.update(table).set({ status: 'closed', wakeAt: null, assigneeId: null });
  moveTo(desk, '2026-11-24T10:00');
});

test('a list is complete: by pages with the whole number, what is broken first', async () => {
  const placed: number[] = [];
  for (let n = 0; n < 26; n += 1) placed.push(await place(desk, bug('2026-11-24T09:00', 4)));
  const broken = await place(desk, bug('2026-11-23T09:00', 1));
  const first = await asking(door, 'U1', 'coda');
  expect(first.sections[0]?.count).toBe('1–12 di 27');
  expect(numbers(first)[0]).toBe(broken);
  const second = await listAfter(first, first.sections[0]?.buttons.at(-1));
  const third = await listAfter(second, second.sections[0]?.buttons.at(-1));
  expect([second, third].map(({ sections }) => sections[0]?.count)).toEqual(['13–24 di 27', '25–27 di 27']);
  expect([first, second, third].flatMap(numbers).toSorted()).toEqual([...placed, broken].toSorted());
});

test('a press in a list acts, and the list is as it is then, with what came of it above', async () => {
  const [urgent, other] = [
    await place(desk, bug('2026-11-24T09:00', 1)),
    await place(desk, bug('2026-11-24T09:00', 3)),
  ];
  const queue = await asking(door, 'U1', 'coda');
  expect(numbers(queue)).toEqual([urgent, other]);
  const after = await listAfter(queue, buttonOf(queue, 'claim'));
  expect([after.line, after.lineTone, numbers(after)]).toEqual([
    `#${urgent} · Ora è in carico a te.`,
    'good',
    [other],
  ]);
  // The same once more, from a list of before: it is answered as the first time, and the list is as it is now.
  const again = await listAfter(queue, buttonOf(queue, 'claim'));
  expect([again.lineTone, numbers(again)]).toEqual(['good', [other]]);
});

test('what a press opens leads back to its list', async () => {
  await place(desk, bug('2026-11-24T09:00', 1));
  const queue = await asking(door, 'U1', 'coda p1');
  const reply = buttonOf(queue, 'reply');
  const opened = reply && (await press(queue, reply));
  expect(opened).toMatchObject({ kind: 'form', form: { list: 'queue?priority=1' } });
});

test('a filter is typed or chosen; what is no filter is said', async () => {
  const urgent = await place(desk, bug('2026-11-24T09:00', 1));
  await place(desk, bug('2026-11-24T09:00', 3));
  expect(numbers(await asking(door, 'U1', 'queue priority:1'))).toEqual([urgent]);
  expect((await asking(door, 'U1', 'coda p3')).sections[0]?.count).toBe('1 richiesta · solo 3 – Media');
  expect((await asking(door, 'U1', 'coda ieri')).text).toContain('Non capisco «ieri»');
  const home = await door.home({ platform: 'slack', userId: 'U1' });
  if (!home) throw new Error('nobody is at home');
  const all = await listAfter(home, {
    label: '',
    verb: 'show-list',
    number: 0,
    nonce: '',
    version: 0,
    page: 'to-queue',
  });
  const chosen = await listAfter(all, {
    label: '',
    verb: 'show-list',
    number: 0,
    nonce: '',
    version: 0,
    page: 'priority-1',
  });
  expect([numbers(all).length, numbers(chosen), chosen.filters[0]?.value]).toEqual([2, [urgent], '1']);
  expect((await listAfter(chosen, chosen.buttons[0])).list).toMatch(/^home/);
});

test('on a Saturday what falls on Monday is due soon', async () => {
  const monday = await place(desk, bug('2026-11-27T15:30', 2));
  moveTo(desk, '2026-11-28T12:00');
  expect(numbers(await asking(door, 'U1', 'scadenze'))).toEqual([monday]);
});
