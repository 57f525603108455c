import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reply } from '../../../src/chat/actions/letters/reply.ts';
import type { FormView, PreviewView } from '../../../src/chat/card.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { saidAnswer } from '../../../src/chat/commands/said-answer.ts';
import { pressValue } from '../../../src/chat/slack/carried/press-value.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { slackGateway } from '../../../src/chat/slack/gateway.ts';
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
const message = () => own.workspace.channel(channel)?.messages.find(({ ts }) => ts === where.ts);
const whisper = () => own.workspace.state.ephemerals.at(-1);

const form = (text = '', notice = ''): FormView => {
  const view = formOf(reply, wholeTicket(ticketOf(claimedBy(annaAsActor))), 'en', {
    typed: { text },
    notice,
  });
  if (!view) throw new Error('a reply has a form');
  return view;
};
const preview = (text: string): PreviewView => ({
  ...{
    verb: 'reply',
    ticket: 1001,
    nonce: '',
    version: 2,
    language: 'en',
    title: 'The letter',
    about: '',
    intro: 'This goes.',
    notice: '',
  },
  ...{ head: [{ label: 'To', value: 'paolo@cliente.example' }], text },
  files: [],
  besides: null,
  rule: null,
  ...{ inputs: { draft: 'd1' }, send: 'Send', back: 'Back', cancel: 'Cancel' },
});

let where = { channel, ts: '' };
beforeEach(async () => {
  const settings = settingsFor(own.url);
  const place = await slackGateway(settings, slackClient(settings)).postCard(channel, before);
  where = { channel, ts: place.message };
});

async function openForm(): Promise<void> {
  own.desk.answer = () => ({ kind: 'form', form: form() });
  await own.people.press(anna, where, 'verb:claim');
  await expect.poll(() => stack().length).toBe(1);
}

describe('a press', () => {
  test('is waited for until its window is shown, and so is Home', async () => {
    const told: string[] = [];
    const home = () => textOf(own.workspace.state.homes[anna] ?? '');
    own.desk.door.home = async () => saidAnswer('Sportello', 'Nothing in hand.');
    own.desk.door.somebodyWaits = () => {
      told.push('waits');
      return () => told.push(`windows ${stack().length}, at home ${home().includes('Nothing in hand.')}`);
    };
    await openForm();
    await expect.poll(() => told).toEqual(['waits', 'windows 1, at home false']);
    await own.people.openHome(anna);
    await expect.poll(() => told).toEqual([...told.slice(0, 2), 'waits', 'windows 1, at home true']);
  });

  test('that is refused: what a customer is called cannot mention, link or format in the whisper', async () => {
    const line = '<!channel> <http://evil.example|bank> *Paolo* wrote again.';
    own.desk.answer = () => ({ kind: 'refused', card: before, line });
    await own.people.press(anna, where, 'verb:claim');
    await expect.poll(() => whisper()?.text).toContain('&lt;!channel&gt;');
    expect(textOf(whisper())).not.toMatch(/<[!@#h]/);
    expect(textOf(whisper())).not.toContain('*Paolo*');
    expect(whisper()?.blocks).toMatchObject([{ type: 'section', text: { verbatim: true } }]);
  });

  test('on a card of yesterday brings the card of today: the desk draws it, who knows what cards show', async () => {
    const drawn: unknown[] = [];
    own.desk.door.drawAnew = async (platform, place) => {
      drawn.push({ platform, ...place });
    };
    own.desk.answer = () => ({ kind: 'refused', card: after, line: 'Taken by Anna.' });
    expect(textOf(message()?.blocks)).toContain('verb:claim');
    await own.people.press(anna, where, 'verb:claim');
    const { channel, ts } = where;
    await expect
      .poll(() => drawn)
      .toEqual([{ platform: 'slack', destination: channel, channel, message: ts }]);
  });

  test('in a list that was done is told to the presser, with which request it was: the list stays as it is', async () => {
    const sent = await slackClient(settingsFor(own.url)).chat.postMessage({
      channel,
      text: 'calls',
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'verb:acknowledge:1001',
              text: { type: 'plain_text', text: 'On it' },
              value: pressValue({ verb: 'acknowledge', ticket: 1001, nonce: '', version: 1 }),
            },
          ],
        },
      ],
    });
    own.desk.answer = () => ({ kind: 'done', card: after, line: 'Noted.', next: null });
    await own.people.press(anna, { channel, ts: sent.ts ?? '' }, 'verb:acknowledge:1001');
    await expect.poll(() => whisper()?.text).toBe(`${after.token} · Noted.`);
  });

  test('in a form that was done is told to the presser', async () => {
    await openForm();
    own.desk.answer = () => ({ kind: 'done', card: after, line: 'Extended. Claim by Friday.', next: null });
    await own.people.submit(anna, { text: 'waiting for parts' });
    await expect.poll(() => whisper()?.text).toBe(`${after.token} · Extended. Claim by Friday.`);
  });

  describe('in a form that was asked for in another channel', () => {
    const other = 'C0LEGAL001';
    const done = () => {
      own.desk.answer = () => ({ kind: 'done', card: after, line: 'Sent.', next: undo });
    };
    const undo = { label: 'Undo', verb: 'recall', number: 1001, nonce: '', version: 3, page: '3' };
    const said = () => textOf(own.workspace.state.channels.find(({ id }) => id.startsWith('D'))?.messages);
    const main = () => own.workspace.state.channels.find(({ id }) => id === channel);
    beforeEach(async () => {
      const { channels } = own.workspace.state;
      channels.push({ id: other, name: 'legali', members: [anna, 'U0BOT'], messages: [] });
      Object.assign(main() ?? {}, { members: ['U0BOT'] });
      const place = await slackGateway(settingsFor(own.url), slackClient(settingsFor(own.url))).postCard(
        other,
        before,
      );
      where = { channel: other, ts: place.message };
    });
    afterEach(() => {
      const { state } = own.workspace;
      state.channels = state.channels.filter(({ id }) => id !== other && !id.startsWith('D'));
      Object.assign(main() ?? {}, { members: [anna, 'U0BOT'] });
    });

    test('is told there, with what undoes it', async () => {
      await openForm();
      own.desk.answer = press => ({ kind: 'preview', preview: preview(press.inputs.text ?? '') });
      await own.people.submit(anna, { text: 'As it goes' });
      done();
      await own.people.submit(anna);
      await expect.poll(() => whisper()).toMatchObject({ channel: other, text: `${after.token} · Sent.` });
      expect(textOf(whisper())).toContain('recall');
    });

    test('and whose asker is not there any more is told in the conversation with them alone', async () => {
      await openForm();
      done();
      const legal = own.workspace.state.channels.find(({ id }) => id === other);
      Object.assign(legal ?? {}, { members: ['U0BOT'] });
      await own.people.submit(anna, { text: 'x' });
      await expect.poll(said).toContain('Sent.');
      expect(said()).toContain('recall');
      expect(own.workspace.state.ephemerals).toEqual([]);
    });

    test('and took longer than Slack waits is told there, too', async () => {
      await openForm();
      const usual = own.desk.door.press;
      own.desk.door.press = async () => {
        await wait(3000);
        return { kind: 'done', card: after, line: 'Sent.', next: undo };
      };
      await own.people.submit(anna, { text: 'x' });
      own.desk.door.press = usual;
      await expect.poll(() => whisper()).toMatchObject({ channel: other });
    });
  });

  test('that the desk cannot answer is told so, and logged', async () => {
    own.desk.answer = () => {
      throw new Error('the database is away');
    };
    await own.people.press(anna, where, 'verb:claim');
    await expect.poll(() => whisper()?.text).toContain('try again in a moment');
    await expect.poll(() => own.log.lines.join()).toContain('a listener failed');
  });

  test('that Slack delivers twice has one key, and the next press another', async () => {
    own.desk.answer = () => ({ kind: 'done', card: after, line: '', next: null });
    for (const actionTs of ['1700000000.1', '1700000000.1', '1700000000.2'])
      expect(await deliver(actionTs)).toBe(200);
    await expect.poll(() => own.desk.presses.length).toBe(3);
    const [first, again, next] = own.desk.presses.map(({ key }) => key);
    expect(again).toBe(first);
    expect(next).not.toBe(first);
  });
});

/** One press as Slack sends it, byte by byte. */
async function deliver(actionTs: string): Promise<number> {
  const body = `payload=${encodeURIComponent(
    JSON.stringify({
      type: 'block_actions',
      team: { id: 'T0OWN' },
      user: { id: anna },
      trigger_id: own.workspace.newTrigger(anna),
      container: { type: 'message', message_ts: where.ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel },
      message: { ts: where.ts, blocks: message()?.blocks },
      actions: [
        {
          type: 'button',
          action_id: 'verb:claim',
          value: 'claim 1001 1',
          action_ts: actionTs,
          block_id: 'actions',
        },
      ],
    }),
  )}`;
  const stamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', 'a-secret').update(`v0:${stamp}:${body}`).digest('hex');
  const { status } = await fetch(`${own.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  return status;
}

describe('a form', () => {
  test.each(['stranger', 'refused'] as const)('keeps the draft when the answer is %s', async kind => {
    await openForm();
    own.desk.answer = () => ({ kind, line: 'Not now.', card: after });
    const shown = await own.people.submit(anna, { text: 'An hour of work' });
    expect(shown.error).toBe('Not now.');
    expect(textOf(stack().at(-1)?.view)).toContain('plain_text_input');
  });

  test('shows the draft again, above it what happened', async () => {
    await openForm();
    own.desk.answer = press => ({ kind: 'form', form: form(press.inputs.text, 'Paolo wrote again.') });
    await own.people.submit(anna, { text: 'My draft' });
    expect(textOf(stack().at(-1)?.view)).toContain('Paolo wrote again.');
    expect(textOf(stack().at(-1)?.view)).toContain('"initial_value":"My draft"');
  });

  test('whose letter is held back again and again is never stacked higher than Slack lets it', async () => {
    await openForm();
    for (const round of [1, 2, 3, 4]) {
      own.desk.answer = press => ({ kind: 'preview', preview: preview(press.inputs.text ?? '') });
      expect(await own.people.submit(anna, { text: `Draft ${round}` })).toEqual({ error: '' });
      expect(textOf(stack().at(-1)?.view)).toContain(`Draft ${round}`);
      own.desk.answer = () => ({ kind: 'form', form: form(`Draft ${round}`, 'Paolo wrote again.') });
      expect(await own.people.submit(anna)).toEqual({ error: '' });
    }
    own.desk.answer = () => ({ kind: 'done', card: after, line: '', next: null });
    await own.people.submit(anna, { text: 'Last' });
    expect(stack()).toEqual([]);
  });

  test('that is none of ours is refused with a reason in the log', async () => {
    await openForm();
    const opened = stack().at(-1);
    if (opened) opened.view.private_metadata = '{"verb":"erase"}';
    await own.people.submit(anna, { text: 'x' });
    expect(textOf(stack().at(-1)?.view)).toContain('is no longer valid');
    expect(own.log.lines.join()).toContain('refused a form');
    expect(own.desk.presses.every(({ step }) => step === 'press')).toBe(true);
  });
});

describe('a letter whose files are still on their way', () => {
  const uploads = [{ name: 'film.mp4', content: Buffer.alloc(1000) }];
  const shown = () => stack().at(-1)?.view;
  beforeEach(async () => {
    await openForm();
    own.desk.answer = press => ({
      kind: 'preview',
      preview: { ...preview(press.inputs.text ?? ''), notice: press.inputs.uploads ? 'with files' : '' },
    });
  });

  test('is shown within Slack’s three seconds, and can be sent when they have come', async () => {
    own.desk.door.takeFiles = async () => {
      await wait(3500);
      return { uploads: '7', line: '', fault: '' };
    };
    const begun = performance.now();
    expect(await own.people.submit(anna, { text: 'My draft' }, { uploads })).toEqual({ error: '' });
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(textOf(shown())).toContain('My draft');
    expect(textOf(shown())).toContain('are loading');
    expect(shown()?.submit).toBeUndefined();
    await expect.poll(() => shown()?.submit?.text).toBe('Send');
    expect(own.desk.presses.map(({ step, inputs }) => [step, inputs.uploads])).toEqual([
      ['press', undefined],
      ['submit', ''],
      ['submit', '7'],
    ]);
  });

  test('and was closed meanwhile stays closed', async () => {
    own.desk.door.takeFiles = async () => {
      await wait(200);
      return { uploads: '7', line: '', fault: '' };
    };
    await own.people.submit(anna, { text: 'My draft' }, { uploads });
    own.people.close(anna);
    await wait(1000);
    expect(shown()?.title.text).toBe('Reply');
  });

  test('that cannot be taken: it is said, and the form is there below', async () => {
    own.desk.door.takeFiles = async () => {
      throw new Error('the database is away');
    };
    await own.people.submit(anna, { text: 'My draft' }, { uploads });
    await expect.poll(() => textOf(shown())).toContain('try again in a moment');
    own.people.close(anna);
    expect(shown()?.title.text).toBe('Reply');
  });

  test('and that the customer’s mail holds back: it is said', async () => {
    own.desk.door.takeFiles = async () => {
      own.desk.answer = () => ({ kind: 'form', form: form('My draft', 'Paolo wrote again.') });
      return { uploads: '7', line: '', fault: '' };
    };
    await own.people.submit(anna, { text: 'My draft' }, { uploads });
    await expect.poll(() => textOf(shown())).toContain('Paolo wrote again.');
  });
});

test('a body that is too large is refused unread, with a reason in the log', async () => {
  const { status } = await fetch(`${own.url}/slack/events`, { method: 'POST', body: 'x'.repeat(1_100_000) });
  expect(status).toBe(413);
  expect(own.log.lines.join()).toContain('too large');
});
