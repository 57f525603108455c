import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Effect } from '../../outbox/effect.ts';
import type { Trouble } from '../../outbox/patience.ts';
import type { Db } from '../../store/database.ts';
import { findMessage } from '../../store/mail/messages.ts';
import type { Destination } from '../desk.ts';
import { noticeEffects } from '../effects.ts';

/** A key stands in an index. */
const keyAtMost = 200;

/**
 * What the admins hear of an effect that does not go. What keeps it from going is mostly the same for all that wait: it is
 * told once a day, where it is late for each kind of effect, place and cause.
 *
 * @param about the request that it is about, or the first of them: of what few may see no reason is told, for a server's words
 * name who is written to; null for none
 * @returns none for a notice: a chat that does not take it would not take another
 */
export function troubleNotices(
  destinations: Destination[],
  { task, payload, reason, state }: Trouble,
  about: number | null,
  now: Date,
): Effect[] {
  if (task === 'notice') return [];
  const ticket = about === null ? '' : `#${about}`;
  const day = now.toISOString().slice(0, 10);
  const told = {
    'given-up': {
      key: `failed:${task}:${inOneWay(payload)}`,
      notice: { subject: 'failed-effect', details: { ticket, task, error: reason } },
    },
    blocked: {
      key: `blocked:${day}:${reason}`,
      notice: { subject: 'blocked-effect', details: { ticket, error: reason } },
    },
    late: {
      key: `late:${day}:${task}:${placeOf(payload)}:${causeOf(reason)}`,
      notice: { subject: 'late-effect', details: { ticket, task, error: reason } },
    },
  }[state];
  return noticeEffects(destinations, told.key.slice(0, keyAtMost).toWellFormed(), told.notice);
}

const ofTicket = z.object({ ticket: z.number() });
const ofMessage = z.object({ message: z.number() });

/** The request that an effect is about: it names that, or a letter or a mail of it. @returns null for one that is about none */
export async function requestOfEffect(db: Db, payload: unknown): Promise<number | null> {
  const named = ofTicket.safeParse(payload).data?.ticket;
  if (named) return named;
  const message = ofMessage.safeParse(payload).data?.message;
  return message === undefined ? null : ((await findMessage(db, message))?.ticket ?? null);
}

function placeOf(payload: unknown): string {
  const { platform = '', destination = '' } = payload as { platform?: string; destination?: string };
  return `${platform}:${destination}`;
}

/** Without what is another at each try: the ids, times and addresses in what a server says. */
function causeOf(reason: string): string {
  return reason
    .split(/\s+/)
    .filter(word => /^\p{L}[\p{L}'’-]*[.,:;!?)]*$/u.test(word))
    .join(' ');
}

/** As JSON, whatever the order of its parts: what was written down once more may have them in another. */
function inOneWay(payload: unknown): string {
  return canonicalize(payload) ?? '';
}
