import type { SlackChannel, SlackWorkspace } from '../workspace.ts';
import { type Args, Refused } from './method.ts';

/** Form posts carry JSON as text, JSON posts as it is. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refused('invalid_arguments');
  }
}

/** Slack takes at most 999 at once, and gives a cursor for the rest. */
export function pageOf<T>(all: T[], args: Args) {
  const limit = Number(args.limit ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 999) throw new Refused('invalid_limit');
  const from = Number(args.cursor || 0);
  const next = from + limit < all.length ? String(from + limit) : '';
  return { page: all.slice(from, from + limit), response_metadata: { next_cursor: next } };
}

export function knownChannel(workspace: SlackWorkspace, id: unknown): SlackChannel {
  const channel = workspace.channel(String(id));
  if (!channel) throw new Refused('channel_not_found');
  return channel;
}

/** A channel; or a person's id, for the conversation with them alone. */
export function writableChannel(workspace: SlackWorkspace, id: unknown): SlackChannel {
  const person = workspace.user(String(id));
  if (person?.isBot) throw new Refused('cannot_dm_bot');
  if (person?.deleted) throw new Refused('channel_not_found');
  const channel = person ? workspace.directWith(person.id) : knownChannel(workspace, id);
  if (!channel.members.includes(workspace.app.botUser)) throw new Refused('not_in_channel');
  if (channel.archived) throw new Refused('is_archived');
  return channel;
}
