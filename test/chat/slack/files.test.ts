import { createServer } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { fileScope } from '../../../src/chat/slack/answers/file-scope.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { closeServer } from '../../../src/house/http.ts';
import { slackIdOf, slackIds } from '../../../src/sandbox/cast.ts';
import { SlackPeople } from '../../../src/sandbox/slack/people/people.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';
import { aLog, settingsFor } from './a-workspace.ts';

const own = ownHouse({ change: yaml => yaml.replace('letterFilesMegabytes: 15', 'letterFilesMegabytes: 2') });
const anna = slackIdOf('ANNA');
const marco = slackIdOf('MARCO');
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const people = () => own.sandbox.people().slack;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const modal = (user = anna) => own.sandbox.slack.openViews(user).at(-1)?.view;
const messages = () => own.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
const pdf = {
  name: 'Fattura 2026 – già pagata.pdf',
  type: 'application/pdf',
  content: Buffer.from('%PDF-1.7\r\n\nà\n'),
};

let subject = '';
let count = 0;
const card = () => messages().find(m => !m.thread_ts && textOf(m.blocks).includes(subject));
const press = (verb: string, user = anna) =>
  people().press(user, { channel: slackIds.channel, ts: card()?.ts ?? '' }, `verb:${verb}`);
const inbox = () => own.sandbox.mailbox.of(paolo.address).filter(({ folder }) => folder === 'inbox');

beforeEach(async () => {
  count += 1;
  subject = `Fattura ${count}`;
  const text = `Buongiorno, mi mandate la copia ${'abcdefgh'[count]}?`;
  await own.sandbox.mailbox.write({ from: paolo, to: support, subject, text }, own.house.smtpPort);
  await expect.poll(card).toBeDefined();
  await press('claim');
  await expect.poll(() => textOf(card()?.blocks)).toContain('Risoluzione entro');
  await press('reply');
  await expect.poll(() => modal()?.title.text).toBe('Rispondi');
});

/** The letter with its button to send it: its files have come. */
async function previewed(): Promise<void> {
  await expect.poll(() => modal()?.submit?.text).toBe('Invia');
}

test('a file of the form is shown with its size, and reaches the customer byte for byte under its name', async () => {
  const page = { name: 'righe.txt', type: 'text/plain', content: Buffer.from('una\ndue\r\ntre') };
  expect(await people().submit(anna, { text: 'Eccola.' }, { uploads: [pdf, page] })).toEqual({ error: '' });
  expect(modal()?.title.text).toBe('Anteprima dell’email');
  await previewed();
  expect(textOf(modal()?.blocks)).toContain('📎 Fattura 2026 – già pagata.pdf · 14 B');
  expect(textOf(modal()?.blocks)).toContain('📎 righe.txt · 12 B');
  await people().submit(anna);
  await expect.poll(() => inbox()[0]?.text).toContain('Eccola.');
  const [letter] = inbox();
  expect(letter?.files?.map(({ name, type }) => [name, type])).toEqual([
    [pdf.name, 'application/pdf'],
    ['righe.txt', 'text/plain'],
  ]);
  for (const [index, { content }] of [pdf, page].entries())
    expect(Buffer.from(own.sandbox.mailbox.file(letter?.id ?? '', index)?.content ?? [])).toEqual(content);
  await expect.poll(() => textOf(messages())).toContain('Con 2 allegati.');

  await press('open', marco);
  await expect.poll(() => textOf(modal(marco)?.blocks)).toContain('📎 righe.txt · 12 B');
  const link = /"url":"([^"]+)"/.exec(textOf(modal(marco)?.blocks).split('Fattura 2026').at(-1) ?? '')?.[1];
  expect(Buffer.from(await (await fetch(link ?? '')).arrayBuffer())).toEqual(pdf.content);
  people().close(marco);
});

test('while large files come the letter is shown already, without its button; and whoever goes back finds the form', async () => {
  const { app } = own.sandbox.slack;
  const content = Buffer.alloc(1_500_000, 7);
  await people().submit(anna, { text: 'Un po’ grande.' }, { uploads: [{ name: 'foto.jpg', content }] });
  expect(textOf(modal()?.blocks)).toContain('Un po’ grande.');
  await previewed();
  people().close(anna);
  expect(modal()?.title.text).toBe('Rispondi');
  expect(app.scopes).toContain('files:read');
  people().close(anna);
});

test('a letter that the customer’s mail holds back says that its files must be chosen again', async () => {
  await people().submit(anna, { text: 'La mia bozza' }, { uploads: [pdf] });
  await previewed();
  const claim = inbox().find(letter => letter.subject.includes(subject));
  const text = 'Aspettate, un’altra cosa.';
  const answer = { from: paolo, to: support, subject: 'x', text, answers: claim?.id ?? '' };
  await own.sandbox.mailbox.write(answer, own.house.smtpPort);
  await people().submit(anna);
  expect(textOf(modal()?.blocks)).toContain('Paolo Neri ha scritto di nuovo.');
  expect(textOf(modal()?.blocks)).toContain('Gli allegati vanno scelti di nuovo.');
  expect(textOf(modal()?.blocks)).toContain('La mia bozza');
  while (modal()) people().close(anna);
});

describe('is refused kindly, in the form, with nothing lost', () => {
  test.each([
    ['what is too large together', [1.2, 1.2], 'foto.jpg', 'al massimo 2 MB in tutto'],
    ['a program', [0.1], 'installa.exe', 'installa.exe non si può inviare'],
    ['a program that hides', [0.1], 'fattura.pdf .exe', 'non si può inviare'],
    ['an empty file', [0], 'nota.txt', 'nota.txt è vuoto'],
  ])('%s', async (_name, megabytes, name, words) => {
    const uploads = megabytes.map(size => ({ name, content: Buffer.alloc(size * 1024 * 1024, 1) }));
    const { error } = await people().submit(anna, { text: 'Ecco.' }, { uploads });
    expect(error).toContain(words);
    expect(modal()?.title.text).toBe('Rispondi');
    people().close(anna);
  });

  test('what shows only when it is opened: it is said above the form', async () => {
    const script = { name: 'disegno.xml', content: Buffer.from('<svg onload="steal()"></svg>') };
    await people().submit(anna, { text: 'Ecco.' }, { uploads: [script] });
    await expect.poll(() => textOf(modal()?.blocks)).toContain('disegno.xml non si può inviare');
    people().close(anna);
    expect(modal()?.title.text).toBe('Rispondi');
    people().close(anna);
  });
});

test('a file that lies elsewhere is not fetched, and no token goes there', async () => {
  const asked: unknown[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.headers);
    response.end('secret');
  });
  await new Promise<void>(done => elsewhere.listen(0, '127.0.0.1', done));
  const address = elsewhere.address();
  const api = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api`;
  const outside = new SlackPeople(own.sandbox.slack, `${own.url}/slack/events`, api);
  await outside.submit(anna, { text: 'Ecco.' }, { uploads: [pdf] });
  await expect.poll(() => textOf(modal()?.blocks)).toContain('si trova su un altro servizio');
  expect(asked).toEqual([]);
  await closeServer(elsewhere);
  people().close(anna);
  people().close(anna);
});

test('a file that Slack does not hand over is not sent, nor the page to log in in its place', async () => {
  const { app } = own.sandbox.slack;
  const { scopes } = app;
  app.scopes = scopes.filter(scope => scope !== 'files:read');
  await people().submit(anna, { text: 'Ecco.' }, { uploads: [pdf] });
  await expect.poll(() => textOf(modal()?.blocks)).toContain('Non riesco a caricare Fattura 2026');
  app.scopes = scopes;
  people().close(anna);
  people().close(anna);
});

test('an app that may not read files has forms without the field', async () => {
  const { app } = own.sandbox.slack;
  people().close(anna);
  const settings = { ...settingsFor(''), botToken: app.botToken, apiUrl: `${own.url}/sandbox/slack/api/` };
  const mayRead = () => fileScope(slackClient(settings), aLog().log)();
  expect(await mayRead()).toBe(true);
  const { scopes } = app;
  app.scopes = scopes.filter(scope => scope !== 'files:read');
  expect(await mayRead()).toBe(false);
  // And Slack would not show a form with it.
  await press('reply');
  await expect.poll(() => modal(), { timeout: 500 }).toBeUndefined();
  app.scopes = scopes;
});
