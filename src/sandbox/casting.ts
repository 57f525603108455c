import { randomBytes } from 'node:crypto';
import { neededScopes } from '../chat/slack/scopes.ts';
import { colleagues, fewKeys, slackIdOf, slackIds, teamsIdOf, teamsIds } from './cast.ts';
import { SlackWorkspace } from './slack/workspace.ts';
import { TeamsTenant } from './teams/tenant.ts';

/** The cast's Slack workspace, with a neighbour who is no operator. */
export function castWorkspace(clock: () => Date): SlackWorkspace {
  return new SlackWorkspace(
    [
      ...colleagues.map(({ key, name, email }) => ({
        id: slackIdOf(key),
        name: key.toLowerCase(),
        realName: name,
        email,
      })),
      { id: slackIds.bot, name: 'sportello', realName: 'Sportello', email: null, isBot: true },
      { id: 'U0STRANGER', name: 'vicino', realName: 'Un Vicino', email: 'vicino@interzen.example' },
    ],
    [
      {
        id: slackIds.channel,
        name: 'assistenza',
        members: [...colleagues.map(({ key }) => slackIdOf(key)), slackIds.bot],
      },
      {
        id: slackIds.restricted,
        name: 'assistenza-riservata',
        isPrivate: true,
        members: [...fewKeys.map(slackIdOf), slackIds.bot],
      },
      { id: slackIds.admins, name: 'assistenza-admin', members: [slackIdOf('GIULIA'), slackIds.bot] },
    ],
    {
      // Anew at each start: a page of somebody else's that knows the source knows no token.
      botToken: `xoxb-${randomBytes(16).toString('hex')}`,
      botUser: slackIds.bot,
      scopes: neededScopes,
      signingSecret: randomBytes(16).toString('hex'),
      // Where the house is reached, it says when it is configured.
      unfurlDomains: [],
      appId: 'A0SPORTELLO',
      teamId: 'T0SANDBOX',
    },
    clock,
  );
}

/** The cast's Teams tenant. */
export function castTenant(clock: () => Date): TeamsTenant {
  return new TeamsTenant(
    colleagues.map(({ key, name, email }) => ({
      aadObjectId: teamsIdOf(key),
      mri: `29:${key}`,
      name,
      email,
    })),
    [
      { id: teamsIds.channel, name: 'Assistenza' },
      { id: teamsIds.restricted, name: 'Riservata', members: fewKeys.map(teamsIdOf), hasApp: true },
    ],
    teamsIds,
    clock,
  );
}
