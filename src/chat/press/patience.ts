import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../../desk/desk.ts';
import { Transient } from '../../outbox/failure.ts';
import { impatient } from '../../store/database.ts';
import { faultOf } from '../../store/fault.ts';
import type { ChatPlatform } from '../../ticket/words.ts';

/**
 * So long a press waits, all tries together, for a ticket that somebody holds. Teams shows an error after ten seconds
 * (platform rules, Teams 8); Slack is told after 2.5 that it takes longer, and of the outcome when it is there.
 */
const patienceMs: Record<ChatPlatform, number> = { teams: 7000, slack: 20_000 };
/** A single try: what else it has locked meanwhile must not be locked for long. */
const tryMs = 3000;
/** A connection that breaks is opened anew at once; a database that is away for longer is said to be. */
const wireMs = 3000;
const wirePauseMs = 250;
/** No statement of a press takes so long in health. */
const statementMs = 8000;

/**
 * Does what a person waits for. Where somebody holds what it needs, or the connection breaks, it is tried again for some
 * seconds; a press has a key, and is never carried out twice: one whose commit was not answered finds itself done.
 *
 * @returns null when it was still held: nothing was changed
 */
export async function patiently<T>(
  desk: Desk,
  platform: ChatPlatform,
  work: (desk: Desk) => Promise<T>,
): Promise<T | null> {
  const began = performance.now();
  const until = began + patienceMs[platform];
  for (;;) {
    const left = until - performance.now();
    if (left < 100) return null;
    const lockMs = Math.round(Math.min(tryMs, left));
    try {
      return await work({ ...desk, db: impatient(desk.db, lockMs, statementMs) });
    } catch (error) {
      // A platform that cannot be asked now is not asked again while somebody waits.
      if (error instanceof Transient) throw error;
      const fault = faultOf(error);
      const isPassing = fault === 'wire' && performance.now() - began < wireMs;
      if (fault !== 'lock' && !isPassing) throw error;
      if (isPassing) await wait(wirePauseMs);
    }
  }
}
