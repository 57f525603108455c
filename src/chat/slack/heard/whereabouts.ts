import type { Whereabouts } from '../../desk-door.ts';

/** Slack shows an error after three seconds (platform rules, Slack 1); half a second is for the way. */
export const ackWithinMs = 2500;

/** In a modal or on the Home tab nobody else is. */
export const alone: Whereabouts = { kind: 'alone' };

/**
 * Where somebody presses or types. A conversation with one person (its id begins with D) is nobody else's.
 *
 * @param message what was pressed; null for typed words
 */
export function whereIn(channel: string, message: string | null, isCard: boolean): Whereabouts {
  return channel.startsWith('D')
    ? alone
    : { kind: 'channel', channel, destination: channel, message, isCard };
}
