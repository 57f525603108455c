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
    language,
    standIn: { kind: 'playground' },
  };
}

/** The Playground's `.m365agentsplayground.yml`: the sandbox's people, the first of them at the screen. */
export function playgroundConfig(): string {
  const [first, ...others] = colleagues.map(
    ({ key, name, email }) =>
      `id: 29:${key}\n    name: ${name}\n    userPrincipleName: ${email}\n    aadObjectId: ${teamsIdOf(key)}\n    givenName: ${name.split(' ')[0]}\n    surname: ${name.split(' ')[1]}\n    email: ${email}`,
  );
  return `tenantId: ${tenantId}
bot:
  id: ${botId}
  name: Sportello
currentUser:
    ${first}
users:
${others.map(user => `  - ${user}`).join('\n')}
personalChat:
  id: personal-chat
groupChat:
  id: group-chat
  name: Group Chat
team:
  id: team-id
  name: Interzen
  aadGroupId: 00000000-0000-0000-0000-000000000031
  channels:
    - id: channel-assistenza
      name: Assistenza
`;
}
