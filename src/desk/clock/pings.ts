import type { Effect } from '../../outbox/effect.ts';
import { insertPings } from '../../store/clock/pings.ts';
import type { Db } from '../../store/database.ts';
import { isCall } from '../../ticket/clock/calls.ts';
import type { RecordedEvent, TicketEvent } from '../../ticket/events.ts';
import type { Desk, Destination } from '../desk.ts';
import type { Changed } from '../effects.ts';
import { type Channels, type RouteFacts, tellingPlacesOf } from '../places.ts';

const minute = 60_000;

/**
 * Notes whom the clock calls, wherever it is told, and gives the effects that call them: one for each channel
 * and minute, so that what falls due together is told together.
 *
 * @param putOff more falls due at this moment: whoever writes the last part of it calls for all of them, and only if
 * that has not come by then (it takes long, or the process has crashed) are these called on their own
 */
export async function writePings(
  desk: Desk,
  tx: Db,
  changes: Changed[],
  putOff: Date | null,
): Promise<Effect[]> {
  const pings = changes.flatMap(({ ticket, events }) =>
    events
      .filter(({ event }) => isCall(event))
      .flatMap(call => callsOf(callingPlacesOf(desk, ticket, call.event), call)),
  );
  if (pings.length === 0) return [];
  await insertPings(tx, pings);
  const called = new Map(
    pings
      .map(({ platform, destination, minute }) => pingEffect({ platform, channel: destination }, minute))
      .map(effect => [effect.replaces, effect]),
  );
  return [...called.values()].map(effect => ({
    ...effect,
    ...(putOff ? { runAt: putOff, keepsTime: true } : {}),
  }));
}

/**
 * Where people are called. That a term of the law runs tells what a request is about: of what few may see it is told to those few
 * alone, in their channels; where they have none, nowhere, but to each of them privately.
 */
export function callingPlacesOf(
  channels: Channels,
  request: RouteFacts,
  { type }: TicketEvent,
): Destination[] {
  return type === 'duty-called' && request.restricted
    ? channels.restrictedDestinations
    : tellingPlacesOf(channels, request);
}

/** A call in each of these channels. */
export function callsOf(
  places: Destination[],
  { ticket, sequence, at }: Pick<RecordedEvent, 'ticket' | 'sequence' | 'at'>,
) {
  return places.map(({ platform, channel: destination }) => ({
    ticket,
    sequence,
    platform,
    destination,
    minute: new Date(Math.floor(at.getTime() / minute) * minute),
  }));
}

/** Calls a channel for what fell due in a minute, and for all before it that was not told yet. */
export function pingEffect({ platform, channel }: Destination, at: Date): Effect {
  const payload = { platform, destination: channel, minute: at.toISOString() };
  return {
    task: 'ping',
    payload,
    lane: `ping:${platform}:${channel}`,
    replaces: `ping:${platform}:${channel}:${payload.minute}`,
  };
}
