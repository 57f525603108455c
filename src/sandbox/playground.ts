import { stringify } from 'yaml';
import type { TeamsSettings } from '../chat/teams/settings.ts';
import type { Language } from '../ticket/words.ts';
import { colleagues, teamsIdOf } from './cast.ts';

const tenantId = '00000000-0000-0000-0000-0000000000001';
const botId = '22222222-2222-4222-8222-222222222222';

/** Teams as Microsoft's Agents Playground plays it: no tokens, so only ever on loopback, in the sandbox. */
export function playgroundSettings(language: Language): TeamsSettings {
  return {
    appId: botId,
    appPassword: null,
    appType: 'SingleTenant',
    tenantId,
    allowedTenants: [tenantId],
    channel: 'installed',
    adminChannel: null,
    routed: [],
    restricted: null,
    language,
    messagesPerSecond: 50,
    standIn: { kind: 'playground' },
  };
}

/** The Playground wants exactly five people beside the one at the screen. */
const extras = ['Megan Bowen', 'Adele Vance', 'Isaiah Langer'];

/** The Playground's `.m365agentsplayground.yml`: the sandbox's people, the first of them at the screen. */
export function playgroundConfig(): string {
  const people = [
    ...colleagues,
    ...extras.map(name => ({
      key: name.slice(0, 5).toUpperCase(),
      name,
      email: `${name.replace(' ', '.').toLowerCase()}@interzen.example`,
    })),
  ];
  const [currentUser, ...users] = people.map(({ key, name, email }) => ({
    id: `29:${key}`,
    name,
    userPrincipleName: email,
    aadObjectId: teamsIdOf(key),
    givenName: name.split(' ')[0],
    surname: name.split(' ')[1],
    email,
  }));
  return stringify({
    version: '0.1.1',
    tenantId,
    bot: { id: botId, name: 'Sportello' },
    currentUser,
    users,
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: 'Group Chat' },
    team: {
      id: 'team-id',
      name: 'Interzen',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: 'channel-assistenza', name: 'Assistenza' }],
    },
  });
}
