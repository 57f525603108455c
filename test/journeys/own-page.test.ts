import { beforeAll, expect, test, vi } from 'vitest';
import { customers, slackIdOf, teamsIdOf } from '../../src/sandbox/cast.ts';
import { ownHouse, support } from './a-house.ts';

const own = ownHouse();
const [paolo, emma] = customers;
const anna = slackIdOf('ANNA');
const teamsAnna = teamsIdOf('ANNA');
const slack = () => own.sandbox.people().slack;
const teams = () => own.sandbox.people().teams;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const home = () => own.sandbox.slack.state.homes[anna];
/** What Anna's conversation with the app shows of it, the oldest first. */
const pages = () =>
  own.sandbox.teams.chatWith(teamsAnna).filter(({ card }) => textOf(card).includes('Ciao Anna'));

beforeAll(async () => {
  for (const [from, subject, text] of [
    [paolo, 'Stampa ferma', 'Buongiorno, la stampante del magazzino non risponde.'],
    [emma, 'Invoice export', 'Hello, the export of invoices is empty.'],
  ] as const)
    await own.sandbox.mailbox.write({ from, to: support, subject, text }, own.house.smtpPort);
  const isShown = (subject: string) => textOf(own.sandbox.slack.state.channels).includes(subject);
  await vi.waitUntil(() => isShown('Invoice export') && isShown('Stampa ferma'), { timeout: 60_000 });
});

test('what is typed into the search line of Slack’s Home is found in its place, and one comes back from there', async () => {
  await slack().openHome(anna);
  await expect.poll(() => textOf(home())).toContain('Invoice export');
  const line = home()?.blocks.flatMap(block => (block.type === 'input' ? block.element : []))[0];
  expect(line?.type).toBe('plain_text_input');
  await slack().press(anna, 'home', line?.action_id ?? '', 'magazzino');
  await expect.poll(() => textOf(home())).toContain('Ricerca: magazzino');
  // It stands in what the customer wrote, and not in the subject; what was not meant is gone from the page.
  await expect.poll(() => textOf(home())).toContain('Stampa ferma');
  expect(textOf(home())).not.toContain('Invoice export');
  const back = home()
    ?.blocks.flatMap(block => (block.type === 'actions' ? block.elements : []))
    .find(action => textOf(action).includes('riepilogo'));
  await slack().press(anna, 'home', back?.action_id ?? '');
  await expect.poll(() => textOf(home())).toContain('Invoice export');
});

test('who asks for their page in Teams again has one, below what was written; the one above is taken away', async () => {
  await teams().sendFiles(teamsAnna, [], 'riepilogo');
  await expect.poll(() => pages().length).toBe(1);
  const [first] = pages();
  await teams().sendFiles(teamsAnna, [], 'home');
  await expect.poll(() => pages().map(({ id }) => id)).not.toContain(first?.id);
  await expect.poll(() => pages().length).toBe(1);
  const shown = own.sandbox.teams.chatWith(teamsAnna);
  expect(textOf(shown.at(-1)?.card)).toContain('Ciao Anna');
  // What it shows is what there is now, by buttons that work.
  expect(textOf(shown.at(-1)?.card)).toContain('Stampa ferma');
});
