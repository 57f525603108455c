import { beforeEach, expect, test } from 'vitest';
import type { WrittenInThread } from '../../../src/chat/desk-door.ts';
import { anna, channel, ownDoor } from './a-workspace.ts';

const own = ownDoor();
let kept: WrittenInThread[] = [];
let thread = '';
let written = '';

beforeEach(async () => {
  kept = [];
  own.desk.door.keepNote = async (_asker, message) => {
    kept.push(message);
    return 'Kept on #1001.';
  };
  own.desk.door.ticketAt = async (_platform, { message }) => (message === thread ? 1001 : null);
  own.desk.answer = () => ({ kind: 'stranger', line: 'Only operators.' });
  await own.people.write(anna, channel, 'Root');
  thread = own.workspace.channel(channel)?.messages.at(-1)?.ts ?? '';
  await own.people.write(anna, channel, 'See <https://a.example|here> &amp; call <@U0X|Bea>', thread);
  written = own.workspace.channel(channel)?.messages.at(-1)?.ts ?? '';
});

test('⚡ asks the desk for the form of a new request, and a refusal is said in a window', async () => {
  expect(await own.people.shortcut(anna, 'new-request')).toEqual({ error: '' });
  expect(own.desk.presses).toMatchObject([{ verb: 'new-request', step: 'press', ticket: 0, userId: anna }]);
  await expect.poll(() => JSON.stringify(own.workspace.openViews(anna))).toContain('Only operators.');
});

test('a message’s own shortcut brings along what it says, and where it stands', async () => {
  await own.people.shortcut(anna, 'request-from-message', { channel, ts: written });
  expect(own.desk.presses[0]?.inputs.text).toBe(
    `See https://a.example & call @Bea\n\nhttps://sandbox.slack.com/archives/${channel}/p${written.replace('.', '')}`,
  );
});

test('“Keep as note” hands over who wrote what, in whose thread; the answer is whispered', async () => {
  await own.people.shortcut(anna, 'keep-note', { channel, ts: written });
  expect(kept).toMatchObject([
    { channel, message: written, thread, author: anna, text: 'See https://a.example & call @Bea' },
  ]);
  await expect.poll(() => own.workspace.state.ephemerals.at(-1)?.text).toBe('Kept on #1001.');
});

test('🗒️ in a card’s thread keeps it; another emoji, or another thread, means nothing to the desk', async () => {
  await own.people.react(anna, channel, written, 'thumbsup');
  await own.people.react(anna, channel, thread, 'spiral_notepad');
  expect(kept).toEqual([]);
  await own.people.react(anna, channel, written, 'spiral_notepad');
  await expect.poll(() => kept.length).toBe(1);
  expect(kept).toMatchObject([{ message: written, thread, author: anna }]);
  await expect.poll(() => JSON.stringify(own.workspace.state.ephemerals.at(-1))).toContain('Kept on #1001.');
});
