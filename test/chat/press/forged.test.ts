import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { teamsReferences } from '../../../src/store/chats/teams-references.ts';
import { allOperators } from '../../../src/store/people/operators.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const elsewhere = { slack: 'C0ELSEWHERE', teams: '19:elsewhere@thread.tacv2' };
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const db = () => own.database.database.db;

let count = 0;
let number = 0;
/** As the request's own buttons carry it: what is refused is refused for who presses, and where. */
let nonce = '';
beforeEach(async () => {
  count += 1;
  const subject = `Segreto ${count}`;
  if (!own.sandbox.slack.channel(elsewhere.slack))
    own.sandbox.slack.state.channels.push({
      id: elsewhere.slack,
      name: 'altrove',
      members: ['U0STRANGER', slackIdOf('ANNA'), slackIds.bot],
      messages: [],
    });
  if (!own.sandbox.teams.channel(elsewhere.teams))
    own.sandbox.teams.state.channels.push({ id: elsewhere.teams, name: 'altrove', threads: [] });
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject, text: 'Il codice è 1234.' },
    own.house.smtpPort,
  );
  await expect.poll(() => cardInSlack()?.ts).toBeDefined();
  await expect.poll(() => threadInTeams()?.root.id).toBeDefined();
  number = Number(/#(\d+) Segreto/.exec(textOf(cardInSlack()))?.[1]);
  nonce = await nonceOf(number);
  await expect.poll(async () => (await cards()).filter(({ message }) => message === null)).toEqual([]);
  own.sandbox.slack.state.ephemerals = [];
});

const messages = (channel: string) => own.sandbox.slack.channel(channel)?.messages ?? [];
const cardInSlack = () =>
  messages(slackIds.channel).find(m => !m.thread_ts && textOf(m.blocks).includes(`Segreto ${count}`));
const threads = (channel: string) => own.sandbox.teams.channel(channel)?.threads ?? [];
const threadInTeams = () =>
  threads(teamsIds.channel).find(({ root }) => textOf(root.card).includes(`Segreto ${count}`));
const cards = async () =>
  await db().execute(sql`select ticket, platform, channel, message from card order by id`);
const nonceOf = async (of: number) =>
  (await db().execute<{ nonce: string }>(sql`select nonce from ticket where number = ${of}`))[0]?.nonce ?? '';
const statusOf = async () =>
  (await db().execute<{ status: string }>(sql`select status from ticket where number = ${number}`))[0]
    ?.status;

/** What Slack would send, signed as it signs. */
async function toSlack(body: string, type: string, headers: Record<string, string> = {}): Promise<number> {
  const stamp = Math.floor(Date.now() / 1000);
  const { signingSecret } = own.sandbox.slack.app;
  const signature = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  const { status } = await fetch(`${own.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
    body,
  });
  return status;
}

async function event(about: Record<string, unknown>, id: string, headers = {}): Promise<void> {
  const body = {
    type: 'event_callback',
    team_id: own.sandbox.slack.app.teamId,
    api_app_id: own.sandbox.slack.app.appId,
    event_id: id,
    authorizations: [{ team_id: own.sandbox.slack.app.teamId, user_id: slackIds.bot, is_bot: true }],
    event: { event_ts: '1.1', ...about },
  };
  expect(await toSlack(JSON.stringify(body), 'application/json', headers)).toBe(200);
}

describe('in Slack, a press with a forged ticket number', () => {
  const post = (channel: string, user: string) => {
    const message = {
      ts: own.sandbox.slack.nextTs(),
      user,
      text: 'un messaggio',
      blocks: structuredClone(cardInSlack()?.blocks ?? []),
    };
    own.sandbox.slack.channel(channel)?.messages.push(message);
    return message;
  };
  const press = async (user: string, channel: string, ts: string, verb: string, version = 1, team = '') =>
    await toSlack(
      `payload=${encodeURIComponent(
        JSON.stringify({
          type: 'block_actions',
          team: { id: team || own.sandbox.slack.app.teamId },
          user: { id: user, team_id: team || own.sandbox.slack.app.teamId },
          trigger_id: own.sandbox.slack.newTrigger(user),
          container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
          channel: { id: channel },
          message: { ts, blocks: cardInSlack()?.blocks },
          actions: [
            {
              type: 'button',
              action_id: `verb:${verb}`,
              value: `${verb} ${number}.${nonce} ${version}`,
              action_ts: String(Math.random()),
              block_id: 'actions',
            },
          ],
        }),
      )}`,
      'application/x-www-form-urlencoded',
    );

  test.each([
    ['a stranger, elsewhere, on a post of the bot', 'U0STRANGER', elsewhere.slack, slackIds.bot],
    ['a stranger, elsewhere, on another’s post', 'U0STRANGER', elsewhere.slack, 'U0STRANGER'],
    ['a stranger, in the operators’ channel', 'U0STRANGER', slackIds.channel, slackIds.bot],
    ['somebody unknown', 'U0WHOEVER', elsewhere.slack, slackIds.bot],
    ['an operator, elsewhere', slackIdOf('ANNA'), elsewhere.slack, slackIds.bot],
    ['an operator, in a channel without the bot', slackIdOf('ANNA'), 'C0UNKNOWN', slackIds.bot],
  ])('%s: no place is noted, and the card goes nowhere', async (_name, user, channel, author) => {
    const message = post(channel, author);
    const before = await cards();
    const shown = textOf(message);
    for (const verb of ['claim', 'card', 'open', 'reply'])
      expect(await press(user, channel, message.ts, verb, 0)).toBe(200);
    await own.sandbox.mailbox.write(
      { from: paolo, to: support, subject: `Re: [#${number}]`, text: 'Ancora io.' },
      own.house.smtpPort,
    );
    await expect
      .poll(() => textOf(messages(slackIds.channel).filter(m => m.thread_ts)))
      .toContain('ha scritto di nuovo');
    expect(await cards()).toEqual(before);
    expect(textOf(message)).toBe(shown);
    expect(await statusOf()).toBe('new');
    expect(own.sandbox.slack.openViews(user)).toEqual([]);
  });

  test('an operator, on the card of another ticket: that card stays what it is', async () => {
    const first = cardInSlack();
    const shown = textOf(first?.blocks);
    await own.sandbox.mailbox.write(
      { from: paolo, to: support, subject: 'Un’altra cosa', text: 'Buongiorno a tutti.' },
      own.house.smtpPort,
    );
    await expect.poll(() => textOf(messages(slackIds.channel))).toContain('Un’altra cosa');
    const of = number;
    number = Number(/#(\d+) Un’altra cosa/.exec(textOf(messages(slackIds.channel)))?.[1]);
    expect(number).not.toBe(of);
    nonce = await nonceOf(number);
    await press(slackIdOf('ANNA'), slackIds.channel, first?.ts ?? '', 'release', 0);
    await expect.poll(() => own.sandbox.slack.state.ephemerals.length).toBeGreaterThan(0);
    expect(textOf(first?.blocks)).toBe(shown);
  });
});

test('in Slack, what is typed elsewhere is not answered with requests', async () => {
  for (const user of ['U0STRANGER', slackIdOf('ANNA')]) {
    await own.sandbox.people().slack.slash(user, elsewhere.slack, '/ticket', 'coda');
    await event(
      { type: 'app_mention', user, text: '<@U0SPORTELLO> coda', channel: elsewhere.slack, ts: '1.1' },
      `Ev-else-${user}-${count}`,
    );
  }
  await expect
    .poll(
      () => own.sandbox.slack.state.ephemerals.filter(({ channel }) => channel === elsewhere.slack).length,
    )
    .toBe(4);
  expect(textOf(own.sandbox.slack.state.ephemerals)).not.toContain('Segreto');
});

test('in Slack, an event that is delivered again is answered once', async () => {
  const user = slackIdOf('ANNA');
  const mention = { type: 'app_mention', user, text: 'coda', channel: slackIds.channel, ts: '1.1' };
  await event(mention, `Ev-again-${count}`);
  await event(mention, `Ev-again-${count}`, {
    'x-slack-retry-num': '1',
    'x-slack-retry-reason': 'http_timeout',
  });
  await event({ ...mention, text: 'mie' }, `Ev-other-${count}`);
  const titles = () => own.sandbox.slack.state.ephemerals.map(({ text }) => text).toSorted();
  await expect.poll(titles).toEqual(['Da assegnare', 'Le tue richieste aperte']);
  await wait(500);
  expect(titles()).toHaveLength(2);
});

describe('in Teams', () => {
  const stranger = { mri: '29:stranger', aadObjectId: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc', name: 'X' };
  const anna = () => own.sandbox.people().teams.userOf(teamsIdOf('ANNA'));
  const serviceUrl = () => `${own.url}/sandbox/teams`;

  async function send(
    user: { mri: string; aadObjectId: string },
    about: Record<string, unknown>,
    claims: Record<string, string> = {},
  ) {
    const token = await own.sandbox.teams.tokens.ofTeams({
      audience: teamsIds.appId,
      serviceUrl: serviceUrl(),
      ...claims,
    });
    return await fetch(`${own.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        type: 'invoke',
        name: 'adaptiveCard/action',
        id: crypto.randomUUID(),
        channelId: 'msteams',
        serviceUrl: serviceUrl(),
        from: { id: user.mri, aadObjectId: user.aadObjectId },
        recipient: { id: `28:${teamsIds.appId}` },
        ...in_(teamsIds.channel),
        ...about,
      }),
    });
  }
  const in_ = (channel: string, team = teamsIds.teamId, root = threadInTeams()?.root.id ?? '') => ({
    conversation: {
      id: root ? `${channel};messageid=${root}` : channel,
      isGroup: true,
      conversationType: 'channel',
      tenantId: teamsIds.tenantId,
    },
    ...(root ? { replyToId: root } : {}),
    channelData: { tenant: { id: teamsIds.tenantId }, team: { id: team }, channel: { id: channel } },
  });
  const button = (verb: string, step = 'press', typed: Record<string, string> = {}, version = 1) => ({
    value: { action: { data: { verb, step, ticket: number, nonce, version, inputs: {}, ...typed } } },
  });

  test.each([
    ['a stranger, in our channel', stranger, teamsIds.channel, teamsIds.teamId],
    ['a stranger, in another team', stranger, elsewhere.teams, '19:other@thread.tacv2'],
    ['an operator, in another team', null, elsewhere.teams, '19:other@thread.tacv2'],
    ['an operator, in another channel of the team', null, elsewhere.teams, teamsIds.teamId],
  ])('%s: a forged press and words from there come to nothing', async (_name, who, channel, team) => {
    const user = who ?? anna();
    const before = [await cards(), await teamsReferences(db()).first(), textOf(threads(elsewhere.teams))];
    for (const verb of ['claim', 'card', 'open']) {
      const answer = await send(user, { ...button(verb), ...in_(channel, team, '171') });
      expect(await answer.text()).not.toContain('Segreto');
    }
    expect([await cards(), await teamsReferences(db()).first(), textOf(threads(elsewhere.teams))]).toEqual(
      before,
    );
    expect(await statusOf()).toBe('new');
    await send(user, { type: 'message', text: 'coda', ...in_(channel, team, '') });
    expect(textOf(threads(elsewhere.teams))).not.toContain('Segreto');
  });

  test('a press that Teams tells of again, under a new id, is done once and answered as it was', async () => {
    const giulia = own.sandbox.people().teams.userOf(teamsIdOf('GIULIA'));
    const extend = button('extend', 'submit', { 'extend.amount': '2h', 'extend.text': 'pezzi' });
    const answers = [];
    for (const _ of [1, 2, 3]) answers.push(await (await send(giulia, extend)).json());
    const lines = answers.map(answer => /Prorogata\.[^"]*/.exec(textOf(answer))?.[0]);
    // How much is left is another minute's by then.
    expect(lines[0]).toMatch(/in tempo/);
    expect(new Set(lines).size).toBe(1);
    const log = await db().execute<{ type: string }>(
      sql`select type from ticket_event where ticket = ${number}`,
    );
    expect(log.filter(({ type }) => type === 'deadline-extended')).toHaveLength(1);
  });

  test('a press, and words, while the database is away: the person is told, and nothing was done', async () => {
    await own.database.away(async () => {
      const answer = await send(anna(), button('claim'));
      expect(answer.status).toBe(200);
      expect(textOf(await answer.json())).toContain('riprova');
      const replies = () => textOf(threadInTeams()?.replies);
      const mention = { type: 'message', text: 'coda', ...in_(teamsIds.channel) };
      expect((await send(anna(), mention)).status).toBe(200);
      expect(replies()).toContain('riprova');
    });
    expect(await statusOf()).toBe('new');
  });

  test('presses that bear no id of Teams’ are not taken for one', async () => {
    for (const verb of ['claim', 'release', 'claim'])
      expect((await send(anna(), { ...button(verb), id: undefined })).status).toBe(200);
    expect(await statusOf()).toBe('assigned');
    const log = await db().execute<{ type: string }>(
      sql`select type from ticket_event where ticket = ${number} order by sequence`,
    );
    expect(log.map(({ type }) => type)).toEqual(['ticket-opened', 'claimed', 'released', 'claimed']);
  });

  test('a mention that is delivered twice is answered once', async () => {
    const mention = { type: 'message', text: 'coda', id: `same-${count}`, ...in_(teamsIds.channel) };
    const replies = () => threadInTeams()?.replies.length ?? 0;
    const before = replies();
    for (const _ of [1, 2]) await send(anna(), mention);
    expect(replies()).toBe(before + 1);
    // So is the button of an old client, which comes as a message.
    const { value } = button('open');
    const submit = {
      type: 'message',
      value: value.action.data,
      id: `old-${count}`,
      ...in_(teamsIds.channel),
    };
    for (const _ of [1, 2]) await send(anna(), submit);
    expect(replies()).toBe(before + 2);
  });

  test.each([
    ['no service URL', { serviceUrl: undefined }],
    ['an empty one', { serviceUrl: '' }],
    ['one that is none', { serviceUrl: 'teams' }],
    ['no conversation', { conversation: undefined }],
    ['a conversation without an id', { conversation: { id: '', tenantId: teamsIds.tenantId } }],
  ])('an activity with %s is refused, and what is known stays', async (_name, lacking) => {
    const before = await teamsReferences(db()).first();
    for (const type of ['message', 'invoke', 'conversationUpdate', 'installationUpdate']) {
      const answer = await send(anna(), {
        type,
        action: 'add',
        text: 'coda',
        ...in_(teamsIds.channel),
        ...lacking,
      });
      expect(answer.status).toBe(400);
    }
    expect(await teamsReferences(db()).first()).toEqual(before);
  });

  test('another service URL than the token’s, or a token that names none, is refused', async () => {
    const other = { ...button('claim'), serviceUrl: 'https://elsewhere.example' };
    expect((await send(anna(), other)).status).toBe(401);
    const silent = await send(anna(), button('claim'), { serviceUrl: '' });
    expect(silent.status).toBe(401);
    expect(await statusOf()).toBe('new');
  });

  test.each([
    ['a reference without a service URL', sql`data - 'serviceUrl'`],
    ['one without anything', sql`'{}'::jsonb`],
    ['one that is none', sql`'[]'::jsonb`],
  ])('%s in the database mends itself, and goes to no other team meanwhile', async (_name, faulty) => {
    await db().execute(sql`update teams_reference set data = ${faulty}`);
    await send(anna(), {
      type: 'message',
      text: 'coda',
      ...in_(elsewhere.teams, '19:other@thread.tacv2', ''),
    });
    expect((await teamsReferences(db()).first())?.channelId).toBe(teamsIds.channel);
    // What was read half a second ago still serves; with the first press after it the way is known again.
    const pressed = async () => {
      expect((await send(anna(), button('card'))).status).toBe(200);
      return await teamsReferences(db()).first();
    };
    await expect.poll(pressed).toMatchObject({ serviceUrl: serviceUrl(), teamId: teamsIds.teamId });
    const answer = await send(anna(), button('claim'));
    expect(await answer.text()).toContain('Segreto');
  });

  test('who is removed from the team is gone at once, and so is who leaves the channel in Slack', async () => {
    const names = async () => (await allOperators(db())).map(({ name }) => name);
    expect(await names()).toContain('Marco Bianchi');
    const { users } = own.sandbox.teams;
    const [marco] = users.splice(
      users.findIndex(({ aadObjectId }) => aadObjectId === teamsIdOf('MARCO')),
      1,
    );
    if (!marco) throw new Error('Marco is in the cast');
    const channel = own.sandbox.slack.channel(slackIds.channel);
    if (channel) channel.members = channel.members.filter(id => id !== slackIdOf('MARCO'));
    await send(anna(), {
      type: 'conversationUpdate',
      membersRemoved: [{ id: marco.mri, aadObjectId: marco.aadObjectId }],
      ...in_(teamsIds.teamId, teamsIds.teamId, ''),
    });
    await event(
      { type: 'member_left_channel', user: slackIdOf('MARCO'), channel: slackIds.channel },
      `Ev-left-${count}`,
    );
    await expect.poll(names).not.toContain('Marco Bianchi');
    await own.sandbox
      .people()
      .teams.execute(teamsIdOf('ANNA'), teamsIds.channel, threadInTeams()?.root.id ?? '', {
        verb: 'claim',
        step: 'press',
      });
    await expect.poll(() => textOf(threadInTeams()?.root.card)).toContain('Risoluzione entro');
    expect(textOf(threadInTeams()?.root.card)).not.toContain('Marco Bianchi');
    users.push(marco);
    channel?.members.push(slackIdOf('MARCO'));
    await event(
      { type: 'member_joined_channel', user: slackIdOf('MARCO'), channel: slackIds.channel },
      `Ev-back-${count}`,
    );
    await expect.poll(names).toContain('Marco Bianchi');
  });

  test('whose account Slack switches off is not mentioned there any more, though Teams still has them', async () => {
    const giulia = own.sandbox.slack.user(slackIdOf('GIULIA'));
    const accounts = async () =>
      await db().execute<{ platform: string }>(
        sql`select platform from chat_account join operator on operator.id = operator_id
            where operator.name = 'Giulia Verdi' and gone_at is null order by 1`,
      );
    await expect.poll(async () => (await accounts()).map(row => row.platform)).toEqual(['slack', 'teams']);
    if (giulia) giulia.deleted = true;
    await event({ type: 'user_change', user: { id: slackIdOf('GIULIA'), deleted: true } }, `Ev-off-${count}`);
    await expect.poll(async () => (await accounts()).map(row => row.platform)).toEqual(['teams']);
    expect((await allOperators(db())).map(({ name }) => name)).toContain('Giulia Verdi');
  });
});
