import { z } from 'zod';
import type { WrittenInChat } from '../../desk-door.ts';
import { filesShared } from '../files/shared-file.ts';
import { asRead, unnamedIn } from './as-read.ts';
import type { Place } from './pressed.ts';

/** The reactions by which a message of a card's thread is kept as a note: 🗒️, and 📓, which many take for it. */
export const noteReactions = ['spiral_notepad', 'spiral_note_pad', 'notebook'];

const shortcut = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  team: z.object({ domain: z.string().default('') }).nullish(),
  channel: z.object({ id: z.string() }).nullish(),
  message: z
    .object({
      user: z.string().nullish(),
      text: z.string().nullish(),
      ts: z.string(),
      thread_ts: z.string().nullish(),
      files: z.unknown().optional(),
    })
    .nullish(),
});

/** A shortcut that somebody chose: by its name, where, and of which message. */
export type Chosen = { id: string; place: Place; message: WrittenInChat | null };

/** @returns null for what is none */
export function shortcutIn(body: unknown): Chosen | null {
  const parsed = shortcut.safeParse(body);
  if (!parsed.success) return null;
  const { callback_id: id, trigger_id: trigger, user, team, channel, message } = parsed.data;
  const place = {
    trigger,
    user: user.id,
    channel: channel?.id ?? null,
    from: { back: '', channel: channel?.id ?? '' },
    card: null,
    view: undefined,
    replaces: false,
    responseUrl: '',
  };
  if (!channel || !message) return { id, place, message: null };
  const link = team?.domain ? linkOf(team.domain, channel.id, message) : '';
  return { id, place, message: written(channel.id, message, link) };
}

type Told = {
  ts: string;
  user?: string | null | undefined;
  text?: string | null | undefined;
  thread_ts?: string | null | undefined;
  files?: unknown;
};

/** As Slack's own client copies it. */
function linkOf(domain: string, channel: string, { ts, thread_ts }: Told): string {
  const link = `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return thread_ts && thread_ts !== ts ? `${link}?thread_ts=${thread_ts}&cid=${channel}` : link;
}

/** A message as Slack tells of it. @param link leads to it; '' where that is not known */
export function written(
  channel: string,
  { ts, user, text, thread_ts, files }: Told,
  link: string,
): WrittenInChat {
  const thread = thread_ts && thread_ts !== ts ? thread_ts : null;
  const unnamed = unnamedIn(text ?? '');
  return {
    channel,
    message: ts,
    thread,
    author: user ?? '',
    text: asRead(text ?? '', (_, name) => `@${name}`),
    ...(unnamed.length > 0 ? { unnamed } : {}),
    link,
    name: '',
    files: filesShared(files),
    isOurs: false,
  };
}
