/** The bot scopes that the room's calls need; manifest/slack.json asks for the same. */
export const neededScopes = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'groups:history',
  'groups:read',
  'links:read',
  'links:write',
  'reactions:read',
  'users:read',
  'users:read.email',
];
