import { Transient } from './failure.ts';

/**
 * How long a broken wire is waited for: 2 s, 4 s, 8 s ... up to a minute between tries, for three days. graphile's own
 * back-off grows to six hours, and a letter must leave soon after the mail server is back. Days alone do not end it: a
 * desk that was off over the holidays, or whose clock was set anew, has hardly tried.
 */
const patience = { firstSeconds: 2, longestSeconds: 60, giveUpAfterMs: 3 * 86_400_000, triesAtLeast: 100 };

/** A bug is not mended by repeating, but a deployment may mend it: a few tries, then it is shown. */
const triesOfABug = 5;

/** What has waited for so long, whatever for, is told to the admins, and goes on waiting. */
const toldAfterMs = 3_600_000;

/**
 * How often an effect was tried, since its first failure, and how many of the tries a bug of ours ended; whether the
 * admins were told that it is late.
 */
export type History = { tries: number; since: string; bugs: number; isTold: boolean };

/** Of an effect that has not failed yet it begins now: when it was written down says nothing of what is due later. */
export function historyOf(payload: unknown): History {
  const { history } = payload as { history?: Partial<History> };
  return { tries: 0, since: new Date().toISOString(), bugs: 0, isTold: false, ...history };
}

export function isOutOfPatience(history: History): boolean {
  return ageOf(history) > patience.giveUpAfterMs && history.tries >= patience.triesAtLeast;
}

/** Is it time to tell the admins that it is late? */
export function isNewlyLate(history: History): boolean {
  return !history.isTold && ageOf(history) > toldAfterMs;
}

/** Has a bug had its tries? */
export function isBugProven({ bugs }: History): boolean {
  return bugs >= triesOfABug;
}

export function secondsUntilNext(error: unknown, { tries, bugs }: History): number {
  if (error instanceof Transient && error.retryAfterSeconds !== undefined) return error.retryAfterSeconds;
  const before = Math.max(tries, bugs) - 1;
  return Math.min(patience.longestSeconds, patience.firstSeconds * 2 ** before);
}

function ageOf({ since }: History): number {
  return Date.now() - Date.parse(since);
}
