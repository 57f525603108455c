import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { reply } from '../../../src/chat/actions/letters/reply.ts';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { saidAnswer } from '../../../src/chat/commands/said-answer.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { slackGateway } from '../../../src/chat/slack/gateway.ts';
import { ackWithinMs } from '../../../src/chat/slack/listening.ts';
import { anna as annaAsActor, arrival, claimedBy, ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment } from '../a-moment.ts';
import { formOf } from '../form-of.ts';
import { wholeTicket } from '../seen-whole.ts';
import { anna, channel, ownDoor, settingsFor } from './a-workspace.ts';

const own = ownDoor();
const before = ticketCard(wholeTicket(ticketOf()), aMoment('en', arrival));
const after = ticketCard(wholeTicket(ticketOf(claimedBy(annaAsActor))), aMoment('en', arrival));
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const stack = () => own.workspace.openViews(anna);
const whispers = () => own.workspace.state.ephemerals.map(({ text }) => text);

const usual = { ...own.desk.door };
let where = { channel, ts: '' };
beforeEach(async () => {
  Object.assign(own.desk.door, usual);
  const settings = settingsFor(own.url);
  const place = await slackGateway(settings, slackClient(settings)).postCard(channel, before);
  where = { channel, ts: place.message };
});

/** The desk takes so long. @returns when it was done */
function taking(ms: number, answer: PressAnswer | (() => never)) {
  const done = { at: 0 };
  own.desk.door.press = async (press: ButtonPress) => {
    own.desk.presses.push(press);
    await wait(ms);
    done.at = performance.now();
    return typeof answer === 'function' ? answer() : answer;
  };
  return done;
}

async function timed<T>(work: Promise<T>): Promise<{ value: T; to: number }> {
  const value = await work;
  return { value, to: performance.now() };
}

const claimed: PressAnswer = { kind: 'done', card: after, line: 'It is yours.', next: null };
const form = formOf(reply, wholeTicket(ticketOf(claimedBy(annaAsActor))), 'en');
if (!form) throw new Error('a reply has a form');

describe('a press', () => {
  test('is acknowledged when it is done, not before', async () => {
    const done = taking(1200, claimed);
    const acks: unknown[] = [];
    own.desk.door.acknowledged = (platform, seconds) => void acks.push([platform, seconds >= 1.1]);
    const pressed = await timed(own.people.press(anna, where, 'verb:claim'));
    expect(pressed.value.error).toBe('');
    expect(acks).toEqual([['slack', true]]);
    expect(done.at).toBeGreaterThan(0);
    expect(pressed.to).toBeGreaterThanOrEqual(done.at);
  });

  test('that takes longer is acknowledged in time: its presser knows that it is being done, and then how it went', async () => {
    // Slack waits three seconds.
    expect(ackWithinMs).toBeLessThanOrEqual(2500);
    const done = taking(4000, claimed);
    const pressed = await timed(own.people.press(anna, where, 'verb:claim'));
    expect(pressed.value.error).toBe('');
    expect(done.at).toBe(0);
    await expect.poll(whispers).toEqual([expect.stringContaining('On it')]);
    await expect.poll(whispers).toContain(`${after.token} · It is yours.`);
  });

  test('that comes to nothing after that is told too', async () => {
    taking(3500, () => {
      throw new Error('the database is away');
    });
    expect((await own.people.press(anna, where, 'verb:claim')).error).toBe('');
    await expect.poll(whispers).toContainEqual(expect.stringContaining('try again'));
    await expect.poll(() => own.log.lines.join()).toContain('a listener failed');
  });

  test('on the Home tab, or in a modal, that comes to nothing is told there', async () => {
    taking(0, { kind: 'form', form });
    await own.people.press(anna, where, 'verb:claim');
    await expect.poll(() => stack().length).toBe(1);
    own.desk.door.press = async () => {
      throw new Error('the database is away');
    };
    const [opened] = stack();
    if (!opened) throw new Error('a modal is open');
    opened.view.blocks = [
      {
        type: 'actions',
        block_id: 'turn',
        elements: [
          {
            type: 'button',
            action_id: 'verb:open',
            text: { type: 'plain_text', text: 'Older' },
            value: 'open 1001 1 1',
          },
        ],
      },
    ];
    await own.people.press(anna, 'modal', 'verb:open');
    await expect.poll(() => textOf(stack().at(-1)?.view)).toContain('try again in a moment');
  });

  test('whose answer cannot be shown does not deny what was done', async () => {
    own.desk.door.press = async () => {
      own.workspace.triggers.clear();
      return { kind: 'form', form };
    };
    await own.people.press(anna, where, 'verb:claim');
    await expect.poll(whispers).toEqual([expect.stringContaining('could not be shown')]);
    expect(whispers().join()).not.toContain('Nothing was changed');
  });

  test('whose form takes longer opens a modal while it can, and fills it', async () => {
    const done = taking(4500, { kind: 'form', form });
    await own.people.press(anna, where, 'verb:classify');
    expect(done.at).toBe(0);
    await expect.poll(() => stack()[0]?.view.title.text).toBe('One moment');
    await expect.poll(() => stack()[0]?.view.title.text).toBe('Reply');
    expect(stack()).toHaveLength(1);
  });
});

describe('a form', () => {
  beforeEach(async () => {
    taking(0, { kind: 'form', form });
    await own.people.press(anna, where, 'verb:claim');
    await expect.poll(() => stack().length).toBe(1);
  });

  test('is answered when it is done', async () => {
    const done = taking(1000, claimed);
    const sent = await timed(own.people.submit(anna, { text: 'x' }));
    expect(sent.to).toBeGreaterThanOrEqual(done.at);
    expect(stack()).toEqual([]);
  });

  test('that takes longer says so above itself, and then what came of it', async () => {
    const done = taking(4500, claimed);
    const sent = await own.people.submit(anna, { text: 'x' });
    expect(sent.error).toBe('');
    expect(done.at).toBe(0);
    expect(stack().at(-1)?.view.title.text).toBe('One moment');
    await expect.poll(() => textOf(stack().at(-1)?.view)).toContain('It is yours.');
    own.people.close(anna);
    expect(stack()).toEqual([]);
  });

  test('that is refused after that is there still, with what was typed', async () => {
    taking(3500, { kind: 'stranger', line: 'Somebody else is at it.' });
    await own.people.submit(anna, { text: 'An hour of work' });
    await expect.poll(() => textOf(stack().at(-1)?.view)).toContain('Somebody else');
    own.people.close(anna);
    expect(stack()).toHaveLength(1);
    expect(stack()[0]?.view.title.text).toBe('Reply');
  });

  test('that the desk cannot take keeps its words, and says so', async () => {
    taking(0, () => {
      throw new Error('the database is away');
    });
    const shown = await own.people.submit(anna, { text: 'An hour of work' });
    expect(shown.error).toContain('try again');
    expect(stack()).toHaveLength(1);
  });
});

test.each([
  ['at its response_url', () => {}],
  ['in a whisper, where Slack takes nothing there', () => own.workspace.laterAnswers.clear()],
])('a command that takes longer is answered %s', async (_how, meanwhile) => {
  own.desk.door.command = async () => {
    await wait(3500);
    return saidAnswer('Queue', 'Nothing waits.');
  };
  const before = whispers().length;
  const shown = await own.people.slash(anna, channel, '/ticket', 'queue');
  meanwhile();
  expect(shown.error).toBe('');
  expect(whispers().slice(before)).toEqual([expect.stringContaining('On it')]);
  await expect.poll(() => whispers().length).toBe(before + 2);
  expect(textOf(own.workspace.state.ephemerals.at(-1))).toContain('Nothing waits.');
});

test('words that the desk cannot take are answered too, typed or in a mention', async () => {
  own.desk.door.command = async () => {
    throw new Error('the database is away');
  };
  const shown = await own.people.slash(anna, channel, '/ticket', 'queue');
  expect(shown.error).toBe('');
  await expect.poll(() => textOf(own.workspace.state.ephemerals)).toContain('try again in a moment');
  const before = own.workspace.state.ephemerals.length;
  await own.people.write(anna, channel, `<@${own.workspace.app.botUser}> queue`);
  await expect.poll(() => own.workspace.state.ephemerals.length).toBe(before + 1);
  expect(textOf(own.workspace.state.ephemerals.at(-1))).toContain('try again in a moment');
});
