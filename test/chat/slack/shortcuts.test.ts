import { beforeEach, expect, test } from 'vitest';
import type { Wish, WrittenInChat } from '../../../src/chat/desk-door.ts';
import { toldOf } from '../../../src/sandbox/slack/web-api/uploading.ts';
import { anna, channel, ownDoor } from './a-workspace.ts';

const own = ownDoor();
type Picked = WrittenInChat & { wish: Wish };
let kept: WrittenInChat[] = [];
let picked: Picked[] = [];
let thread = '';
let written = '';

beforeEach(async () => {
  kept = [];
  picked = [];
  own.desk.door.keepNote = async (_asker, message) => {
    kept.push(message);
    return 'Kept on #1001.';
  };
  own.desk.door.pick = async (_asker, wish, message) => {
    picked.push({ ...message, wish });
    return { kind: 'told', line: 'Kept on #1001.' };
  };
  own.desk.door.ticketAt = async (_platform, { message }) => (message === thread ? 1001 : null);
  own.desk.answer = () => ({ kind: 'stranger', line: 'Only operators.' });
  await own.people.write(anna, channel, 'Root');
  thread = own.workspace.channel(channel)?.messages.at(-1)?.ts ?? '';
  await own.people.write(anna, channel, 'See <https://a.example|here> &amp; call <@U0X|Bea>', thread, [plan]);
  written = own.workspace.channel(channel)?.messages.at(-1)?.ts ?? '';
});
const plan = { name: 'pianta.pdf', type: 'application/pdf', content: Buffer.from('%PDF') };
const fileOf = () => [...own.workspace.files.values()].at(-1);
const windows = () => JSON.stringify(own.workspace.openViews(anna));

test('⚡ asks the desk for the form of a new request, and a refusal is said in a window', async () => {
  expect(await own.people.shortcut(anna, 'new-request')).toEqual({ error: '' });
  expect(own.desk.presses).toMatchObject([{ verb: 'new-request', step: 'press', ticket: 0, userId: anna }]);
  await expect.poll(windows).toContain('Only operators.');
});

test('a message’s own shortcut hands over what it says, where it stands, and its files; the answer is a window', async () => {
  await own.people.shortcut(anna, 'request-from-message', { channel, ts: written });
  const at = written.replace('.', '');
  expect(picked).toEqual([
    {
      wish: 'as-request',
      channel,
      message: written,
      thread,
      author: anna,
      name: '',
      text: 'See here (https://a.example) & call @Bea',
      link: `https://sandbox.slack.com/archives/${channel}/p${at}?thread_ts=${thread}&cid=${channel}`,
      files: [{ ref: fileOf()?.id, name: 'pianta.pdf', why: null }],
      isOurs: false,
    },
  ]);
  await expect.poll(windows).toContain('Kept on #1001.');
});

test('“Keep as note” in a card’s thread is answered there, and elsewhere in a window', async () => {
  await own.people.shortcut(anna, 'keep-note', { channel, ts: written });
  expect(picked).toMatchObject([{ wish: 'as-note', message: written, thread, author: anna }]);
  await expect.poll(() => own.workspace.state.ephemerals.at(-1)?.text).toBe('Kept on #1001.');
  expect(own.workspace.openViews(anna)).toEqual([]);
  await own.people.shortcut(anna, 'keep-note', { channel, ts: thread });
  await expect.poll(windows).toContain('Kept on #1001.');
});

test('a message of the app’s own is known as such', async () => {
  const card = { ts: own.workspace.nextTs(), user: 'U0BOT', text: 'Card' };
  own.workspace.channel(channel)?.messages.push(card);
  await own.people.shortcut(anna, 'keep-note', { channel, ts: card.ts });
  expect(picked).toMatchObject([{ isOurs: true }]);
});

test.each([
  ['deleted', 'deleted'],
  ['hidden', 'hidden'],
  ['external', 'elsewhere'],
  ['other-workspace', null],
] as const)('a file that is %s is told of as %s', async (fate, why) => {
  const message = own.workspace.message(channel, written);
  const file = fileOf();
  if (!message || !file) throw new Error('no file');
  file.fate = fate;
  message.files = [toldOf(own.workspace, file)];
  await own.people.shortcut(anna, 'request-from-message', { channel, ts: written });
  expect(picked[0]?.files).toMatchObject([{ ref: file.id, why }]);
});

test.each(['spiral_notepad', 'notebook'])(
  ':%s: in a card’s thread keeps it; another emoji, or another thread, means nothing to the desk',
  async emoji => {
    await own.people.react(anna, channel, written, 'thumbsup');
    await own.people.react(anna, channel, thread, emoji);
    expect(kept).toEqual([]);
    await own.people.react(anna, channel, written, emoji);
    await expect.poll(() => kept.length).toBe(1);
    const link = `https://sandbox.slack.com/archives/${channel}/p${written.replace('.', '')}`;
    expect(kept).toMatchObject([{ message: written, thread, author: anna, link, files: [{ why: null }] }]);
    await expect
      .poll(() => JSON.stringify(own.workspace.state.ephemerals.at(-1)))
      .toContain('Kept on #1001.');
  },
);
