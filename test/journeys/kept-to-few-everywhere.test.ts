import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { newToken } from '../../src/outwards/api/token.ts';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { buttonOf } from '../../src/sandbox/stories/at-work.ts';
import { latestDeliveries } from '../../src/store/outwards/deliveries.ts';
import { insertToken } from '../../src/store/outwards/tokens.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { keepWork } from '../../src/store/tickets/work.ts';
import { outsideEvents } from '../../src/ticket/grammar/outside.ts';
import { aReceiver } from '../outwards/webhooks/a-receiver.ts';
import { ownHouse, support } from './a-house.ts';
import { beforeOthers } from './before-others.ts';

// A request that all have seen, worked on, and that becomes restricted: what of it reaches anybody else afterwards, by
// whatever way, and what comes back when that is lifted.

let written = '';
const log = openLog('trace', {
  write: line => {
    written += line;
  },
});
const receiver = aReceiver();
const own = ownHouse({
  log,
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
const patience = { timeout: 60_000 };
const work = ['work', '--month', '2026-11'];
const canary = /canarin|Segreta|gabbia|mangime|voliera|miglio/i;
const sofia = { name: 'Sofia Segreta', address: 'sofia.segreta@studioconti.example' };

const inSlack = (channel: string) => own.sandbox.slack.channel(channel)?.messages ?? [];
const cardIn = (channel: string, number: number) =>
  inSlack(channel).find(({ thread_ts, metadata }) => !thread_ts && metadata?.event_payload.ticket === number);
const modal = (user: string) => JSON.stringify(own.sandbox.slack.openViews(user).at(-1)?.view ?? '');
const latest = async () => {
  const [ticket] = await latestTickets(own.database.database.db, 1);
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
};

/** In front or in the menu, wherever the card has it. */
async function press(user: string, channel: string, number: number, verb: string): Promise<void> {
  await expect.poll(() => buttonOf(cardIn(channel, number), verb), patience).not.toBeNull();
  const button = buttonOf(cardIn(channel, number), verb);
  if (!button) throw new Error(`the card of #${number} has lost ${verb}`);
  await own.sandbox.people().slack.press(user, { channel, ts: button.ts }, button.actionId, button.choice);
}

const seenByOthers = () => beforeOthers(own.sandbox);

/** All that a command writes, whether it did anything or refused to; on its standard input stands the log so far. */
async function cli(...args: string[]): Promise<string> {
  const running = promisify(execFile)(process.execPath, ['src/start.js', 'cli', ...args], {
    env: { ...process.env, DATABASE_URL: own.database.url },
  });
  running.child.stdin?.end(written);
  const { stdout, stderr } = await running.catch((refused: { stdout: string; stderr: string }) => refused);
  return stdout + stderr;
}

/**
 * Every command that there is, as its help lists them; null where it copies the database whole, which is its purpose, or knows
 * nothing of requests. A new one says here how it is asked.
 */
const asked: Record<string, ((number: string) => string[][]) | null> = {
  check: () => [['check']],
  tickets: () => [['tickets']],
  ticket: number => [
    ['ticket', number],
    ['ticket', number, 'why'],
    ...['take-over', 'note'].map(verb => [
      ...['ticket', number, verb, '--as', 'marco@interzen.example', '--text', 'Da fuori.'],
    ]),
  ],
  companies: () => [['companies', 'import', '/dev/null', '--dry-run']],
  duties: number => [['duties', number, '--as', 'marco@interzen.example', '--to', '/nowhere']],
  tokens: () => [['tokens', 'list']],
  webhooks: () => [['webhooks'], ['webhooks', 'retry', 'tracker']],
  log: number => [['log', number], ['log']],
  portal: () => [['portal', 'list']],
  work: () => [work, [...work, '--csv']],
  report: () => [
    ['report', '--month', '2026-11', '--by', 'category,company'],
    ['report', '--month', '2026-11', '--json'],
  ],
  'what-if': () => [['what-if', '--month', '2026-11', '--with', 'desk.yaml']],
  availability: () => [['availability', '--month', '2026-11']],
  audit: () => [['audit', 'verify', '--all']],
  privacy: () => [['privacy', 'erase', 'nobody@else.example', '--dry-run']],
  ...{
    probe: null,
    deadline: null,
    openapi: null,
    mail: null,
    backup: null,
    restore: null,
    'move-database': null,
  },
  ...{ reference: null, restored: null, 'teams-package': null },
};

/** @returns all that was said */
async function askedOnTheCommandLine(number: number): Promise<string> {
  let told = '';
  const listed = [...(await cli('help')).matchAll(/^ {2}npm run (?:-s )?sportello -- ([\w-]+)/gm)];
  expect([...new Set(listed.map(([, command]) => command))].toSorted()).toEqual(
    Object.keys(asked).toSorted(),
  );
  const all = Object.values(asked).flatMap(ways => ways?.(`${number}`) ?? []);
  // A few at a time: each starts a process of its own.
  for (let at = 0; at < all.length; at += 4) {
    const few = all.slice(at, at + 4);
    const said = await Promise.all(few.map(async args => [args.join(' '), await cli(...args)] as const));
    for (const [command, text] of said) {
      expect(text, command).not.toBe('');
      expect(text, command).not.toMatch(canary);
      told += text;
    }
  }
  return told;
}

test('what all have seen is nowhere any more, by whatever way one asks; and comes back when it is lifted', async () => {
  await own.sandbox.mailbox.write(
    {
      from: sofia,
      to: support,
      subject: 'La voliera non si apre',
      text: 'Buongiorno, il canarino resta fuori dalla gabbia da stamattina.',
      attachments: [{ filename: 'mangime.txt', content: Buffer.from('miglio') }],
    },
    own.house.smtpPort,
  );
  await expect.poll(seenByOthers, patience).toContain('La voliera non si apre');
  const { number } = await latest();
  const people = own.sandbox.people();
  await people.slack.openHome(other);

  // Worked on in sight of all: claimed, noted, and read by one who will not be among the few.
  await press(few, slackIds.channel, number, 'claim');
  await expect.poll(async () => (await latest()).assignee?.name, patience).toBe('Anna Rossi');
  await press(few, slackIds.channel, number, 'note');
  await expect.poll(() => modal(few), patience).toContain('plain_text_input');
  await people.slack.submit(few, { text: 'La gabbia è del modello vecchio' });
  await press(other, slackIds.channel, number, 'open');
  await expect.poll(() => modal(other), patience).toContain('/files/');
  const link = /https?:[^"\\|<> ]*\/files\/[\w.-]+/.exec(modal(other))?.[0] ?? '';
  people.slack.close(other);
  await expect
    .poll(() => receiver.received.map(({ body }) => JSON.parse(body).type), patience)
    .toEqual(['ticket.opened', 'ticket.claimed']);

  const done = { id: 1, minutes: 60, by: { id: 1, name: 'Anna Rossi' }, quote: null };
  await keepWork(own.database.database.db, number, [{ ...done, at: Date.parse('2026-11-24T10:00Z') }]);

  await press(few, slackIds.channel, number, 'restrict');
  await expect.poll(async () => (await latest()).restricted, patience).toBe(true);
  await expect.poll(() => JSON.stringify(inSlack(slackIds.restricted)), patience).toContain('La voliera');
  await expect.poll(seenByOthers, patience).not.toMatch(canary);

  // Those few go on: a note, a letter, a category.
  await press(few, slackIds.restricted, number, 'note');
  await expect.poll(() => modal(few), patience).toContain('plain_text_input');
  await people.slack.submit(few, { text: 'Il miglio è la chiave della gabbia' });
  await expect
    .poll(async () => (await eventsAfter(own.database.database.db, number, 0)).at(-1)?.event.type, patience)
    .toBe('note-added');

  // Asked for in every way that there is.
  for (const words of [
    `${number}`,
    'find resta fuori stamattina',
    'queue',
    'mine',
    'late',
    'waiting',
    'of Anna Rossi',
  ])
    await people.slack.slash(other, slackIds.channel, '/ticket', words);
  for (const words of [`${number}`, 'find resta fuori', 'queue'])
    await people.teams.mention(teamsIdOf('MARCO'), teamsIds.channel, words);
  const found = await people.teams.search(teamsIdOf('MARCO'), teamsIds.channel, 'resta fuori');
  expect(JSON.stringify(found)).not.toMatch(canary);
  await people.slack.openHome(other);
  const toOther = own.sandbox.slack.state.ephemerals.filter(({ user }) => user === other);
  expect(JSON.stringify(toOther)).not.toMatch(canary);

  // A link that was handed out before, the command line, programs outside.
  const file = await fetch(link);
  expect(file.status).toBe(403);
  expect(await file.text()).not.toMatch(canary);
  expect(await askedOnTheCommandLine(number)).toContain(`;${number};`);
  const { token, ...kept } = newToken();
  await insertToken(own.database.database.db, {
    ...kept,
    name: 'Sito',
    rights: ['create', 'read', 'comment'],
    perMinute: 60,
    perDay: 60,
    madeAt: new Date(),
  });
  const asked = await fetch(`${own.url}/api/tickets/${number}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(asked.status).toBe(404);
  expect(await asked.text()).not.toMatch(canary);
  const told = await latestDeliveries(own.database.database.db, 'tracker', 50);
  expect(told.map(({ type }) => type).toSorted()).toEqual(['ticket.claimed', 'ticket.opened']);
  expect(JSON.stringify([told, receiver.received])).not.toMatch(canary);

  // Hand-over and forecast of the days to come, with what is late by then.
  own.sandbox.moveClock(86_400_000 * 9);
  await expect
    .poll(async () => (await latest()).escalation.struck.resolve, { timeout: 60_000 })
    .toBeGreaterThan(0);
  await expect.poll(seenByOthers, patience).not.toMatch(canary);
  expect(written).not.toMatch(canary);

  // Lifted by one who sees it, and asked once more: its card has its words again, and the log says who.
  await press(other, slackIds.channel, number, 'open');
  expect(modal(other)).not.toMatch(canary);
  people.slack.close(other);
  await press(few, slackIds.restricted, number, 'lift-restriction');
  await expect.poll(() => modal(few), patience).toContain('"submit"');
  expect((await latest()).restricted).toBe(true);
  await people.slack.submit(few);
  await expect.poll(async () => (await latest()).restricted, patience).toBe(false);
  await expect
    .poll(() => JSON.stringify(cardIn(slackIds.channel, number) ?? ''), patience)
    .toContain('La voliera non si apre');
  expect(await cli(...work, '--csv')).toContain('La voliera non si apre');
  const lifted = (await eventsAfter(own.database.database.db, number, 0)).find(
    ({ event }) => event.type === 'restriction-lifted',
  );
  expect(lifted).toMatchObject({ actor: { kind: 'operator', name: 'Anna Rossi' }, origin: 'slack' });
  expect(written).not.toMatch(canary);
});
