import { Permanent } from '../../../outbox/failure.ts';
import type { ThreadLine } from '../../card.ts';

type Mention = ThreadLine['mentions'][number];

/**
 * Sends with mentions; what is refused so goes once more with the mere names: of somebody who is gone Teams makes a
 * fault of the whole message.
 */
export async function withMentions<T>(
  people: Mention[],
  send: (called: Mention[], names: string) => Promise<T>,
): Promise<T> {
  try {
    return await send(people, '');
  } catch (error) {
    if (people.length === 0 || !(error instanceof Permanent)) throw error;
    return await send([], people.map(({ name }) => name).join(', '));
  }
}
