import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { neededScopes } from '../../../src/chat/slack/scopes.ts';

/** What of manifest/slack.json the code must agree with (docs.slack.dev/reference/app-manifest). */
const manifest = z
  .object({
    display_information: z.object({
      name: z.string().max(35),
      description: z.string().max(140),
      long_description: z.string().min(174).max(4000),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
    }),
    features: z.object({
      app_home: z.object({ home_tab_enabled: z.boolean() }),
      shortcuts: z
        .array(
          z.strictObject({
            name: z.string().max(24),
            type: z.enum(['message', 'global']),
            callback_id: z.string().max(255),
            description: z.string().max(150),
          }),
        )
        .max(10)
        .default([]),
      slash_commands: z
        .array(
          z.object({
            command: z.string().startsWith('/').max(32),
            description: z.string().max(2000),
            usage_hint: z.string().max(1000),
          }),
        )
        .max(50),
      unfurl_domains: z.array(z.string()).max(5).default([]),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).max(255) }) }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.url(), bot_events: z.array(z.string()).max(100) }),
      interactivity: z.object({ is_enabled: z.literal(true), request_url: z.url() }),
    }),
  })
  .parse(JSON.parse(readFileSync('manifest/slack.json', 'utf8')));

const code = readdirSync('src/chat/slack', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && name !== 'scopes.ts')
  .map(name => readFileSync(`src/chat/slack/${name}`, 'utf8'))
  .join('\n');

const all = (pattern: RegExp) => [...new Set([...code.matchAll(pattern)].map(([, found = '']) => found))];

/** What each method of the Web API asks for, in public channels and in private ones (docs.slack.dev/reference/methods). */
const scopesOfMethods: Record<string, string[]> = {
  'apps.connections.open': [],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'entity.presentDetails': [],
  'files.info': ['files:read'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** What one must be granted to be told of an event (docs.slack.dev/reference/events). */
const scopesOfEvents: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  entity_details_requested: [],
  link_shared: ['links:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  user_change: ['users:read'],
};

const eventTypes = Object.keys(scopesOfEvents);
/** A listener names its events in quotes, one by one or in a list. */
const heard = eventTypes.filter(type =>
  type === 'message.im' ? /\bapp\.message\(|event\('message'/.test(code) : code.includes(`'${type}'`),
);
const methods = all(/\bclient\s*\.([a-z]+(?:\.[a-zA-Z]+)+)\(/g);

test('the scopes are those of what is called and heard: none that is not used, none that lacks', () => {
  expect(methods.filter(method => !(method in scopesOfMethods))).toEqual([]);
  const used = new Set([
    ...methods.flatMap(method => scopesOfMethods[method] ?? []),
    ...heard.flatMap(event => scopesOfEvents[event] ?? []),
    ...(manifest.features.slash_commands.length > 0 || manifest.features.shortcuts.length > 0
      ? ['commands']
      : []),
    // What people put into a form's field for files is read from where Slack keeps it.
    ...(code.includes('url_private') ? ['files:read'] : []),
  ]);
  expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...used].toSorted());
  expect([...neededScopes].toSorted()).toEqual(manifest.oauth_config.scopes.bot.toSorted());
});

test('the events are those to which somebody listens', () => {
  expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(heard.toSorted());
});

test('commands and shortcuts are those that are answered', () => {
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
    all(/\.command\(\s*'([^']+)'/g),
  );
  expect(manifest.features.shortcuts.length > 0).toBe(/\.shortcut\(/.test(code));
});

test('links are unfurled of domains that are named, and the other way round', () => {
  expect(manifest.features.unfurl_domains.length > 0).toBe(heard.includes('link_shared'));
});

test('Home is open, everything comes to one address, and nothing is asked twice', () => {
  const { app_home } = manifest.features;
  expect(app_home.home_tab_enabled).toBe(heard.includes('app_home_opened'));
  const { event_subscriptions, interactivity } = manifest.settings;
  expect(interactivity.request_url).toBe(event_subscriptions.request_url);
  for (const list of [manifest.oauth_config.scopes.bot, event_subscriptions.bot_events])
    expect(new Set(list).size).toBe(list.length);
});
