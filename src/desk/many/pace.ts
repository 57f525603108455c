/** At what pace one message goes to many: the mail server sets it, and what is stopped has not left. */

/** So many letters of one message wait for the mail server at most. */
const waitingAtMost = 20;
/** One that waits longer waits for something of its own: the others pass it. */
const stuckAfterMs = 60_000;
/** So many wait for something of their own at most: then it is the mail server's, and none passes. */
const queuedAtMost = 60;
const pauseMs = 2000;
const longPauseMs = 30_000;

/** Letters of a message that have not left. @property stuck those that wait for longer than {@link stuckSince} */
export type Queue = { waiting: number; stuck: number };

/** By the machine's clock, as letters leave. */
export function stuckSince(): Date {
  return new Date(Date.now() - stuckAfterMs);
}

/** How many more may be written now. */
export function roomIn({ waiting, stuck }: Queue): number {
  return Math.max(0, Math.min(waitingAtMost - waiting, queuedAtMost - waiting - stuck));
}

/** When it goes on, by the machine's clock. */
export function goesOnAt({ waiting, stuck }: Queue): Date {
  const pause = waiting > 0 ? pauseMs : stuck > 0 ? longPauseMs : 0;
  return new Date(Date.now() + pause);
}
