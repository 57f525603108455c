import type { Server } from 'node:http';
import type { Application, Request, Response } from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ListCard } from '../../../src/chat/card.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import type { CardPlace } from '../../../src/chat/gateway.ts';
import { nothing, sectionOf } from '../../../src/chat/nothing.ts';
import { teamsAdapter } from '../../../src/chat/teams/adapter/adapter.ts';
import { teamsGateway } from '../../../src/chat/teams/gateway.ts';
import type { TeamsReference } from '../../../src/chat/teams/references.ts';
import type { TeamsSettings } from '../../../src/chat/teams/settings.ts';
import { closeServer, listen, openHttp } from '../../../src/house/http.ts';
import { Blocked, Permanent, Transient } from '../../../src/outbox/failure.ts';
import { teamsIds } from '../../../src/sandbox/cast.ts';
import { botConnector } from '../../../src/sandbox/teams/connector/connector.ts';
import { TeamsTenant, type TeamsUser } from '../../../src/sandbox/teams/tenant.ts';
import { arrival, ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

const card = ticketCard(wholeTicket(ticketOf()), aMoment('en', arrival));
const channel = teamsIds.channel;

let tenant: TeamsTenant;
let server: Server;
let url = '';
/** What becomes of a call on its way; null lets it pass. */
let onTheWay: ((request: Request, response: Response) => void) | null = null;
/** Carries the call out, and tears the wire before its answer. */
let isAnswerLost = false;
let calls = 0;

beforeEach(async () => {
  tenant = new TeamsTenant([], [{ id: channel, name: 'Assistenza' }], teamsIds);
  tenant.state.installedIn = channel;
  onTheWay = null;
  isAnswerLost = false;
  calls = 0;
  const web: Application = openHttp();
  const listening = await listen(web, '127.0.0.1', 0);
  server = listening.server;
  url = `http://127.0.0.1:${listening.port}`;
  web.use('/v3', (request, response, next) => {
    calls += 1;
    if (onTheWay) return onTheWay(request, response);
    if (isAnswerLost) response.json = () => response.destroy() as typeof response;
    next();
  });
  web.use(botConnector(tenant, () => url));
});
afterEach(() => closeServer(server));

/** @param answerWithinMs after so long a call is given up; what is answered is answered within a moment, on a busy machine too */
function gateway(answerWithinMs = 20_000, more: Partial<TeamsSettings> = {}) {
  const reference: TeamsReference = {
    channelId: channel,
    teamId: teamsIds.teamId,
    tenantId: teamsIds.tenantId,
    serviceUrl: url,
    botId: tenant.botId,
    installedAt: new Date(),
  };
  const settings = {
    appId: teamsIds.appId,
    appPassword: null,
    appType: 'SingleTenant' as const,
    tenantId: teamsIds.tenantId,
    allowedTenants: [teamsIds.tenantId],
    channel: 'installed',
    adminChannel: null,
    routed: [],
    restricted: null,
    language: 'en' as const,
    messagesPerSecond: 50,
    ...more,
    standIn: {
      kind: 'tenant' as const,
      openIdMetadataUrl: `${url}/openid`,
      token: () => tenant.tokens.ofBot(),
      fileOrigin: url,
    },
  };
  return teamsGateway(
    settings,
    {
      save: async () => {},
      remove: async () => {},
      removeTeam: async () => {},
      find: async id => ({ ...reference, channelId: id }),
      first: async () => reference,
    },
    teamsAdapter(settings, answerWithinMs),
  );
}

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  await work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a call that does not come back', () => {
  test('an answer that is lost on the way is not asked for again by the SDK: that would post another card', async () => {
    isAnswerLost = true;
    const error = await failureOf(gateway().postCard(channel, card));
    expect(error).toBeInstanceOf(Transient);
    expect(tenant.channel(channel)?.threads).toHaveLength(1);
  });

  test.each([429, 500, 502, 503, 504, 412])('%i is left to the outbox, which waits', async status => {
    onTheWay = (_request, response) => void response.status(status).set('retry-after', '17').json({});
    const error = await failureOf(gateway().postCard(channel, card));
    expect(error).toBeInstanceOf(Transient);
    expect(error).toMatchObject({ retryAfterSeconds: 17 });
    expect(calls).toBe(1);
  });

  test('a service that takes the call and says nothing', async () => {
    onTheWay = () => {};
    const error = await failureOf(gateway(500).postCard(channel, card));
    expect(error).toBeInstanceOf(Transient);
  });
});

test('a card that is gone is not an error: a new one takes its place', async () => {
  const gone = { channel, message: '1700000000000' };
  expect(await gateway().updateCard(gone, card)).toBe(false);
  expect(await gateway().postLine(gone, { text: 'x', mentions: [] }, 'line:1')).toBeNull();
});

test('what is said to one person stands in the chat with them alone, begun by the id that the bot knows', async () => {
  const anna = { aadObjectId: 'aad-anna', mri: '29:anna', name: 'Anna', email: 'anna@interzen.example' };
  tenant.users.push(anna);
  const line = {
    number: 1001,
    version: 1,
    token: '#1001',
    link: '',
    note: '',
    subject: 'Fattura <!channel>',
    details: 'Nota di Marco',
    deadline: '',
    deadlineTone: 'none' as const,
    buttons: [{ label: 'Apri', opens: false, verb: 'open', number: 1001, nonce: '', version: 1 }],
  };
  await gateway().postPrivately('aad-anna', { ...nothing, title: 'Novità', sections: [sectionOf([line])] });
  const [said] = tenant.chatWith('aad-anna');
  expect(said).toMatchObject({ from: tenant.botId, summary: 'Novità · #1001 Fattura <!channel>' });
  expect(JSON.stringify(said?.card)).toContain('"open"');
  expect(tenant.channel(channel)?.threads).toEqual([]);
});

describe('somebody is told something alone', () => {
  const said = { ...nothing, title: 'Promemoria', text: 'Richiami Rossi' };
  const anna = { aadObjectId: 'aad-anna', mri: '29:anna', name: 'Anna', email: 'anna@interzen.example' };
  const readBy = () => tenant.chatWith(anna.aadObjectId).map(({ summary }) => summary);
  const bills = { id: '19:bills@thread.tacv2', name: 'Fatture', threads: [] };

  test('who has never shown themselves in the channel, which is the whole team’s', async () => {
    tenant.users.push(anna);
    await gateway().postPrivately(anna.aadObjectId, said);
    expect(readBy()).toEqual(['Promemoria']);
  });

  test.each([
    ['into which some requests go', (id: string) => ({ routed: [id] })],
    ['of those who see what few may see', (id: string) => ({ restricted: id })],
  ])('who is in the channel %s alone', async (_which, named) => {
    tenant.users.push(anna);
    Object.assign(tenant.channel(channel) ?? {}, { members: [], hasApp: true });
    tenant.state.channels.push({ ...bills, threads: [], members: [anna.aadObjectId], hasApp: true });
    await gateway(20_000, named(bills.id)).postPrivately(anna.aadObjectId, said);
    expect(readBy()).toEqual(['Promemoria']);
  });

  test('whom the roll has named once nobody need be asked about again', async () => {
    tenant.users.push(anna);
    const teams = gateway();
    await teams.members();
    const asked: string[] = [];
    tenant.moods = ({ path }) => {
      asked.push(path);
      return null;
    };
    await teams.postPrivately(anna.aadObjectId, said);
    expect(asked.filter(path => path.includes('members'))).toEqual([]);
    expect(readBy()).toEqual(['Promemoria']);
  });

  test('who is in none of them is told nothing, and that is no silence', async () => {
    expect(await failureOf(gateway().postPrivately('aad-nobody', said))).toBeInstanceOf(Transient);
  });
});

describe('what is to be seen no more', () => {
  const anna = { aadObjectId: 'aad-anna', mri: '29:anna', name: 'Anna', email: 'anna@interzen.example' };
  const instead = { text: 'Riservato.', link: null };
  const page = { ...nothing, title: 'Buongiorno, Anna', text: 'x' };
  /** Each way in which Teams is asked to change a message of ours. */
  const asked = {
    takeAway: async (place: CardPlace) => await gateway().takeAway(place, null, instead),
    leaveLine: async (place: CardPlace) => await gateway().leaveLine(place, null, instead),
    takeBackPrivately: async (place: CardPlace) => await gateway().takeBackPrivately(place, instead),
    showHome: async (place: CardPlace) => (await gateway().showHome('aad-anna', page, place)) !== 'gone',
  };
  const ways = Object.keys(asked) as (keyof typeof asked)[];
  const isAlone = (way: keyof typeof asked) => way === 'takeBackPrivately' || way === 'showHome';
  const posted = async (way: keyof typeof asked) => {
    tenant.users.push(anna);
    if (!isAlone(way)) return await gateway().postCard(channel, card);
    return (await gateway().postPrivately('aad-anna', page)) ?? { channel: '', message: '' };
  };

  test.each(ways)(
    '%s: a message that is said to be missing seems gone, and the next time it is there',
    async way => {
      const place = await posted(way);
      tenant.moods = () => ({ status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } });
      expect(await asked[way](place)).toBe(false);
      tenant.moods = () => null;
      expect(await asked[way](place)).toBe(true);
    },
  );

  test.each(ways)('%s: that a whole conversation is missing says nothing of the message', async way => {
    const place = await posted(way);
    tenant.moods = () => ({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
    expect(await failureOf(asked[way](place))).toBeInstanceOf(Blocked);
  });

  test.each(ways.filter(isAlone))('%s: whoever has blocked the app is waited for', async way => {
    const place = await posted(way);
    tenant.blockedBy.add(anna.aadObjectId);
    expect(await failureOf(asked[way](place))).toBeInstanceOf(Blocked);
  });
});

describe('who is in the operators’ channel', () => {
  const person = (index: number, about: Partial<TeamsUser> = {}): TeamsUser => ({
    aadObjectId: `aad-${index}`,
    mri: `29:${index}`,
    name: `Person ${index}`,
    email: `n${index}@interzen.example`,
    ...about,
  });
  const sits = (members: string[]) => Object.assign(tenant.channel(channel) ?? {}, { members, hasApp: true });

  test('is asked of the channel itself: most of the team may not be in it', async () => {
    tenant.users.push(person(1), person(2), person(3));
    sits(['aad-2']);
    expect((await gateway().members()).map(({ userId }) => userId)).toEqual(['aad-2']);
    expect(await gateway().member('aad-2')).toMatchObject({ inOperatorsChannel: true });
    expect(await gateway().member('aad-1')).toBeNull();
  });

  test('a private one to which the app was not added lets nothing in, and says nothing of who is there', async () => {
    tenant.users.push(person(1));
    Object.assign(tenant.channel(channel) ?? {}, { members: ['aad-1'], hasApp: false });
    await expect(gateway().members()).rejects.toThrow();
    await expect(gateway().present()).rejects.toThrow();
    expect(tenant.channel(channel)?.threads).toEqual([]);
  });

  test('of a standard channel, which is the whole team’s, the team is asked', async () => {
    tenant.users.push(person(1), person(2));
    const asked: string[] = [];
    tenant.moods = ({ path }) => {
      asked.push(path);
      return null;
    };
    const teams = gateway();
    expect(await teams.members()).toHaveLength(2);
    expect(await teams.member('aad-1')).toMatchObject({ name: 'Person 1' });
    expect(await teams.present()).toEqual(new Set(['aad-1', 'aad-2']));
    const team = `/conversations/${teamsIds.teamId}`;
    expect(asked).toEqual([
      `/teams/${teamsIds.teamId}/conversations`,
      `${team}/pagedmembers`,
      `${team}/members/aad-1`,
      `${team}/pagedmembers`,
    ]);
  });

  test.each([
    ['does not say', 200, { conversations: [{ id: channel, name: 'Assistenza' }] }],
    ['does not know it', 200, { conversations: [] }],
    ['says nothing', 404, {}],
  ])('where the service %s what kind of channel it is, the channel is asked', async (_name, status, body) => {
    tenant.users.push(person(1), person(2));
    sits(['aad-2']);
    tenant.moods = ({ path }) => (path.startsWith('/teams/') ? { status, body } : null);
    expect((await gateway().members()).map(({ userId }) => userId)).toEqual(['aad-2']);
    expect(await gateway().member('aad-1')).toBeNull();
  });

  test('guests and people of other tenants are there, and nobody vouches for them', async () => {
    const elsewhere = '99999999-9999-4999-8999-999999999999';
    tenant.users.push(person(1), person(2, { guest: true }), person(3, { tenantId: elsewhere }));
    sits(['aad-1', 'aad-2', 'aad-3']);
    expect((await gateway().members()).map(({ email }) => email)).toEqual([
      'n1@interzen.example',
      null,
      null,
    ]);
    expect(await gateway().member('aad-3')).toMatchObject({ email: null });
  });

  test('500 of them are learnt within the limits, and as many may press meanwhile', async () => {
    tenant.users.push(...Array.from({ length: 1200 }, (_one, index) => person(index)));
    sits(Array.from({ length: 1100 }, (_one, index) => `aad-${index}`));
    const teams = gateway();
    expect(await teams.members()).toHaveLength(1100);
    expect(calls).toBeLessThan(5);
    expect(await teams.member('aad-7')).toMatchObject({ name: 'Person 7' });
  });

  test('a channel that is said to be missing makes nobody a stranger', async () => {
    tenant.users.push(person(1));
    onTheWay = (_request, response) =>
      void response.status(404).json({ error: { code: 'ConversationNotFound', message: 'no' } });
    expect(await failureOf(gateway().member('aad-1'))).toBeInstanceOf(Transient);
  });

  test('while Teams cannot say what kind of channel it is nobody who has not shown themselves there is a stranger', async () => {
    tenant.users.push(person(1));
    tenant.moods = ({ path }) => (path.startsWith('/teams/') ? { status: 503, body: {} } : null);
    const teams = gateway();
    expect(await failureOf(teams.member('aad-1'))).toBeInstanceOf(Transient);
    tenant.moods = () => null;
    expect(await teams.member('aad-1')).toMatchObject({ name: 'Person 1' });
  });

  test('one of a channel beside the first stays known while that cannot be asked', async () => {
    tenant.users.push(person(1), person(2));
    sits(['aad-1']);
    const bills = { id: '19:bills@thread.tacv2', name: 'Fatture', threads: [], members: ['aad-2'] };
    tenant.state.channels.push({ ...bills, hasApp: true });
    const teams = gateway(20_000, { routed: [bills.id] });
    expect(await teams.members()).toHaveLength(2);
    tenant.moods = ({ path }) => (path.includes(bills.id) ? { status: 503, body: {} } : null);
    expect(await teams.member('aad-2')).toMatchObject({ name: 'Person 2' });
    expect(await teams.member('aad-3')).toBeNull();
  });

  test('an answer that is none is not taken for an empty channel', async () => {
    onTheWay = (_request, response) => void response.json({});
    expect(await failureOf(gateway().members())).toBeInstanceOf(Transient);
  });
});

test('what was decided takes the place of the admins’ card, without its buttons, unless that is gone', async () => {
  const asked = {
    ...{ title: 'A saved reply to approve', text: 'x', facts: [], tone: 'warning' as const },
    buttons: [{ verb: 'approve-reply', label: 'Approve', opens: false, number: 7, nonce: 'n', version: 0 }],
  };
  const decided = { ...asked, title: 'Saved reply approved', tone: 'settled' as const, buttons: [] };
  const message = await gateway().postNotice(channel, asked, 'notice:2');
  expect(JSON.stringify(tenant.channel(channel)?.threads)).toContain('approve-reply');
  expect(await gateway().updateNotice({ channel, message }, decided)).toBe(true);
  const [left, ...others] = tenant.channel(channel)?.threads ?? [];
  expect(others).toEqual([]);
  expect(JSON.stringify(left?.root.card)).toContain('✔️ Saved reply approved');
  expect(JSON.stringify(left?.root.card)).not.toContain('approve-reply');
  expect(await gateway().updateNotice({ channel, message: '1700000000000' }, decided)).toBe(false);
});

describe('a call to somebody whom Teams does not know any more', () => {
  const marco = { userId: 'aad-gone', name: 'Marco Bianchi' };
  const list: ListCard = {
    title: 'Due soon',
    tone: 'warning',
    intro: '',
    mentions: [marco],
    callsChannel: false,
    items: [],
    footer: '',
    summary: '#1001 Printer',
  };
  const threads = () => tenant.channel(channel)?.threads ?? [];

  test('goes with the mere name', async () => {
    const place = await gateway().postCard(channel, card);
    expect(await gateway().postLine(place, { text: 'A new message', mentions: [marco] }, 'line:1')).not.toBe(
      '',
    );
    expect(await gateway().postList(channel, place, list, 'call:1')).not.toBe('');
    expect(await gateway().postList(channel, null, list, 'call:1')).not.toBe('');
    const [line, call] = threads()[0]?.replies ?? [];
    expect(line).toMatchObject({ text: 'Marco Bianchi A new message' });
    for (const told of [call, threads()[1]?.root]) {
      expect(JSON.stringify(told?.card)).toContain('Marco Bianchi');
      expect(told?.mentions).toBeUndefined();
    }
  });

  test('what is wrong with the message itself is asked for once more, and then given up', async () => {
    const place = await gateway().postCard(channel, card);
    tenant.moods = () => ({ status: 413, body: { error: { code: 'MessageSizeTooBig', message: 'no' } } });
    expect(
      await failureOf(gateway().postLine(place, { text: 'x', mentions: [marco] }, 'line:1')),
    ).toBeInstanceOf(Permanent);
  });
});

describe('an odd answer', () => {
  test.each([
    ['a page of a proxy', 403, 'text/html', '<html>Blocked by policy</html>'],
    ['a login page with 200', 200, 'text/html', '<html>Sign in</html>'],
    ['nothing', 201, 'application/json', ''],
    ['half an answer', 201, 'application/json', '{"id":"19:'],
    ['another’s JSON', 200, 'application/json', '{"status":"up"}'],
    [
      'an outage of a day',
      403,
      'application/json',
      '{"error":{"code":"BadArgument","message":"Failed to decrypt conversation id"}}',
    ],
    ['a word that nobody knows', 400, 'application/json', '{"error":{"code":"NewYear","message":"Unknown"}}'],
  ])('%s is waited for', async (_name, status, type, body) => {
    onTheWay = (_request, response) => void response.status(status).type(type).send(body);
    const failure = await failureOf(gateway().postCard(channel, card));
    expect(failure).toBeInstanceOf(Transient);
    expect(failure).not.toBeInstanceOf(Blocked);
  });
});

test('a card that somebody deleted is gone, though Teams says 403 ServiceError', async () => {
  const place = await gateway().postCard(channel, card);
  Object.assign(tenant.channel(channel) ?? {}, { threads: [] });
  expect(await gateway().updateCard(place, card)).toBe(false);
});

describe('what the connector refuses', () => {
  const refuses = (status: number, code: string) => {
    onTheWay = (_request, response) => void response.status(status).json({ error: { code, message: 'no' } });
  };

  test.each([
    [403, 'BotNotInConversationRoster', 'install it again'],
    [403, 'MessageWritesBlocked', 'moderation'],
    [404, 'ConversationNotFound', 'does not exist any more'],
    [401, 'Unauthorized', 'TEAMS_APP_PASSWORD'],
  ])('%i %s waits until somebody has mended it, and says what to do', async (status, code, advice) => {
    refuses(status, code);
    const error = await failureOf(gateway().postCard(channel, card));
    expect(error).toBeInstanceOf(Blocked);
    expect(String(error)).toContain(advice);
  });

  test.each([
    [413, 'MessageSizeTooBig'],
    [400, 'BadSyntax'],
  ])('%i %s never passes', async (status, code) => {
    refuses(status, code);
    expect(await failureOf(gateway().postCard(channel, card))).toBeInstanceOf(Permanent);
  });
});

test('a page of somebody on the way is no answer: what was asked is asked again', async () => {
  const place = await gateway().postCard(channel, card);
  onTheWay = (_request, response) => void response.type('html').send('<html>Welcome to the proxy</html>');
  const there = gateway();
  for (const work of [
    there.postCard(channel, card),
    there.updateCard(place, card),
    there.postLine(place, { text: 'x', mentions: [] }, 'line:1'),
  ])
    expect(await failureOf(work)).toBeInstanceOf(Transient);
});
