import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { newToken } from '../../src/outwards/api/token.ts';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { buttonOf } from '../../src/sandbox/stories/at-work.ts';
import { executesIn, submitsIn } from '../../src/sandbox/teams/adaptive-card/walk.ts';
import { conversationOf } from '../../src/store/mail/messages.ts';
import { insertToken } from '../../src/store/outwards/tokens.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { outsideEvents } from '../../src/ticket/grammar/outside.ts';
import { aReceiver } from '../outwards/webhooks/a-receiver.ts';
import { ownHouse, support } from './a-house.ts';
import { leaks } from './before-others.ts';

// What few may see in a desk's rarer hours: a storm, a mail split off, its operator away, what was put off and comes due, answers
// that are offered again, a letter that is refused, a form on a site. None of its words stands anywhere before others.

let written = '';
const log = openLog('trace', {
  write: line => {
    written += line;
  },
});
const receiver = aReceiver();
const own = ownHouse({
  log,
  startsAt: '2026-11-30T08:30:00Z',
  more: () => ({
    webhooks: [
      {
        name: 'tracker',
        url: receiver.url,
        events: [...outsideEvents],
        mayBePrivate: true,
        keys: [randomBytes(32)],
      },
    ],
  }),
});
const [few, other] = [slackIdOf('ANNA'), slackIdOf('MARCO')];
const marcoInTeams = teamsIdOf('MARCO');
const patience = { timeout: 60_000 };
const canary = /canarin|voliera|becchime|Segret/i;
const sofia = { name: 'Sofia Segreta', address: 'sofia.segreta@studioconti.example' };
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const flaw = {
  subject: 'Vulnerabilità nella voliera',
  text: 'Una vulnerabilità: il canarino apre la voliera senza chiave.',
};

const db = () => own.database.database.db;
const people = () => own.sandbox.people();
const cardIn = (channel: string, number: number) =>
  own.sandbox.slack
    .channel(channel)
    ?.messages.find(({ thread_ts, metadata }) => !thread_ts && metadata?.event_payload.ticket === number);
const modal = (user: string) => JSON.stringify(own.sandbox.slack.openViews(user).at(-1)?.view ?? '');
const toldAlone = (user: string) => JSON.stringify(own.sandbox.slack.directWith(user).messages);
const latest = async () => (await latestTickets(db(), 1))[0];
const now = async (number: number) => (await findTicket(db(), number)) ?? expect.fail();
const happened = async (number: number) =>
  (await eventsAfter(db(), number, 0)).map(({ event }) => event.type);

async function write(mail: { subject: string; text: string; answers?: string }, from = sofia): Promise<void> {
  await own.sandbox.mailbox.write({ from, to: support, ...mail }, own.house.smtpPort);
}

/** A request that all see. */
async function opened(subject: string, text: string, from = paolo): Promise<number> {
  await write({ subject, text }, from);
  await expect.poll(async () => (await latest())?.subject, patience).toBe(subject);
  const { number = 0 } = (await latest()) ?? {};
  await expect.poll(() => cardIn(slackIds.channel, number), patience).toBeTruthy();
  return number;
}

async function press(user: string, number: number, verb: string, inputs?: Record<string, string>) {
  const channel =
    cardIn(slackIds.restricted, number) && user === few ? slackIds.restricted : slackIds.channel;
  await expect.poll(() => buttonOf(cardIn(channel, number), verb), patience).not.toBeNull();
  const button = buttonOf(cardIn(channel, number), verb) ?? expect.fail();
  await people().slack.press(user, { channel, ts: button.ts }, button.actionId, button.choice);
  if (!inputs) return;
  await expect.poll(() => modal(user), patience).toContain('"submit"');
  await people().slack.submit(user, inputs);
  // A letter is shown before it goes.
  if (modal(user).includes('Anteprima')) await people().slack.submit(user);
}

async function expectHushed(): Promise<void> {
  await expect.poll(() => leaks(own.sandbox, canary), patience).toEqual([]);
  expect(written).not.toMatch(canary);
  expect(JSON.stringify(receiver.received)).not.toMatch(canary);
}

let secret = 0;

test('a storm of it, and a mail of it that is split off', async () => {
  await write(flaw);
  await expect.poll(async () => (await latest())?.restricted, patience).toBe(true);
  secret = (await latest())?.number ?? 0;
  for (let times = 0; times < 3; times += 1) await write(flaw);
  await expect.poll(async () => (await now(secret)).folded, patience).toBe(3);
  await expectHushed();

  await press(few, secret, 'claim');
  const letter = () =>
    own.sandbox.mailbox.of(sofia.address).find(({ folder, text }) => folder === 'inbox' && text !== '');
  await expect.poll(letter, patience).toBeTruthy();
  await write({
    subject: 'Re: voliera',
    text: 'Un’altra cosa: il becchime è finito.',
    answers: letter()?.id ?? '',
  });
  const theirs = async () => (await conversationOf(db(), secret)).filter(({ text }) => /becchime/.test(text));
  await expect.poll(async () => (await theirs()).length, patience).toBe(1);
  await expectHushed();
  // By whom may not see it, it is split by no press.
  expect(buttonOf(cardIn(slackIds.channel, secret), 'relate')).toBeNull();
  const [message] = await theirs();
  await press(few, secret, 'relate', { relation: 'split', message: String(message?.id) });
  await expect.poll(async () => (await latest())?.number, patience).not.toBe(secret);
  const { number: split = 0 } = (await latest()) ?? {};
  expect(await now(split)).toMatchObject({ restricted: true, linkedTo: secret });
  await expect
    .poll(() => JSON.stringify(cardIn(slackIds.channel, split) ?? ''), patience)
    .toContain('riservat');
  await expect
    .poll(() => JSON.stringify(cardIn(slackIds.restricted, split) ?? ''), patience)
    .toContain('voliera');
  await expectHushed();
});

test('who has it is away, and one stands in who may not see it', async () => {
  const { slack, teams } = people();
  await slack.slash(few, slackIds.channel, '/ticket', 'assente fino a mercoledì alle 10 Marco Bianchi');
  await expect.poll(() => toldAlone(other), patience).toContain('Anna Rossi');
  await write({ subject: `Re: voliera [#${secret}]`, text: 'Il canarino è tornato.' });
  await expect
    .poll(async () => (await happened(secret)).filter(type => type === 'message-received').length, patience)
    .toBeGreaterThan(4);
  await expectHushed();
  // What is answered in the first minute is taken back, whatever it shows: it may have been drawn before.
  own.sandbox.moveClock(120_000);
  for (const words of ['mie', 'coda', 'di Anna Rossi', 'assenze', 'scadenze', `${secret}`])
    await slack.slash(other, slackIds.channel, '/ticket', words);
  for (const words of ['di Anna Rossi', 'assenze', `${secret}`, `perché ${secret}`])
    await teams.slash(marcoInTeams, teamsIds.channel, words);
  await expect.poll(() => own.sandbox.teams.targeted.length, patience).toBeGreaterThan(3);
  // What the wordless card offers him, he is told why not, alone.
  const thread = own.sandbox.teams
    .channel(teamsIds.channel)
    ?.threads.find(({ root }) => root.summary?.includes(`#${secret}`));
  const buttons = [...executesIn(thread?.root.card), ...submitsIn(thread?.root.card)];
  expect(buttons.length).toBeGreaterThan(0);
  for (const { data } of buttons)
    await teams.execute(marcoInTeams, teamsIds.channel, thread?.root.id ?? '', {
      verb: String(data.verb),
      step: 'press',
    });
  await expectHushed();
  await slack.slash(few, slackIds.channel, '/ticket', 'tornata');
});

test('a reminder, and what was put off, come due after few may see it', async () => {
  const number = await opened('Becchime finito', 'Il becchime è finito nel magazzino.');
  const firstOffered = (user: string) => /"value":"(\d{4}-[^"]*Z)"/.exec(modal(user))?.[1] ?? '';
  for (const [user, verb] of [
    [other, 'remind'],
    [few, 'snooze'],
  ] as const) {
    await press(user, number, verb);
    await expect.poll(() => firstOffered(user), patience).not.toBe('');
    await people().slack.submit(user, { when: firstOffered(user) });
    people().slack.close(user);
  }
  await expect.poll(async () => (await now(number)).snoozedUntil, patience).not.toBeNull();
  await press(few, number, 'restrict');
  await expect.poll(async () => (await now(number)).restricted, patience).toBe(true);
  await expectHushed();
  own.sandbox.moveClock(86_400_000 * 8);
  await expect.poll(() => happened(number), { timeout: 60_000 }).toContain('woke');
  await expect.poll(() => toldAlone(other), patience).toContain('Il tuo promemoria');
  expect(toldAlone(other)).toContain(`#${number}`);
  await people().slack.openHome(other);
  for (const words of ['promemoria', 'rimandate', 'seguite', 'coda'])
    await people().slack.slash(other, slackIds.channel, '/ticket', words);
  await expectHushed();
});

test('how it was answered is offered for no other request', async () => {
  await press(few, secret, 'accept-suggestion');
  await expect.poll(async () => (await now(secret)).category, patience).toBe('vulnerability');
  await press(few, secret, 'close', { text: 'Il canarino ora trova la voliera chiusa: chiave cambiata.' });
  await expect.poll(async () => (await now(secret)).status, patience).toBe('closed');
  await expectHushed();
  const alike = await opened(
    'Chiave senza effetto',
    'La chiave apre senza che io la giri: è cambiata?',
    sofia2(),
  );
  await press(other, alike, 'reply');
  await expect.poll(() => modal(other), patience).toContain('"submit"');
  await expectHushed();
  people().slack.close(other);
  for (const words of ['risposte', `risposte ${secret}`, 'cerca chiave cambiata', 'chiuse oggi'])
    await people().slack.slash(other, slackIds.channel, '/ticket', words);
  await expectHushed();
});

test('its letter is refused for good, and the site sends another', async () => {
  const { token, ...kept } = newToken();
  await insertToken(db(), {
    ...kept,
    name: 'Sito',
    rights: ['create', 'read', 'comment'],
    perMinute: 60,
    perDay: 60,
    madeAt: new Date(),
  });
  const call = async (path: string, json?: object) => {
    const response = await fetch(`${own.url}/api/tickets${path}`, {
      method: json ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(json ? { body: JSON.stringify(json) } : {}),
    });
    return { status: response.status, body: await response.text() };
  };
  const made = await call('', { from: sofia, ...flaw, subject: `${flaw.subject} del sito` });
  expect(made.status).toBe(201);
  const { number } = JSON.parse(made.body);
  expect(await now(number)).toMatchObject({ restricted: true });
  expect(await call(`/${number}/comments`, { text: 'Il canarino è del sito.' })).toMatchObject({
    status: 201,
  });
  const read = await call(`/${number}`);
  expect(read.status).toBe(200);
  for (const { body } of [made, read]) expect(body).not.toMatch(canary);
  await expectHushed();

  own.sandbox.mailbox.refusal = `5.1.1 <${sofia.address}>: user unknown`;
  await press(few, number, 'reply', { text: 'Il canarino è al sicuro.' });
  const states = async () =>
    (await conversationOf(db(), number))
      .filter(({ direction }) => direction === 'out')
      .map(({ state }) => state);
  await expect.poll(states, patience).toEqual(['failed', 'failed']);
  own.sandbox.mailbox.refusal = '';
  await expectHushed();
  expect(receiver.received.map(({ body }) => JSON.parse(body).ticket?.number)).not.toContain(number);
});

/** Of the same house, so that it is the same company’s. */
function sofia2() {
  return { name: 'Luca', address: 'luca@studioconti.example' };
}
