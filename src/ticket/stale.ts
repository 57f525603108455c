import { commands } from './chapters.ts';
import type { OperatorCommand } from './commands.ts';
import type { RecordedEvent, TicketEvent } from './events.ts';
import type { ByType } from './grammar/chapter.ts';
import { traitsOf } from './traits.ts';
import type { Actor } from './words.ts';

/**
 * The events after the card that was pressed which make the press stale: somebody else did something that the
 * presser should see first. What the presser did is known to the presser.
 */
export function meanwhile(
  command: OperatorCommand,
  since: RecordedEvent[],
  presser: Extract<Actor, { kind: 'operator' }>,
): RecordedEvent[] {
  const { staleBy } = commands[command.type];
  return since.filter(({ event, actor }) => {
    if (actor.kind === 'operator' && actor.id === presser.id) return false;
    const { moves } = traitsOf(event);
    return (moves !== null && staleBy.includes(moves)) || clashes(command, event);
  });
}

function clashes<Type extends OperatorCommand['type']>(
  command: ByType<OperatorCommand, Type>,
  event: TicketEvent,
): boolean {
  return commands[command.type].clashes?.(command, event) ?? false;
}
