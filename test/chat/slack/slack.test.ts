import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { slackGateway } from '../../../src/chat/slack/gateway.ts';
import { Blocked, Transient } from '../../../src/outbox/failure.ts';
import { slackIdOf, slackIds } from '../../../src/sandbox/cast.ts';
import type { Block } from '../../../src/sandbox/slack/block-kit/blocks.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';
import { ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

const own = ownHouse();
const anna = slackIdOf('ANNA');
const marco = slackIdOf('MARCO');
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };

const channel = () => {
  const found = own.sandbox.slack.channel(slackIds.channel);
  if (!found) throw new Error('no channel');
  return found;
};
const modal = (user: string) => own.sandbox.slack.openViews(user).at(-1)?.view;
const people = () => own.sandbox.people().slack;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';

let subject = '';
let ts = '';
let count = 0;

beforeEach(async () => {
  count += 1;
  subject = `Domanda ${count}`;
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject, text: 'Buongiorno, come faccio?' },
    own.house.smtpPort,
  );
  await expect.poll(() => card()?.ts).toBeDefined();
  ts = card()?.ts ?? '';
});

const card = () =>
  channel().messages.find(message => !message.thread_ts && textOf(message.blocks).includes(subject));
const where = () => ({ channel: slackIds.channel, ts });
const whispers = (user: string) =>
  own.sandbox.slack.state.ephemerals.filter(w => w.user === user).map(w => w.text);

async function claim(user = anna): Promise<void> {
  await people().press(user, where(), 'verb:claim');
  await expect.poll(() => textOf(card()?.blocks)).toContain('Risoluzione entro');
}

describe('a press', () => {
  test('reply: form, letter, sent; nothing else is sent than what was shown', async () => {
    await claim();
    await people().press(anna, where(), 'verb:reply');
    await expect.poll(() => modal(anna)?.title.text).toBe('Rispondi');
    await people().submit(anna, { text: 'Prima riga.\n\nSeconda *riga* <!channel>.' });
    expect(modal(anna)?.title.text).toBe('Anteprima dell’email');
    expect(textOf(modal(anna)?.blocks)).toContain('Seconda *riga* <!channel>.');
    await people().submit(anna);
    expect(modal(anna)).toBeUndefined();
    await expect
      .poll(() => own.sandbox.mailbox.of(paolo.address)[0]?.text)
      .toContain('Seconda *riga* <!channel>.');
  });

  test('a letter that is closed before it is sent is not sent, and the form still has the draft', async () => {
    await claim();
    await people().press(anna, where(), 'verb:reply');
    await expect.poll(() => modal(anna)?.title.text).toBe('Rispondi');
    await people().submit(anna, { text: 'Non ancora' });
    people().close(anna);
    expect(modal(anna)?.title.text).toBe('Rispondi');
    people().close(anna);
    expect(modal(anna)).toBeUndefined();
  });

  test('the customer writes while a letter is being looked at: it is not sent, and the draft is kept', async () => {
    await claim();
    await people().press(anna, where(), 'verb:reply');
    await expect.poll(() => modal(anna)?.title.text).toBe('Rispondi');
    await people().submit(anna, { text: 'La mia bozza' });
    const claimLetter = own.sandbox.mailbox
      .of(paolo.address)
      .find(m => m.folder === 'inbox' && m.subject.includes(subject));
    await own.sandbox.mailbox.write(
      {
        from: paolo,
        to: support,
        subject: 'x',
        text: 'Aspettate, un’altra cosa.',
        ...(claimLetter ? { answers: claimLetter.id } : {}),
      },
      own.house.smtpPort,
    );
    await people().submit(anna);
    expect(textOf(modal(anna)?.blocks)).toContain('Paolo Neri ha scritto di nuovo.');
    expect(textOf(modal(anna)?.blocks)).toContain('La mia bozza');
  });

  test('of the second who claims: a whisper says who was first', async () => {
    const stale = structuredClone(card());
    await claim(marco);
    const message = channel().messages.find(m => m.ts === ts);
    // Anna's screen still shows the card as it was.
    if (message && stale) message.blocks = stale.blocks ?? [];
    await people().press(anna, where(), 'verb:claim');
    await expect.poll(() => whispers(anna).at(-1)).toContain('Presa in carico da Marco Bianchi (Slack)');
  });

  test('of somebody outside the channel is refused, and nothing happens', async () => {
    await people().press('U0STRANGER', where(), 'verb:claim');
    await own.sandbox.people().slack.slash('U0STRANGER', slackIds.channel, '/ticket', 'mine');
    expect(whispers('U0STRANGER').at(-1)).toBe('Sportello');
    expect(textOf(own.sandbox.slack.state.ephemerals.at(-1))).toContain('operatori dello sportello');
    expect(textOf(card()?.blocks)).toContain('Presa in carico entro');
  });

  test('with a value that is none of ours is refused, kindly', async () => {
    const message = channel().messages.find(m => m.ts === ts);
    const forged = structuredClone(message?.blocks ?? []);
    for (const block of forged)
      if (block.type === 'actions')
        for (const e of block.elements) if (e.type === 'button') e.value = 'claim 0 x; drop table';
    if (message) message.blocks = forged;
    await people().press(anna, where(), 'verb:claim');
    await expect.poll(() => whispers(anna).at(-1)).toContain('non è più valido');
  });

  test('open shows the conversation in a modal', async () => {
    await people().press(anna, where(), 'verb:open');
    await expect.poll(() => textOf(modal(anna)?.blocks)).toContain('Buongiorno, come faccio?');
    people().close(anna);
  });

  test('from the menu: an internal note', async () => {
    const noteOf = (blocks: Block[] = []) =>
      blocks
        .flatMap(block => (block.type === 'actions' ? block.elements : []))
        .flatMap(element => (element.type === 'static_select' ? element.options : []))
        .find(({ text }) => text.text === 'Nota interna')?.value;
    await people().press(anna, where(), 'more', noteOf(card()?.blocks));
    await expect.poll(() => modal(anna)?.title.text).toBe('Nota interna');
    people().close(anna);
    // Whoever thinks better of it chooses the same again. The client tells of it only once the card was drawn anew.
    await expect
      .poll(async () => {
        await people().press(anna, where(), 'more', noteOf(card()?.blocks));
        return modal(anna)?.title.text;
      })
      .toBe('Nota interna');
    await people().submit(anna, { text: 'Sentito al telefono' });
    await expect
      .poll(() => textOf(channel().messages.filter(m => m.thread_ts === ts)))
      .toContain('Nota di Anna Rossi (Slack): Sentito al telefono');
  });
});

test('/ticket, a mention and the Home tab', async () => {
  await people().slash(anna, slackIds.channel, '/ticket', 'queue');
  expect(textOf(own.sandbox.slack.state.ephemerals.at(-1))).toContain(subject);
  await people().write(anna, slackIds.channel, `<@${slackIds.bot}> help`);
  await expect.poll(() => textOf(own.sandbox.slack.state.ephemerals.at(-1))).toContain('*/ticket mie*');
  await people().openHome(anna);
  // The page has the beginning of each list, and the way to all of it.
  await expect
    .poll(() => textOf(own.sandbox.slack.state.homes[anna]))
    .toMatch(/Da assegnare {2}· {2}\d+ rich/);
  expect(textOf(own.sandbox.slack.state.homes[anna])).toMatch(/Domanda \d/);
  await people().openHome('U0STRANGER');
  await expect
    .poll(() => textOf(own.sandbox.slack.state.homes.U0STRANGER))
    .toContain('operatori dello sportello');
  expect(textOf(own.sandbox.slack.state.homes.U0STRANGER)).not.toContain('Domanda');
});

test('a card that somebody deleted is posted anew', async () => {
  const { messages } = channel();
  messages.splice(
    messages.findIndex(m => m.ts === ts),
    1,
  );
  await people().slash(anna, slackIds.channel, '/ticket', 'queue');
  const whisper = own.sandbox.slack.state.ephemerals.at(-1);
  expect(whisper?.blocks).toBeDefined();
  const before = messages.length;
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject: `Re: ${subject} ${tokenOf(whisper?.blocks)}`, text: 'Novità?' },
    own.house.smtpPort,
  );
  await expect.poll(() => channel().messages.length).toBeGreaterThan(before);
  await expect.poll(() => card()?.ts).not.toBe(ts);
});

function tokenOf(blocks: unknown): string {
  const number = new RegExp(`#(\\d+) ${subject}`).exec(textOf(blocks))?.[1];
  return `[#${number}]`;
}

describe('what is not from Slack is refused', () => {
  async function post(secret: string, ageSeconds: number, body = 'payload=%7B%7D'): Promise<number> {
    const stamp = Math.floor(Date.now() / 1000) - ageSeconds;
    const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
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
  const secret = () => own.sandbox.slack.app.signingSecret;

  test.each([
    ['a wrong secret', () => 'wrong', 0],
    ['a request of six minutes ago', secret, 360],
    ['a request from the future', secret, -3600],
  ])('%s', async (_name, key, age) => {
    expect(await post(key(), age)).toBe(401);
  });
});

describe('what goes wrong at Slack', () => {
  const settings = () => ({
    mode: 'http' as const,
    botToken: own.sandbox.slack.app.botToken,
    signingSecret: '',
    appToken: null,
    channel: slackIds.channel,
    adminChannel: null,
    routed: [],
    restricted: null,
    language: 'it' as const,
    postsPerSecond: 50,
    apiUrl: `${own.url}/sandbox/slack/api/`,
  });
  const someCard = ticketCard(wholeTicket(ticketOf()), aMoment('it', new Date()));
  const gateway = (about = {}) =>
    slackGateway({ ...settings(), ...about }, slackClient({ ...settings(), ...about }));

  test.each([
    ['a revoked token', { botToken: 'xoxb-other' }, slackIds.channel, /SLACK_BOT_TOKEN/],
    ['a channel that is none', {}, 'C0NOWHERE0', /desk.yaml/],
  ])('%s blocks until it is mended, and says what to do', async (_name, about, where, words) => {
    const failure = await gateway(about)
      .postCard(where, someCard)
      .catch(error => error);
    expect(failure).toBeInstanceOf(Blocked);
    expect(failure.message).toMatch(words);
  });
  test('no network is transient', async () => {
    const failure = await gateway({ apiUrl: 'http://127.0.0.1:9/' })
      .postCard(slackIds.channel, someCard)
      .catch(error => error);
    expect(failure).toBeInstanceOf(Transient);
  });
  test('a missing scope is named', async () => {
    const scopes = own.sandbox.slack.app.scopes;
    own.sandbox.slack.app.scopes = scopes.filter(scope => scope !== 'chat:write');
    const failure = await gateway()
      .postCard(slackIds.channel, someCard)
      .catch(error => error);
    own.sandbox.slack.app.scopes = scopes;
    expect(failure.message).toContain('chat:write');
  });
});
