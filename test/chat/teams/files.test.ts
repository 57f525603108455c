import { beforeEach, describe, expect, test } from 'vitest';
import { teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const anna = teamsIdOf('ANNA');
const marco = teamsIdOf('MARCO');
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const people = () => own.sandbox.people().teams;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const threads = () => own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
const said = (user: string) => own.sandbox.teams.chatWith(user).at(-1)?.text ?? '';
const manual = { name: 'Manuale_v2.pdf', content: Buffer.from('%PDF-1.7 manuale') };

let subject = '';
let count = 0;
const root = () => {
  const found = threads().find(thread => textOf(thread.root.card).includes(subject))?.root;
  if (!found) throw new Error('no card');
  return found;
};
const shown = (user = anna) => {
  const content = own.sandbox.teams.dialogs.get(user)?.content;
  return content?.kind === 'card' ? content.card : null;
};
const execute = (verb: string, step = 'press', inputs = {}, user = anna) =>
  people().execute(user, teamsIds.channel, root().id, { verb, step }, inputs);
const inbox = () => own.sandbox.mailbox.of(paolo.address).filter(({ folder }) => folder === 'inbox');

/** The files that a form offers: what stands beside the box, and its value. */
function offered(user = anna): { title: string; value: string }[] {
  const sets = (shown(user)?.body ?? []).flatMap(element =>
    element.type === 'Container' ? element.items : [],
  );
  const set = sets.find(element => element.type === 'Input.ChoiceSet' && element.id.endsWith('.uploads'));
  return set?.type === 'Input.ChoiceSet' ? set.choices : [];
}

beforeEach(async () => {
  count += 1;
  subject = `Manuale ${count}`;
  const text = `Buongiorno, mi serve il manuale ${'abcdefgh'[count]}.`;
  await own.sandbox.mailbox.write({ from: paolo, to: support, subject, text }, own.house.smtpPort);
  await expect.poll(() => threads().some(thread => textOf(thread.root.card).includes(subject))).toBe(true);
  await execute('claim');
  await expect.poll(() => textOf(root().card)).toContain('Risoluzione entro');
  await expect.poll(() => threads().find(thread => thread.root === root())?.replies.length).toBe(1);
});

test('a file that was sent to the bot is offered to its sender, goes with the letter that was chosen, and once', async () => {
  await execute('reply');
  expect(offered()).toEqual([]);
  expect(textOf(shown())).toContain('mandalo a Sportello in chat privata');
  await execute('card');

  expect(await people().sendFiles(anna, [manual])).toEqual({ error: '' });
  expect(said(anna)).toContain('Ho ricevuto Manuale_v2.pdf.');
  await people().sendFiles(anna, [manual]);
  await execute('reply');
  expect(offered().map(({ title }) => title.replaceAll('\u200B', ''))).toEqual(['📎 Manuale_v2.pdf · 16 B']);
  await execute('reply', 'press', {}, marco);
  expect(offered(marco)).toEqual([]);

  const [file] = offered();
  await execute('reply', 'submit', { 'reply.text': 'Eccolo.', 'reply.uploads': file?.value ?? '' });
  expect(textOf(shown())).toContain('📎 Manuale_v2.pdf · 16 B');
  await execute('reply', 'confirm');
  await expect.poll(() => inbox()[0]?.text).toContain('Eccolo.');
  expect(inbox()[0]?.files).toMatchObject([{ name: 'Manuale_v2.pdf', type: 'application/pdf' }]);
  expect(Buffer.from(own.sandbox.mailbox.file(inbox()[0]?.id ?? '', 0)?.content ?? [])).toEqual(
    manual.content,
  );

  await execute('reply');
  expect(offered()).toEqual([]);
  await execute('reply', 'submit', { 'reply.text': 'Un’altra cosa.' });
  await execute('reply', 'confirm');
  await expect.poll(() => inbox()[0]?.text).toContain('Un’altra cosa.');
  expect(inbox()[0]?.files).toEqual([]);
});

test('what is offered goes only when it is chosen', async () => {
  await people().sendFiles(anna, [{ name: 'altro.txt', content: Buffer.from('per un altro cliente') }]);
  await execute('reply');
  expect(offered()).toHaveLength(1);
  await execute('reply', 'submit', { 'reply.text': 'Senza allegati.' });
  await execute('reply', 'confirm');
  await expect.poll(() => inbox()[0]?.text).toContain('Senza allegati.');
  expect(inbox()[0]?.files).toEqual([]);
});

test('who goes back to the form, or is asked again about the language, finds the choice as it was', async () => {
  await people().sendFiles(anna, [{ name: 'guide.txt', content: Buffer.from('guide') }]);
  const english =
    'Hello, please find the guide that you asked for attached. Let us know whether it helps you.';
  await execute('reply');
  const guide = offered().find(({ title }) => title.includes('guide.txt'))?.value ?? '';
  await execute('reply', 'submit', { 'reply.text': english, 'reply.uploads': guide });
  await execute('reply', 'back');
  expect(textOf(shown())).toContain(`"value":"${guide}"`);
  await execute('reply', 'submit');
  await execute('reply', 'confirm');
  expect(textOf(shown())).toContain('Invia comunque');
  expect(textOf(shown())).toContain('guide.txt');
  await execute('reply', 'confirm');
  await expect.poll(() => inbox()[0]?.text).toContain('please find the guide');
  expect(inbox()[0]?.files).toMatchObject([{ name: 'guide.txt' }]);
});

test('another operator’s file is refused', async () => {
  await people().sendFiles(marco, [{ name: 'di-marco.txt', content: Buffer.from('privato') }]);
  await execute('reply', 'press', {}, marco);
  const [his] = offered(marco);
  await execute('reply');
  expect(textOf(offered())).not.toContain('di-marco');
  await execute('reply', 'submit', { 'reply.text': 'Di Anna.', 'reply.uploads': his?.value ?? '' });
  expect(textOf(shown())).toContain('Uno degli allegati non c’è più');
  expect(textOf(shown())).toContain('Di Anna.');
  expect(inbox().some(({ text }) => text.includes('Di Anna.'))).toBe(false);
});

describe('the chat with the bot', () => {
  test('refuses what must not go, and keeps the rest', async () => {
    const program = { name: 'setup.exe', content: Buffer.from('MZ') };
    await people().sendFiles(anna, [program, { ...manual, name: 'seconda.pdf' }]);
    expect(said(anna)).toContain('Ho ricevuto seconda.pdf.');
    expect(said(anna)).toContain('setup.exe non si può inviare');
  });

  test('refuses what is too large, without reading it to its end', async () => {
    await people().sendFiles(anna, [{ name: 'film.mp4', content: Buffer.alloc(16 * 1024 * 1024) }]);
    expect(said(anna)).toContain('al massimo 15 MB in tutto');
  });

  test('tells a stranger that it is for operators, and fetches nothing', async () => {
    const stranger = {
      mri: '29:nobody',
      aadObjectId: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
      name: 'X',
      email: 'x@y.example',
    };
    own.sandbox.teams.users.push({ ...stranger, guest: true });
    await people().sendFiles(stranger.aadObjectId, [manual]);
    expect(said(stranger.aadObjectId)).toContain('operatori');
    own.sandbox.teams.users.pop();
  });

  test('answers commands too, and their buttons work', async () => {
    await people().sendFiles(anna, [], 'mine');
    const answer = own.sandbox.teams.chatWith(anna).at(-1);
    expect(textOf(answer?.card)).toContain(subject);
    await people().execute(anna, teamsIds.channel, answer?.id ?? '', { verb: 'open', step: 'press' });
    expect(textOf(answer && own.sandbox.teams.cardFor(anna, answer))).toContain('consultazione');
  });

  test('does not fetch from where Teams keeps no files', async () => {
    const at = (downloadUrl: string) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'x.txt',
      content: { downloadUrl, uniqueId: 'u', fileType: 'txt' },
    });
    await people().sendAlone(people().userOf(anna), {
      type: 'message',
      attachments: [at(`${own.url.replace('127.0.0.1', 'localhost')}/healthz`)],
    });
    expect(said(anna)).toContain('x.txt si trova su un altro servizio');
  });
});
