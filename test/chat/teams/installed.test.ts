import { beforeEach, describe, expect, test } from 'vitest';
import { teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { teamsReferences } from '../../../src/store/chats/teams-references.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const other = { team: '19:other-team@thread.tacv2', channel: '19:other-channel@thread.tacv2' };
const giulia = () => own.sandbox.people().teams.userOf(teamsIdOf('GIULIA'));
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const home = async () => (await teamsReferences(own.database.database.db).first())?.channelId;
const at = (channel: string) => ({
  conversation: { id: channel, isGroup: true, conversationType: 'channel', tenantId: teamsIds.tenantId },
});
const threadsIn = (id: string) => own.sandbox.teams.channel(id)?.threads ?? [];

beforeEach(async () => {
  await own.database.database.db.execute('delete from teams_reference');
  own.sandbox.teams.state.channels = [teamsIds.channel, teamsIds.teamId, other.channel, other.team].map(
    id => ({
      id,
      name: id,
      threads: [],
    }),
  );
  await send({ type: 'installationUpdate', action: 'add' }, teamsIds.teamId, teamsIds.channel);
});

/** What Teams sends when something happens to a team; `selected` is the channel that was chosen for the app. */
async function send(
  about: Record<string, unknown>,
  team: string,
  selected?: string,
  serviceUrl = `${own.url}/sandbox/teams`,
) {
  const token = await own.sandbox.teams.tokens.ofTeams({ audience: teamsIds.appId, serviceUrl });
  return await fetch(`${own.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      id: crypto.randomUUID(),
      channelId: 'msteams',
      serviceUrl,
      from: { id: giulia().mri, aadObjectId: giulia().aadObjectId },
      recipient: { id: `28:${teamsIds.appId}` },
      conversation: { id: team, isGroup: true, conversationType: 'channel', tenantId: teamsIds.tenantId },
      channelData: {
        tenant: { id: teamsIds.tenantId },
        team: { id: team },
        ...(selected ? { settings: { selectedChannel: { id: selected } } } : {}),
      },
      ...about,
    }),
  });
}

describe('the app in teams', () => {
  test('it is removed in one team, and then added to another: it has moved', async () => {
    await send({ type: 'installationUpdate', action: 'remove' }, teamsIds.teamId);
    expect(await home()).toBeUndefined();
    await send({ type: 'installationUpdate', action: 'add' }, other.team, other.channel);
    expect(await home()).toBe(other.channel);
  });

  test('an update, and the second word on one installation, leave it in the channel that was chosen', async () => {
    const member = [{ id: `28:${teamsIds.appId}` }];
    await send({ type: 'conversationUpdate', membersAdded: member }, teamsIds.teamId);
    await send({ type: 'installationUpdate', action: 'remove-upgrade' }, teamsIds.teamId);
    await send({ type: 'installationUpdate', action: 'add-upgrade' }, teamsIds.teamId);
    expect(await home()).toBe(teamsIds.channel);
    expect(textOf(threadsIn(teamsIds.teamId)).match(/Da ora Sportello/g)).toHaveLength(1);
  });

  test('another channel of the same team is chosen: it moves there', async () => {
    await send({ type: 'installationUpdate', action: 'add' }, teamsIds.teamId, '19:second@thread.tacv2');
    expect(await home()).toBe('19:second@thread.tacv2');
  });

  test('somebody adds it to a private channel of theirs in the same team: it stays, and says how it is moved', async () => {
    const theirs = { id: '19:private@thread.tacv2', type: 'private' };
    own.sandbox.teams.state.channels.push({
      id: theirs.id,
      name: 'Nostro',
      threads: [],
      members: [],
      hasApp: true,
    });
    const data = { tenant: { id: teamsIds.tenantId }, team: { id: teamsIds.teamId }, channel: theirs };
    const member = [{ id: `28:${teamsIds.appId}` }];
    const about = {
      type: 'conversationUpdate',
      membersAdded: member,
      conversation: {
        id: theirs.id,
        isGroup: true,
        conversationType: 'channel',
        tenantId: teamsIds.tenantId,
      },
    };
    await send({ ...about, channelData: { ...data, eventType: 'channelMemberAdded' } }, teamsIds.teamId);
    expect(await home()).toBe(teamsIds.channel);
    expect(textOf(threadsIn(theirs.id))).toContain(`teams: { channel: '${theirs.id}' }`);
    // Taken out of that channel again, it is at work where it was.
    await send(
      {
        type: 'conversationUpdate',
        membersRemoved: member,
        channelData: { ...data, eventType: 'channelMemberRemoved' },
      },
      teamsIds.teamId,
    );
    expect(await home()).toBe(teamsIds.channel);
  });

  test('at work in a private channel, it is not moved out to the whole team by somebody who is not in it', async () => {
    await own.database.database.db.execute('delete from teams_reference');
    const theirs = { id: '19:private@thread.tacv2', type: 'private' };
    own.sandbox.teams.state.channels.push({ id: theirs.id, name: 'Nostro', threads: [] });
    const channelData = { tenant: { id: teamsIds.tenantId }, team: { id: teamsIds.teamId }, channel: theirs };
    await send({ type: 'installationUpdate', action: 'add', channelData }, teamsIds.teamId);
    expect(await home()).toBe(theirs.id);
    await send({ type: 'installationUpdate', action: 'add' }, teamsIds.teamId, teamsIds.channel);
    expect(await home()).toBe(theirs.id);
  });

  test('the service moves: the next press, of whatever kind, tells where to', async () => {
    const moved = `${own.url}/sandbox/teams/`;
    const channel = { conversation: { id: `${teamsIds.channel};messageid=1`, tenantId: teamsIds.tenantId } };
    await send(
      { type: 'invoke', name: 'adaptiveCard/action', ...channel },
      teamsIds.teamId,
      teamsIds.channel,
      moved,
    );
    expect((await teamsReferences(own.database.database.db).first())?.serviceUrl).toBe(moved);
  });
});

describe('what else Teams sends', () => {
  test.each(['composeExtension/onCardButtonClicked', 'signin/verifyState', ''])(
    'the invoke %j is none of ours: 501, as the Bot Framework says it',
    async name => {
      expect((await send({ type: 'invoke', name, value: {} }, teamsIds.teamId)).status).toBe(501);
    },
  );

  test.each([
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' }],
    ['an edited message', { type: 'messageUpdate', text: 'x', channelData: { eventType: 'editMessage' } }],
    ['a deleted message', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }],
    ['a renamed team', { type: 'conversationUpdate', channelData: { eventType: 'teamRenamed' } }],
    ['a deleted channel', { type: 'conversationUpdate', channelData: { eventType: 'channelDeleted' } }],
    ['a new member', { type: 'conversationUpdate', membersAdded: [{ id: '29:new' }] }],
    ['something that is not known yet', { type: 'somethingNew', value: { a: [1] } }],
  ])('%s is taken, and nothing happens', async (_name, about) => {
    const channelData = {
      tenant: { id: teamsIds.tenantId },
      team: { id: teamsIds.teamId },
      ...('channelData' in about ? about.channelData : {}),
    };
    const before = textOf(own.sandbox.teams.state.channels);
    expect((await send({ ...about, channelData }, teamsIds.teamId)).status).toBe(200);
    expect(textOf(own.sandbox.teams.state.channels)).toBe(before);
  });

  test('a mention as Teams writes it, with a space that does not break', async () => {
    const tag = '<at>Sportello</at>';
    await send(
      {
        type: 'message',
        text: `${tag}\u00a0&nbsp;queue\n`,
        textFormat: 'plain',
        entities: [
          { type: 'mention', text: tag, mentioned: { id: `28:${teamsIds.appId}`, name: 'Sportello' } },
        ],
        attachments: [{ contentType: 'text/html', content: `<div>${tag}&nbsp;queue</div>` }],
        ...at(teamsIds.channel),
      },
      teamsIds.teamId,
    );
    expect(textOf(threadsIn(teamsIds.channel))).toContain('Da assegnare');
  });
});

// Last: its card is drawn again whenever the outbox comes to it, and the others look at whether anything was drawn.
describe('a customer writes', () => {
  test('somebody adds it to a team of theirs: no customer’s mail goes there, and nobody there becomes an operator', async () => {
    await send({ type: 'installationUpdate', action: 'add' }, other.team, other.channel);
    expect(await home()).toBe(teamsIds.channel);
    expect(textOf(threadsIn(other.team))).toContain('lavora già in un altro team');
    await own.sandbox.mailbox.write(
      {
        from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
        to: support,
        subject: 'Riservato',
        text: 'Buongiorno.',
      },
      own.house.smtpPort,
    );
    await expect.poll(() => textOf(threadsIn(teamsIds.channel))).toContain('Riservato');
    expect(textOf(threadsIn(other.channel))).not.toContain('Riservato');
  });
});
