import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Marks our messages, so that one that was never noted is found again. */
const postingEvent = 'sportello_posting';

const marked = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.literal(postingEvent), event_payload: z.object({ key: z.string() }) }),
});

/** What a message carries that is noted under a key. Other apps in the channel can read it: it says nothing. */
export function postingMark(key: string) {
  return { metadata: { event_type: postingEvent, event_payload: { key: hidden(key) } } };
}

/** Of messages as Slack gives them back, the ts of the one that carries this key; null. */
export function postedWith(key: string, messages: unknown[]): string | null {
  const found = messages
    .flatMap(message => marked.safeParse(message).data ?? [])
    .find(({ metadata }) => metadata.event_payload.key === hidden(key));
  return found?.ts ?? null;
}

function hidden(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
