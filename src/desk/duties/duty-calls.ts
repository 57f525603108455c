import type { Effect } from '../../outbox/effect.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Changed } from '../effects.ts';

/** A term of the law runs: those are told privately whom no channel reaches in which it is told. */
export function dutyEffects(changes: Changed[]): Effect[] {
  return changes.flatMap(({ ticket, events }) =>
    events
      .filter(({ event }) => event.type === 'duty-called')
      .map(({ sequence }) => dutyEffect(ticket.number, sequence)),
  );
}

/** @param to one of them; without it, they are looked for */
export function dutyEffect(
  ticket: number,
  sequence: number,
  to?: { operator: number; platform: ChatPlatform },
): Effect {
  return {
    task: 'duty',
    payload: { ticket, sequence, ...(to ? { to } : {}) },
    lane: to ? `private:${to.platform}` : 'duty',
    replaces: `duty:${ticket}:${sequence}:${to?.operator ?? ''}`,
  };
}
