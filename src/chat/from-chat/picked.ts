import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { wellFormed } from '../../desk/well-formed.ts';
import { findDraft, saveDraft } from '../../store/mail/drafts.ts';
import type { FromChat } from '../../ticket/grammar/from-chat.ts';
import { chatPlatforms, type Operator } from '../../ticket/words.ts';
import type { WrittenInChat } from '../desk-door.ts';
import { whysLeft } from '../words/work/kept.ts';

const shape = z.object({
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  message: z.string(),
  author: z.string(),
  name: z.string(),
  text: z.string(),
  link: z.string(),
  files: z.array(z.object({ ref: z.string(), name: z.string(), why: z.enum(whysLeft).nullable() })),
});

/** A message that somebody chose, until something was made of it. */
export type Picked = z.infer<typeof shape>;

/**
 * Keeps a message that somebody chose: the form bears an id alone, so that nobody has other files fetched than those of the
 * message which the platform told of.
 */
export async function keepPicked(
  desk: Desk,
  operator: Operator,
  { thread: _, isOurs: __, unnamed: ___, ...written }: WrittenInChat & { platform: Picked['platform'] },
): Promise<string> {
  const picked: Picked = wellFormed({ ...written, link: httpsOnly(written.link) });
  return await saveDraft(desk.db, operator.id, { picked: JSON.stringify(picked) }, desk.clock());
}

/** @returns null for what was kept for somebody else, or too long ago */
export async function pickedBy(desk: Desk, operator: Operator, id: string): Promise<Picked | null> {
  const draft = z.uuid().safeParse(id).success ? await findDraft(desk.db, id, operator.id) : null;
  return draft?.picked ? (shape.safeParse(JSON.parse(draft.picked)).data ?? null) : null;
}

/** One message is made a request once. */
export function requestKey({ platform, channel, message }: Picked): string {
  return `request:${platform}:${channel}:${message}`;
}

/** One message is made a note once of the request in whose thread it stands, and once of each that is chosen. */
export function noteKey({ platform, channel, message }: Picked, chosen = ''): string {
  return [`note:${platform}`, channel, message, chosen].filter(Boolean).join(':');
}

/** As the log tells where it came from. @param left names of files that stayed there @param press of the form that makes it */
export function fromChat(
  { name, platform, link }: Picked,
  somebody: string,
  left: string[],
  press: string | null,
): FromChat {
  return {
    by: name || somebody,
    on: platform,
    link,
    ...(left.length > 0 ? { left } : {}),
    ...(press ? { press } : {}),
  };
}

function httpsOnly(link: string): string {
  return URL.parse(link)?.protocol === 'https:' ? link : '';
}
