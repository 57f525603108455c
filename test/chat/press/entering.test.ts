import { beforeEach, expect, test } from 'vitest';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import { noticesInWords } from '../../../src/chat/in-words/notices-in-words.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { stillInside } from '../../../src/ticket/entering/entry.ts';
import { chatPlatforms } from '../../../src/ticket/words.ts';
import { aMoment, speechIn } from '../a-moment.ts';
import { wholePart, wholeTicket } from '../seen-whole.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

const house = aPressedDesk();
const { desk, press, opened, known, now } = house;

let number = 0;
beforeEach(async () => {
  number = await opened();
  await known('Anna', 'Marco');
  await press('Anna', 'claim', number);
});

const ticket = async () => {
  const found = await now(number);
  if (!found) throw new Error('no request');
  return found;
};
const buttons = async () =>
  ticketCard(wholeTicket(await ticket()), aMoment('it', desk.clock())).actions.map(({ verb }) => verb);
const notices = async () =>
  noticesInWords(wholeTicket(await ticket()), speechIn('it')).flatMap(({ id, text }) =>
    id === 'inside' ? [text] : [],
  );
const inside = async () => stillInside((await ticket()).entries).map(({ by }) => by.name);
const lines = async () =>
  (await eventsAfter(desk.db, number, 0))
    .filter(({ event }) => event.type.startsWith('system-'))
    .map(event => eventInWords(speechIn('it'), wholePart(event)));
const submit = (
  who: string,
  verb: string,
  inputs: Record<string, string>,
  platform: 'slack' | 'teams' = 'slack',
) => press(who, verb, number, { step: 'submit', inputs, platform });
/** As the form stands when it is opened. */
const leave = async (who: string, platform: 'slack' | 'teams' = 'slack') => {
  const asked = await press(who, 'leave-system', number, { platform });
  if (asked.kind !== 'form') throw new Error(asked.kind);
  const whose = asked.form.fields.find(({ id }) => id === 'whose');
  if (whose?.kind !== 'choice') throw new Error('nobody is inside');
  return await submit(who, 'leave-system', { whose: whose.value, when: 'now' }, platform);
};
const enter = (platform: 'slack' | 'teams' = 'slack') =>
  submit('Anna', 'enter-system', { purpose: 'la coda di stampa', when: 'now' }, platform);

test.each(chatPlatforms)('in %s: in, said on the card and in the thread, and out', async platform => {
  expect(await buttons()).toContain('enter-system');
  expect((await enter(platform)).kind).toBe('done');
  expect(await inside()).toEqual(['Anna']);
  expect(await buttons()).toContain('leave-system');
  expect(await buttons()).not.toContain('enter-system');
  expect((await notices()).join()).toMatch(/^Nel sistema del cliente: Anna da .+\.$/);
  expect((await leave('Anna', platform)).kind).toBe('done');
  expect(await inside()).toEqual([]);
  expect(await notices()).toEqual([]);
  expect((await lines()).join('\n')).toMatch(
    /nel sistema del cliente da .*: la coda di stampa\n.*fuori dal sistema del cliente da /,
  );
});

test('a moment that was typed is shown as it was understood, and noted so', async () => {
  const asked = await submit('Anna', 'enter-system', { purpose: 'log', moment: '20 minuti fa' });
  if (asked.kind !== 'form') throw new Error(asked.kind);
  const meant = asked.form.fields.find(({ id }) => id === 'meant');
  if (meant?.kind !== 'choice') throw new Error('nothing was understood');
  expect(asked.form.fields.find(({ id }) => id === 'purpose')).toMatchObject({ value: 'log' });
  await submit('Anna', 'enter-system', { purpose: 'log', meant: meant.value });
  const [entry] = (await ticket()).entries;
  expect(Math.round((desk.clock().getTime() - (entry?.from ?? 0)) / 60_000)).toBe(20);
});

test('whoever has not the request is told so before they type', async () => {
  const answer = await press('Marco', 'enter-system', number);
  expect('line' in answer ? answer.line : answer.kind).toContain('Anna');
});

test.each([
  ['left', []],
  ['stays', ['Anna']],
] as const)(
  'handed over while somebody is inside, it is asked whether they are still: %s',
  async (answer, are) => {
    await enter();
    const asked = await press('Anna', 'reassign', number);
    if (asked.kind !== 'form') throw new Error(asked.kind);
    expect(asked.form.fields.find(({ id }) => id === 'inside')).toMatchObject({
      label: 'Nel sistema del cliente: Anna',
      required: true,
    });
    const to = await house.person('Marco');
    const shown = asked.form.fields.find(({ id }) => id === 'inside');
    const chosen =
      shown?.kind === 'choice' ? shown.options.find(({ value }) => value.startsWith(answer)) : null;
    await submit('Anna', 'reassign', { operator: String(to.id), inside: chosen?.value ?? '' });
    expect((await ticket()).assignee?.name).toBe('Marco');
    expect(await inside()).toEqual(are);
  },
);

test('closed while somebody is inside, it is asked too; whoever stays leaves from the closed card', async () => {
  await submit('Anna', 'classify', { category: 'help-desk', priority: '3' });
  await enter();
  const asked = await press('Anna', 'close', number);
  if (asked.kind !== 'form') throw new Error(asked.kind);
  expect(asked.form.fields.map(({ id }) => id)).toContain('inside');
  const { version, nonce } = asked.form;
  const shown = await press('Anna', 'close', number, {
    ...{ step: 'submit', version, nonce, inputs: { ...asked.form.carried, text: 'Fatto.', inside: 'stays' } },
  });
  if (shown.kind === 'preview')
    await press('Anna', 'close', number, {
      ...{ step: 'confirm', version: shown.preview.version, nonce, inputs: shown.preview.inputs },
    });
  expect((await ticket()).status).toBe('closed');
  expect(await inside()).toEqual(['Anna']);
  expect(await buttons()).toContain('leave-system');
  await leave('Anna');
  expect(await inside()).toEqual([]);
});

test('a form that names somebody who has left lets nobody else leave', async () => {
  await enter();
  const asked = await press('Anna', 'reassign', number);
  if (asked.kind !== 'form') throw new Error(asked.kind);
  const shown = asked.form.fields.find(({ id }) => id === 'inside');
  const left = shown?.kind === 'choice' ? shown.options.find(({ value }) => value.startsWith('left')) : null;
  await leave('Anna');
  await enter();
  const to = await house.person('Marco');
  await submit('Anna', 'reassign', { operator: String(to.id), inside: left?.value ?? '' });
  expect(await inside()).toEqual(['Anna']);
});
