import type { Activity } from 'botbuilder';
import { beforeEach, expect, test } from 'vitest';
import { referencesLately } from '../../../src/chat/teams/installations/lately.ts';
import { refreshWay } from '../../../src/chat/teams/installations/way.ts';
import type { TeamsReference, TeamsReferences } from '../../../src/chat/teams/references.ts';
import type { TeamsSettings } from '../../../src/chat/teams/settings.ts';
import { teamsReferences } from '../../../src/store/chats/teams-references.ts';
import { ownDatabase } from '../../database.ts';

const own = ownDatabase();
const channelId = '19:desk@thread.tacv2';
const home: TeamsReference = {
  channelId,
  teamId: '19:team@thread.tacv2',
  tenantId: 'tenant',
  serviceUrl: 'https://service.example/old',
  botId: '28:bot',
  installedAt: new Date(),
};
/** As another process has them, too. @property asked how often the database was asked */
function aProcess(forMs?: number) {
  const kept = teamsReferences(own.database.db);
  const asked = { times: 0 };
  const counting: TeamsReferences = {
    ...kept,
    find: async channel => {
      asked.times += 1;
      return await kept.find(channel);
    },
    first: async () => {
      asked.times += 1;
      return await kept.first();
    },
  };
  return { references: referencesLately(counting, forMs), asked };
}

beforeEach(async () => {
  await own.database.db.execute('delete from teams_reference');
});

test('what many presses and posts want to know at about the same time is asked once', async () => {
  const { references, asked } = aProcess(60_000);
  await references.save(home);
  for (const _press of [1, 2, 3]) {
    await Promise.all([references.find(channelId), references.find(channelId)]);
    expect((await references.first())?.channelId).toBe(channelId);
  }
  expect(asked.times).toBe(2);
});

test('what this process notes itself it knows at once: an installation, a service that moves, a removal', async () => {
  const { references } = aProcess(60_000);
  expect(await references.first()).toBeNull();
  await references.save(home);
  expect((await references.first())?.serviceUrl).toBe(home.serviceUrl);
  await references.now.save({ ...home, serviceUrl: 'https://service.example/new' });
  expect((await references.find(channelId))?.serviceUrl).toBe('https://service.example/new');
  await references.now.removeTeam(home.teamId);
  expect(await references.first()).toBeNull();
  expect(await references.find(channelId)).toBeNull();
});

test('what was asked for while it was written is not kept', async () => {
  const kept = teamsReferences(own.database.db);
  await kept.save(home);
  const removed = Promise.withResolvers<void>();
  // Read before it was removed, answered after.
  const slow = async () => {
    const found = await kept.find(channelId);
    await removed.promise;
    return found;
  };
  let isFirst = true;
  const find = async (channel: string) => {
    if (!isFirst) return await kept.find(channel);
    isFirst = false;
    return await slow();
  };
  const remove = async (channel: string) => {
    const answered = references.find(channel);
    await expect.poll(() => isFirst).toBe(false);
    await kept.remove(channel);
    removed.resolve();
    expect((await answered)?.channelId).toBe(channelId);
  };
  const references = referencesLately({ ...kept, find, remove }, 60_000);
  await references.remove(channelId);
  expect(await references.find(channelId)).toBeNull();
});

test('that the app is nowhere is never kept: another process may have heard that it is here now', async () => {
  const [one, other] = [aProcess(60_000), aProcess(60_000)];
  expect(await one.references.first()).toBeNull();
  await other.references.save(home);
  expect((await one.references.first())?.channelId).toBe(channelId);
});

test('what another process notes is seen after a moment, and at once by whoever asks for what is so now', async () => {
  const [one, other] = [aProcess(), aProcess()];
  await one.references.save(home);
  await one.references.first();
  await other.references.removeTeam(home.teamId);
  expect(await one.references.now.first()).toBeNull();
  await expect.poll(() => one.references.first()).toBeNull();
});

test('a service that moves is noted by what is known now: no activity brings back what was removed elsewhere', async () => {
  const [one, other] = [aProcess(60_000), aProcess(60_000)];
  await one.references.save(home);
  await one.references.find(channelId);
  await other.references.removeTeam(home.teamId);
  const activity = {
    type: 'invoke',
    serviceUrl: 'https://service.example/new',
    recipient: { id: home.botId },
    conversation: { id: channelId },
  } as Activity;
  const data = { team: { id: home.teamId }, channel: { id: channelId } };
  const settings = { channel: 'installed', routed: [], restricted: null } as unknown as TeamsSettings;
  await refreshWay(activity, data, settings, one.references);
  expect(await one.references.now.first()).toBeNull();
});
