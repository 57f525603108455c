import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { WrittenInThread } from '../../desk-door.ts';

const action = z.object({
  commandId: z.string(),
  messagePayload: z.object({
    id: z.string().min(1),
    replyToId: z.string().nullish(),
    linkToMessage: z.string().nullish(),
    from: z.object({ user: z.object({ id: z.string() }).nullish() }).nullish(),
    body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }),
  }),
});

/** A message on which somebody chose an action of ours; null for what is none. */
export function messageActed({
  value,
  conversation,
}: Pick<Activity, 'value' | 'conversation'>): { command: string; message: WrittenInThread } | null {
  const parsed = action.safeParse(value);
  if (!parsed.success) return null;
  const { commandId, messagePayload: payload } = parsed.data;
  const [channel = '', root] = (conversation?.id ?? '').split(';messageid=');
  const thread = payload.replyToId || root || null;
  const { content, contentType } = payload.body;
  const message = {
    channel,
    message: payload.id,
    thread: thread === payload.id ? null : thread,
    author: payload.from?.user?.id ?? '',
    text: contentType === 'text' ? (content ?? '') : plain(content ?? ''),
    link: payload.linkToMessage ?? '',
  };
  return { command: commandId, message };
}

/** Teams' own HTML of a message, as people read it. */
function plain(html: string): string {
  return html
    .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
