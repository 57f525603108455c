import { createHash } from 'node:crypto';
import type { HomePage } from '../../store/chats/home-pages.ts';
import type { CommandAnswer } from '../card.ts';

const minuteMs = 60_000;
/** A page is looked at again no sooner: what came of a press, and how it is taken back, stands there until then. */
export const paceMs = minuteMs;
export const slowestMs = 30 * minuteMs;
/** The longer ago somebody looked, the more rarely: an hour ago every 3 minutes, ten hours ago every 30. */
const patience = 20;
/** Whoever has not looked for so long is not there. Their page says of when it is. */
const keptMs = 7 * 86_400_000;
/** A page that has not changed says a newer time after so long. */
export const saidAgainMs = 15 * minuteMs;

/**
 * When a page is looked at next; null: not until somebody opens it. In Teams what one is typing in a message goes with its drawing
 * anew: there it is drawn when they press on it, and where something must go from it.
 */
export function dueNext(
  { platform, lookedAt }: Pick<HomePage, 'platform' | 'lookedAt'>,
  now: Date,
): Date | null {
  const ago = now.getTime() - lookedAt.getTime();
  if (platform === 'teams' || ago > keptMs) return null;
  return new Date(now.getTime() + Math.min(slowestMs, Math.max(paceMs, ago / patience)));
}

/**
 * By which one knows whether two drawings say the same. Of when they are does not count, nor do minutes that pass: how old and how late
 * requests are would have the page drawn anew each minute.
 */
export function markOf({ updated: _, ...said }: CommandAnswer): string {
  const timeless = JSON.stringify(said).replace(/\b\d+ min\b/g, 'min');
  return createHash('sha256').update(timeless).digest('base64url');
}
