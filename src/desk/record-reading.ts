import type { TicketCommand } from '../ticket/commands.ts';
import { actorOf, type ChatPlatform, type Operator } from '../ticket/words.ts';
import type { Desk } from './desk.ts';
import { type Handled, handle } from './handle.ts';

/** What somebody reads of a request: all that was written in it, or one file (a mail as it came is one, too). */
type Reading = { what: 'conversation' } | { what: 'file'; id: number; name: string };

/** Where somebody reads, and the press by which they asked for it: delivered twice, it is recorded once. */
type Circumstances = { origin: ChatPlatform | 'cli'; key: string | null };

/**
 * The one place where it is recorded that somebody read what was written in a request: who, what, when, and where. Asked
 * before the first word is handed out; where nothing could be recorded, nothing is.
 */
export async function recordReading(
  desk: Desk,
  request: number,
  reader: Operator,
  reading: Reading,
  { origin, key }: Circumstances,
): Promise<Handled> {
  return await handle(desk, request, recordOf(reading), { actor: actorOf(reader), origin, key });
}

function recordOf(reading: Reading): TicketCommand {
  switch (reading.what) {
    case 'conversation':
      return { type: 'open-conversation' };
    case 'file':
      return { type: 'open-attachment', attachment: reading.id, name: reading.name };
    default:
      return reading satisfies never;
  }
}
