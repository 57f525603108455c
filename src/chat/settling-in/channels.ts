import type { Destination } from '../../desk/desk.ts';
import { Transient } from '../../outbox/failure.ts';
import type { Gateways } from '../gateway.ts';

/** Where it is noted which channels the desk's cards lie in; who settles in holds it, for several processes may start at once. */
export const channelsSetting = 'destinations';

/** The channel that a destination means now. @returns null where it means no channel yet: Teams' app is not installed anywhere, and all is shown when it is */
export async function meant(gateways: Gateways, { platform, channel }: Destination): Promise<string | null> {
  try {
    return (await gateways[platform]?.channelOf(channel)) ?? null;
  } catch (error) {
    if (error instanceof Transient) return null;
    throw error;
  }
}

/** Each once, in one order: `slack:C0SUPPORT`. */
export function namesOf(destinations: { platform: string; channel: string }[]): string[] {
  return [...new Set(destinations.map(({ platform, channel }) => `${platform}:${channel}`))].toSorted();
}
