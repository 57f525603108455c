import type { Effect } from '../../outbox/effect.ts';
import type { Trouble } from '../../outbox/patience.ts';
import type { Destination } from '../desk.ts';
import { noticeEffects } from '../effects.ts';

/** A key stands in an index. */
const keyAtMost = 200;

/**
 * What the admins hear of an effect that does not go. What keeps it from going is mostly the same for all that wait: it is
 * told once a day, where it is late for each kind of effect, place and cause.
 *
 * @returns none for a notice: a chat that does not take it would not take another
 */
export function troubleNotices(
  destinations: Destination[],
  { task, payload, reason, state }: Trouble,
  now: Date,
): Effect[] {
  if (task === 'notice') return [];
  const day = now.toISOString().slice(0, 10);
  const told = {
    'given-up': {
      key: `failed:${task}:${JSON.stringify(payload)}`,
      notice: { subject: 'failed-effect', details: { task, error: reason } },
    },
    blocked: {
      key: `blocked:${day}:${reason}`,
      notice: { subject: 'blocked-effect', details: { error: reason } },
    },
    late: {
      key: `late:${day}:${task}:${placeOf(payload)}:${causeOf(reason)}`,
      notice: { subject: 'late-effect', details: { task, error: reason } },
    },
  }[state];
  return noticeEffects(destinations, told.key.slice(0, keyAtMost), told.notice);
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
