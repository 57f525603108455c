import { enqueue } from '../../outbox/enqueue.ts';
import { openNumbers } from '../../store/tickets/ticket-numbers.ts';
import type { Desk } from '../desk.ts';
import { redrawEffect } from '../effects.ts';

/** What a machine's clock is set right by, now and then, moves no card. */
const leapMs = 60_000;

/**
 * Watches whether the desk's time leaps against the machine's, as the sandbox's does at the press of a button: what cards say
 * of time was meant to be true for longer.
 *
 * @returns to be called now and then
 */
export function watchLeaps(desk: Pick<Desk, 'clock' | 'db'>): () => Promise<void> {
  const ahead = () => desk.clock().getTime() - Date.now();
  let known = ahead();
  return async () => {
    const now = ahead();
    const leap = Math.abs(now - known);
    known = now;
    if (leap < leapMs) return;
    const open = await openNumbers(desk.db);
    if (open.length > 0) await enqueue(desk.db, [redrawEffect(open)]);
  };
}
