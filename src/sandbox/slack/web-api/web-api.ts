import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { faults, homeTab, messageBlocks, modal, takesFiles } from '../block-kit.ts';
import type { SlackChannel, SlackMessage, SlackUser, SlackWorkspace } from '../workspace.ts';
import { slackResponses } from './responding.ts';
import { slackFiles } from './uploading.ts';

/** A refusal in Slack's words. */
class Refused extends Error {
  readonly more: Record<string, unknown>;
  constructor(error: string, more: Record<string, unknown> = {}) {
    super(error);
    this.more = more;
  }
}

type Args = Record<string, unknown>;
type Method = {
  scope: string | null;
  tier?: 2 | 4;
  answer(workspace: SlackWorkspace, args: Args): Record<string, unknown>;
};

/** A trigger is good for three seconds, once. */
const triggerMs = 3000;
const viewBytes = 250_000;
const textLimit = 40_000;

const methods: Record<string, Method> = {
  'auth.test': {
    scope: null,
    answer: ({ app }) => ({
      url: 'https://sandbox.slack.com/',
      team: 'Sandbox',
      user: 'sportello',
      team_id: app.teamId,
      user_id: app.botUser,
      bot_id: 'B0SPORTELLO',
    }),
  },

  'chat.postMessage': {
    scope: 'chat:write',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const { text, blocks } = content(args);
      const threadTs = typeof args.thread_ts === 'string' ? args.thread_ts : undefined;
      if (threadTs && !workspace.message(channel.id, threadTs)) throw new Refused('thread_not_found');
      const metadata = metadataIn(args.metadata);
      const isBroadcast = String(args.reply_broadcast) === 'true';
      if (isBroadcast && !threadTs) throw new Refused('cannot_reply_to_message');
      const message: SlackMessage = {
        ts: workspace.nextTs(),
        user: workspace.app.botUser,
        text,
        ...(blocks ? { blocks } : {}),
        ...(threadTs ? { thread_ts: threadTs } : {}),
        ...(isBroadcast ? { broadcast: true } : {}),
        ...(metadata ? { metadata } : {}),
      };
      channel.messages.push(message);
      workspace.changed(workspace.keptMessage(channel.id, message));
      return { channel: channel.id, ts: message.ts, message };
    },
  },

  'chat.update': {
    scope: 'chat:write',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const message = workspace.message(channel.id, args.ts);
      if (!message) throw new Refused('message_not_found');
      if (message.user !== workspace.app.botUser) throw new Refused('cant_update_message');
      const { text, blocks } = content(args);
      Object.assign(message, { text, edited: true }, blocks ? { blocks } : {});
      workspace.changed(workspace.keptMessage(channel.id, message));
      return { channel: channel.id, ts: message.ts, text };
    },
  },

  'chat.postEphemeral': {
    scope: 'chat:write',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const user = String(args.user);
      if (!channel.members.includes(user)) throw new Refused('user_not_in_channel');
      const { text, blocks } = content(args);
      const ts = workspace.nextTs();
      workspace.state.ephemerals.push({ channel: channel.id, user, text, ts, ...(blocks ? { blocks } : {}) });
      workspace.changed();
      return { message_ts: ts };
    },
  },

  'conversations.info': {
    scope: 'channels:read',
    answer: (workspace, args) => {
      const { id, name, members, archived } = knownChannel(workspace, args.channel);
      return {
        channel: {
          id,
          name,
          is_channel: true,
          is_archived: archived ?? false,
          is_member: members.includes(workspace.app.botUser),
        },
      };
    },
  },

  'conversations.members': {
    scope: 'channels:read',
    tier: 4,
    answer: (workspace, args) => {
      const { page, ...more } = pageOf(knownChannel(workspace, args.channel).members, args);
      return { members: page, ...more };
    },
  },

  'conversations.history': {
    scope: 'channels:history',
    answer: (workspace, args) => {
      const channel = writableChannel(workspace, args.channel);
      const oldest = Number(args.oldest ?? 0);
      const withMetadata = String(args.include_all_metadata) === 'true';
      const messages = channel.messages
        .filter(({ ts, thread_ts }) => !thread_ts && Number(ts) > oldest)
        .toReversed()
        .slice(0, Number(args.limit ?? 100))
        .map(({ metadata, ...message }) => (withMetadata && metadata ? { ...message, metadata } : message));
      return { messages, has_more: false };
    },
  },

  'users.list': {
    scope: 'users:read',
    tier: 2,
    answer: (workspace, args) => {
      const { page, ...more } = pageOf(workspace.users, args);
      return { members: page.map(user => profile(user, workspace)), ...more };
    },
  },

  'users.info': {
    scope: 'users:read',
    tier: 4,
    answer: (workspace, args) => {
      const user = workspace.user(String(args.user));
      if (!user) throw new Refused('user_not_found');
      return { user: profile(user, workspace) };
    },
  },

  'views.open': {
    scope: null,
    answer: (workspace, args) => {
      const user = useTrigger(workspace, args.trigger_id);
      const view = validModal(args.view, workspace);
      const id = workspace.nextId('V');
      const opened = { id, hash: workspace.nextId('h'), root: id, previous: null, view };
      workspace.views.set(user, [opened]);
      workspace.changed();
      return { view: { ...view, id, hash: opened.hash } };
    },
  },

  'views.update': {
    scope: null,
    answer: (workspace, args) => {
      const opened = [...workspace.views.values()]
        .flat()
        .find(({ id, view }) =>
          args.external_id === undefined ? id === args.view_id : view.external_id === args.external_id,
        );
      if (!opened) throw new Refused('not_found');
      if (args.hash && args.hash !== opened.hash) throw new Refused('hash_conflict');
      opened.view = validModal(args.view, workspace);
      opened.hash = workspace.nextId('h');
      workspace.changed();
      return { view: { ...opened.view, id: opened.id, hash: opened.hash } };
    },
  },

  'views.publish': {
    scope: null,
    answer: (workspace, args) => {
      const view = parsed(args.view);
      const valid = homeTab.safeParse(view);
      if (!valid.success)
        throw new Refused('invalid_arguments', { response_metadata: { messages: faults(valid.error) } });
      workspace.state.homes[String(args.user_id)] = valid.data;
      workspace.changed(workspace.keptHome(String(args.user_id)));
      return { view: valid.data };
    },
  },
};

/** The Web API, at `<base>/<method>`, as strict as Slack's: token, scope, arguments, limits. */
export function slackWebApi(workspace: SlackWorkspace): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '5mb' }), express.json({ limit: '5mb' }));
  router.use(slackFiles(workspace), slackResponses(workspace));
  router.post('/:method', (request: Request, response: Response) => {
    response.set('x-oauth-scopes', workspace.app.scopes.join(','));
    const method = String(request.params.method);
    const mood = workspace.moods({ method, args: request.body ?? {} });
    if (mood === 'hangs') return;
    if (mood) return response.status(mood.status).send(mood.body);
    const tier = methods[method]?.tier;
    const seconds = tier ? workspace.tiers[tier].wait(method) : 0;
    if (seconds > 0)
      return response
        .status(429)
        .set('retry-after', String(seconds))
        .json({ ok: false, error: 'ratelimited' });
    try {
      response.json({ ok: true, ...call(workspace, method, request) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      response.json({ ok: false, error: error.message, ...error.more });
    }
  });
  return router;
}

function call(workspace: SlackWorkspace, name: string, request: Request): Record<string, unknown> {
  const args: Args = request.body ?? {};
  const token = request.get('authorization')?.replace(/^Bearer /, '') ?? args.token;
  if (!token) throw new Refused('not_authed');
  if (token !== workspace.app.botToken) throw new Refused('invalid_auth');
  const method = methods[name];
  if (!method) throw new Refused('unknown_method');
  if (method.scope && !workspace.app.scopes.includes(method.scope))
    throw new Refused('missing_scope', { needed: method.scope, provided: workspace.app.scopes.join(',') });
  return method.answer(workspace, args);
}

/** Slack takes at most 999 at once, and gives a cursor for the rest. */
function pageOf<T>(all: T[], args: Args) {
  const limit = Number(args.limit ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 999) throw new Refused('invalid_limit');
  const from = Number(args.cursor || 0);
  const next = from + limit < all.length ? String(from + limit) : '';
  return { page: all.slice(from, from + limit), response_metadata: { next_cursor: next } };
}

function knownChannel(workspace: SlackWorkspace, id: unknown): SlackChannel {
  const channel = workspace.channel(String(id));
  if (!channel) throw new Refused('channel_not_found');
  return channel;
}

function writableChannel(workspace: SlackWorkspace, id: unknown): SlackChannel {
  const channel = knownChannel(workspace, id);
  if (!channel.members.includes(workspace.app.botUser)) throw new Refused('not_in_channel');
  if (channel.archived) throw new Refused('is_archived');
  return channel;
}

/** Form posts carry JSON as text, JSON posts as it is. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refused('invalid_arguments');
  }
}

function content(args: Args): { text: string; blocks?: z.infer<typeof messageBlocks> } {
  const text = typeof args.text === 'string' ? args.text : '';
  if (text.length > textLimit) throw new Refused('msg_too_long');
  if (args.blocks === undefined) {
    if (text === '') throw new Refused('no_text');
    return { text };
  }
  const blocks = messageBlocks.safeParse(parsed(args.blocks));
  if (blocks.success) return { text, blocks: blocks.data };
  const isTooLong = blocks.error.issues.some(({ message }) => message === 'msg_blocks_too_long');
  throw new Refused(isTooLong ? 'msg_blocks_too_long' : 'invalid_blocks', {
    response_metadata: { messages: faults(blocks.error) },
  });
}

function metadataIn(value: unknown): SlackMessage['metadata'] | undefined {
  if (value === undefined) return undefined;
  const shape = z.strictObject({
    event_type: z.string().min(1).max(255),
    event_payload: z.record(z.string(), z.unknown()),
  });
  const valid = shape.safeParse(parsed(value));
  if (!valid.success) throw new Refused('invalid_metadata_format');
  return valid.data;
}

/** @throws what Slack says of a modal that cannot be shown */
export function validModal(value: unknown, { app, views }: SlackWorkspace) {
  const view = parsed(value);
  if (JSON.stringify(view).length > viewBytes) throw new Refused('view_too_large');
  const valid = modal.safeParse(view);
  if (!valid.success)
    throw new Refused('invalid_arguments', { response_metadata: { messages: faults(valid.error) } });
  if (valid.data.blocks.some(takesFiles) && !app.scopes.includes('files:read'))
    throw new Refused('missing_scope', { needed: 'files:read', provided: app.scopes.join(',') });
  const name = valid.data.external_id;
  if (name !== undefined && [...views.values()].flat().some(({ view }) => view.external_id === name))
    throw new Refused('duplicate_external_id');
  return valid.data;
}

function useTrigger(workspace: SlackWorkspace, id: unknown): string {
  const trigger = workspace.triggers.get(String(id));
  if (!trigger) throw new Refused('invalid_trigger_id');
  if (trigger.used) throw new Refused('exchanged_trigger_id');
  if (Date.now() - trigger.at > triggerMs) throw new Refused('expired_trigger_id');
  trigger.used = true;
  return trigger.user;
}

function profile(user: SlackUser, { app }: SlackWorkspace) {
  const mayReadEmail = app.scopes.includes('users:read.email');
  return {
    id: user.id,
    team_id: user.teamId ?? app.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: user.deleted ?? false,
    is_bot: user.isBot ?? false,
    is_restricted: user.isGuest ?? false,
    is_ultra_restricted: false,
    is_email_confirmed: user.emailConfirmed ?? true,
    profile: { real_name: user.realName, ...(mayReadEmail && user.email ? { email: user.email } : {}) },
  };
}
