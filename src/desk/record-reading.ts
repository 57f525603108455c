import type { TicketCommand } from '../ticket/commands.ts';
import type { TicketEvent } from '../ticket/events.ts';
import type { Actor, Origin } from '../ticket/words.ts';
import type { Desk } from './desk.ts';
import { type Handled, handle, hold, record } from './handle.ts';

/**
 * What somebody reads of a request: all that was written in it, or one file (a mail as it came is one, too).
 *
 * @property reason what for, where they were asked; '' where not
 */
type Reading = { what: 'conversation'; reason?: string } | { what: 'file'; id: number; name: string };

/** Where somebody reads, and the press by which they asked for it: delivered twice, it is recorded once. */
type Circumstances = { origin: Origin; key: string | null };

/**
 * The one place where it is recorded that somebody read what was written in a request: who, what, when, and where. Asked
 * before the first word is handed out; where nothing could be recorded, nothing is.
 *
 * @param reader an operator; a customer's colleague, on the portal; or the desk, for whoever may start programs on its machine
 */
export async function recordReading(
  desk: Desk,
  request: number,
  reader: Actor,
  reading: Reading,
  { origin, key }: Circumstances,
): Promise<Handled> {
  const circumstances = { actor: reader, origin, key };
  if (reader.kind === 'operator') return await handle(desk, request, orderOf(reading), circumstances);
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, request, circumstances);
    if (!held.ok) return held.answer;
    const changed = await record(desk, tx, held.ticket, [eventOf(reading)], circumstances);
    return { ok: true, ...changed, repeated: false };
  });
}

function orderOf(reading: Reading): TicketCommand {
  switch (reading.what) {
    case 'conversation':
      return { type: 'open-conversation', ...(reading.reason ? { reason: reading.reason } : {}) };
    case 'file':
      return { type: 'open-attachment', attachment: reading.id, name: reading.name };
    default:
      return reading satisfies never;
  }
}

/** Nobody but operators gives commands. */
function eventOf(reading: Reading): TicketEvent {
  return reading.what === 'conversation'
    ? { type: 'conversation-opened' }
    : { type: 'attachment-opened', attachment: reading.id, name: reading.name };
}
