import type { OperatorCommand } from './commands.ts';
import type { RecordedEvent, TicketEventType } from './events.ts';
import type { Actor } from './words.ts';

const ownership: TicketEventType[] = ['claimed', 'released', 'reassigned', 'closed', 'reopened', 'merged'];
const conversation: TicketEventType[] = [
  ...ownership,
  'message-received',
  'wrote-outside',
  'replied',
  'clarification-asked',
  'language-changed',
];

/** Whoever pressed did not see these events; which of them could have changed their mind? */
const matters: Record<string, TicketEventType[]> = {
  claim: ownership,
  classify: ['classified'],
  'accept-suggestion': ['classified'],
  'ask-clarification': conversation,
  reply: conversation,
  close: conversation,
  release: ownership,
  reassign: ownership,
  reopen: ownership,
} satisfies Partial<Record<OperatorCommand['type'], TicketEventType[]>>;

/**
 * The events after the card that was pressed which make the press stale: somebody else did something that the
 * presser should see first. What the presser did is known to the presser.
 *
 * @param command a command's type; none that is not in the table above can be stale
 */
export function meanwhile(
  command: string,
  since: RecordedEvent[],
  presser: Extract<Actor, { kind: 'operator' }>,
): RecordedEvent[] {
  const relevant = matters[command] ?? [];
  return since.filter(
    ({ event, actor }) =>
      relevant.includes(event.type) &&
      !(actor.kind === 'operator' && actor.id === presser.id) &&
      !(event.type === 'message-received' && event.intent !== 'message'),
  );
}
