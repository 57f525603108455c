import { commands } from './chapters.ts';
import type { OperatorCommand } from './commands.ts';
import type { RecordedEvent } from './events.ts';
import { traitsOf } from './traits.ts';
import type { Actor } from './words.ts';

/**
 * The events after the card that was pressed which make the press stale: somebody else did something that the
 * presser should see first. What the presser did is known to the presser.
 */
export function meanwhile(
  command: OperatorCommand['type'],
  since: RecordedEvent[],
  presser: Extract<Actor, { kind: 'operator' }>,
): RecordedEvent[] {
  const { staleBy } = commands[command];
  return since.filter(({ event, actor }) => {
    const { moves } = traitsOf(event);
    const isOwn = actor.kind === 'operator' && actor.id === presser.id;
    return moves !== null && staleBy.includes(moves) && !isOwn;
  });
}
