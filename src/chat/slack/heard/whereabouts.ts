import type { Whereabouts } from '../../desk-door.ts';

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
