import type { Desk } from '../../../desk/desk.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { LineButton } from '../../card.ts';
import type { CardPlace } from '../../gateway.ts';
import type { Asker } from '../../voice/asker.ts';

/** The platform's clock and ours differ a little: who presses in the last moment is not faster than the line. */
const graceMs = 500;

/**
 * A line that one person sees stands in a card's thread, with a button that can be pressed for a while: what it says is
 * looked at again when that is over.
 */
export async function lineLeft(
  desk: Desk,
  { platform }: Asker,
  operatorBehind: () => Promise<Operator | null>,
  { channel, message }: CardPlace,
  { number: ticket, page }: LineButton,
  until: Date,
): Promise<void> {
  const operator = await operatorBehind();
  if (!operator) return;
  // Effects run by the machine's clock; the sandbox's desk has one of its own.
  const runAt = new Date(until.getTime() - desk.clock().getTime() + Date.now() + graceMs);
  const payload = { platform, channel, message, operator: operator.id, ticket, sequence: Number(page) };
  await enqueue(desk.db, [
    {
      task: 'private-line',
      payload,
      lane: `private-line:${platform}`,
      replaces: `private-line:${platform}:${channel}:${message}`,
      runAt,
    },
  ]);
}
