import { z } from 'zod';
import type { Desk, Destination } from '../../desk/desk.ts';
import { allPlaces, isAmong } from '../../desk/places.ts';
import type { Log } from '../../log.ts';
import { Permanent } from '../../outbox/failure.ts';
import { chatPlatforms } from '../../ticket/words.ts';
import type { ChatGateway, Gateways } from '../gateway.ts';
import type { Speech } from '../say.ts';

/** What every courier to the chats has with it. @property speech of what all read */
export type Chats = { desk: Desk; gateways: Gateways; speech: Speech; log?: Pick<Log, 'warn'> };

/** In an effect: to which channel, as desk.yaml names it. */
export const toDestination = z.object({ platform: z.enum(chatPlatforms), destination: z.string() });
/** The same, of a ticket's card. */
export const shownAt = toDestination.extend({ ticket: z.number() });

/** @throws Permanent where desk.yaml does not name the platform any more */
export function gatewayTo({ gateways }: Chats, platform: Destination['platform']): ChatGateway {
  const gateway = gateways[platform];
  if (!gateway) throw new Permanent(`${platform} is not configured any more`);
  return gateway;
}

/**
 * What was addressed to a channel that desk.yaml does not name any more goes nowhere, even if the app is
 * still there.
 *
 * @throws Permanent then
 */
export function gatewayToOperators(
  chats: Chats,
  { platform, destination }: z.infer<typeof toDestination>,
): ChatGateway {
  if (!isAmong(allPlaces(chats.desk), { platform, channel: destination }))
    throw new Permanent(`${platform} ${destination} is not configured any more`);
  return gatewayTo(chats, platform);
}
