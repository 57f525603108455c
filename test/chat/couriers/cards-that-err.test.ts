import { afterEach, describe, expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIds } from '../../../src/sandbox/cast.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const inSlack = (id: string) => own.sandbox.slack.channel(id);
const cards = (subject: string) =>
  inSlack(slackIds.channel)?.messages.filter(m => !m.thread_ts && textOf(m.blocks).includes(subject)) ?? [];
const posts = (subject: string) =>
  own.sandbox.teams
    .channel(teamsIds.channel)
    ?.threads.filter(({ root }) => textOf(root.card).includes(subject)) ?? [];
const notices = () => textOf(inSlack(slackIds.admins)?.messages);

async function writes(subject: string, text = 'Buongiorno, non va.'): Promise<void> {
  await own.sandbox.mailbox.write({ from: paolo, to: support, subject, text }, own.house.smtpPort);
}

/** The customer writes once more, so that the card is drawn anew. */
async function writesAgain(subject: string): Promise<void> {
  const number = /#(\d+)/.exec(cards(subject)[0]?.text ?? '')?.[1];
  await writes(`Re: [#${number}] ${subject}`, 'Ancora niente.');
}

async function opens(subject: string): Promise<void> {
  await writes(subject);
  await expect.poll(() => [cards(subject).length, posts(subject).length]).toEqual([1, 1]);
}

const teamsSays = (status: number, code: string, message = code) => ({
  status,
  body: { error: { code, message } },
});
const slackSays = (error: string) => ({ status: 200, body: { ok: false, error } });

afterEach(() => {
  own.sandbox.teams.moods = () => null;
  own.sandbox.slack.moods = () => null;
});

describe('Teams errs about a card', () => {
  test.each([
    ['ConversationNotFound', 404, 'Stampante A'],
    ['ActivityNotFoundInConversation', 404, 'Stampante B'],
    ['ServiceError', 403, 'Stampante C'],
  ])('one edit answers %s: the card stays the only one, and is drawn', async (code, status, subject) => {
    await opens(subject);
    let said = 0;
    own.sandbox.teams.moods = ({ method }) =>
      method === 'PUT' && said++ === 0 ? teamsSays(status, code) : null;
    await writesAgain(subject);
    await expect.poll(() => posts(subject)[0]?.root.edited).toBe(true);
    await expect.poll(() => posts(subject)[0]?.replies.length).toBe(1);
    expect(posts(subject)).toHaveLength(1);
  });

  test('a card that comes back after another has taken its place does not go on offering what is no more', async () => {
    const subject = 'Scanner';
    await opens(subject);
    const old = posts(subject)[0]?.root;
    own.sandbox.teams.moods = ({ method, path }) =>
      method === 'PUT' && path.endsWith(old?.id ?? '')
        ? teamsSays(404, 'ActivityNotFoundInConversation')
        : null;
    await writesAgain(subject);
    await expect.poll(() => posts(subject).length).toBe(2);
    own.sandbox.teams.moods = () => null;
    const slackCard = cards(subject)[0];
    await own.sandbox
      .people()
      .slack.press(slackIdOf('ANNA'), { channel: slackIds.channel, ts: slackCard?.ts ?? '' }, 'verb:claim');
    await expect
      .poll(() => posts(subject).map(({ root }) => textOf(root.card).includes('Prendi in carico')), {
        timeout: 60_000,
      })
      .toEqual([false, false]);
  });

  test('a card that nobody finds any more keeps its ticket from being shown no longer than a second look', async () => {
    const subject = 'Tastiera';
    await opens(subject);
    const teams = own.sandbox.teams.channel(teamsIds.channel);
    if (!teams) throw new Error('no channel');
    teams.threads = teams.threads.filter(({ root }) => !textOf(root.card).includes(subject));
    await writesAgain(subject);
    await expect.poll(() => posts(subject).length).toBe(1);
    await expect.poll(() => posts(subject)[0]?.replies.length).toBe(1);
  });

  test('an outage in which no conversation’s id is understood', async () => {
    const subject = 'Monitor';
    let said = 0;
    own.sandbox.teams.moods = ({ method }) =>
      method === 'POST' && said++ < 2
        ? teamsSays(403, 'BadArgument', 'Failed to decrypt conversation id')
        : null;
    await writes(subject);
    await expect.poll(() => posts(subject).length).toBe(1);
    expect(notices()).not.toContain('decrypt');
  });

  test('a channel that is not there for a while has one card for the ticket afterwards: the old one', async () => {
    const subject = 'Telefono';
    await opens(subject);
    const old = posts(subject)[0]?.root.id;
    let refused = 0;
    own.sandbox.teams.moods = ({ path, body }) => {
      if (path === '/conversations' && textOf(body).includes(subject)) refused += 1;
      return teamsSays(404, 'ConversationNotFound');
    };
    await writesAgain(subject);
    // The card and the line under it have been looked for twice, and could not be posted anew either.
    await expect.poll(() => refused).toBeGreaterThanOrEqual(2);
    await expect.poll(() => notices()).toContain('ConversationNotFound');
    own.sandbox.teams.moods = () => null;
    await expect.poll(() => posts(subject)[0]?.replies.length, { timeout: 60_000 }).toBe(1);
    expect(posts(subject).map(({ root }) => [root.id, root.edited])).toEqual([[old, true]]);
  });
});

describe('Slack errs about a card', () => {
  test.each([
    ['message_not_found', 'Mouse A'],
    ['cant_update_message', 'Mouse B'],
    ['channel_not_found', 'Mouse C'],
    ['external_channel_migrating', 'Mouse D'],
    ['a_word_of_next_year', 'Mouse E'],
  ])('one edit answers %s: the card stays the only one, and is drawn', async (error, subject) => {
    await opens(subject);
    let said = 0;
    own.sandbox.slack.moods = ({ method }) =>
      method === 'chat.update' && said++ === 0 ? slackSays(error) : null;
    await writesAgain(subject);
    await expect.poll(() => cards(subject)[0]?.edited).toBe(true);
    expect(cards(subject)).toHaveLength(1);
  });

  test.each([
    ['restricted_action_read_only_channel', 'Cavo A', 1],
    ['external_channel_migrating', 'Cavo B', 0],
    ['a_word_of_next_year', 'Cavo C', 0],
  ])(
    'posting answers %s, and later not: the card is there, and admins heard %s',
    async (error, subject, told) => {
      own.sandbox.slack.moods = ({ method, args }) =>
        method === 'chat.postMessage' && args.channel === slackIds.channel ? slackSays(error) : null;
      await writes(subject);
      await expect.poll(() => posts(subject).length).toBe(1);
      if (told > 0) await expect.poll(() => notices()).toContain(error);
      else expect(notices()).not.toContain(error);
      own.sandbox.slack.moods = () => null;
      await expect.poll(() => cards(subject).length).toBe(1);
    },
  );
});
