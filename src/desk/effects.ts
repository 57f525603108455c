import { type Effect, laneOf } from '../outbox/effect.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import { traitsOf } from '../ticket/traits.ts';
import type { Destination } from './desk.ts';

/**
 * What both chats must show after something happened to tickets: the card anew in every channel, and a line in its
 * thread for each event. A ticket's lane keeps the line behind the card it belongs to.
 *
 * @param putOff cards that say it without a line may wait so long, and cost one effect until then
 */
export function chatEffects(
  destinations: Destination[],
  changes: RecordedEvent[][],
  putOff: Date | null,
): Effect[] {
  const changed = changes.filter(events => !events.every(({ event }) => traitsOf(event).isReading));
  const silent = putOff
    ? changed.filter(events => events.every(({ event }) => traitsOf(event).isSaidElsewhere))
    : [];
  const redrawn = silent.flatMap(([event]) => event?.ticket ?? []);
  return [
    ...changed
      .filter(events => !silent.includes(events))
      .flatMap(events => destinations.flatMap(destination => cardAndLines(destination, events))),
    ...(putOff && redrawn.length > 0 ? [redrawEffect(redrawn, putOff)] : []),
  ];
}

function cardAndLines({ platform, channel }: Destination, events: RecordedEvent[]): Effect[] {
  const ticket = events[0]?.ticket;
  if (ticket === undefined) return [];
  // What the clock does it does to many: who presses a button must not wait for all of their cards.
  const isPatient = events.every(({ actor }) => actor.kind === 'desk');
  const refresh = cardEffect({ platform, channel }, ticket, isPatient);
  const lines = events
    .filter(({ event }) => !traitsOf(event).isSaidElsewhere)
    .map(
      ({ sequence }): Effect => ({
        task: 'line',
        payload: { ticket, platform, destination: channel, sequence },
        lane: refresh.lane,
        isPatient,
      }),
    );
  return [refresh, ...lines];
}

/** The cards of many tickets, drawn anew everywhere, when there is time for it. */
export function redrawEffect(tickets: number[], runAt?: Date): Effect {
  return { task: 'redraw', payload: { tickets }, lane: 'redraw', ...(runAt ? { runAt } : {}) };
}

/** The card of a ticket, drawn anew in one channel. */
export function cardEffect({ platform, channel }: Destination, ticket: number, isPatient: boolean): Effect {
  return {
    task: 'card',
    payload: { ticket, platform, destination: channel },
    lane: laneOf(`${platform}:${channel}`, ticket),
    replaces: `card:${platform}:${channel}:${ticket}`,
    isPatient,
  };
}

type CardKey = { ticket: number; platform: Destination['platform']; destination: string };

/** A card that seems to be gone is looked for again: it may come back, with what it showed when it went. */
export function lookAgainEffect(where: CardKey, runAt: Date): Effect {
  const { ticket, platform, destination } = where;
  const effect = cardEffect({ platform, channel: destination }, ticket, true);
  return { ...effect, replaces: `look:${platform}:${destination}:${ticket}`, runAt };
}

/**
 * A card says how long is left, and stays true for a while: then it is drawn anew. Whatever draws it meanwhile puts that off.
 *
 * @param runAt by the machine's clock
 */
export function drawAgainEffect(where: CardKey, runAt: Date): Effect {
  const { ticket, platform, destination } = where;
  const effect = cardEffect({ platform, channel: destination }, ticket, true);
  return { ...effect, replaces: `again:${platform}:${destination}:${ticket}`, runAt };
}

/** A card in a channel that the desk has left says so, once. */
export function leaveEffect(where: CardKey, place: { channel: string; message: string }): Effect {
  const { ticket, platform } = where;
  return {
    task: 'leave',
    payload: { ticket, platform, ...place },
    lane: `leave:${platform}`,
    replaces: `leave:${platform}:${place.channel}:${place.message}`,
    isPatient: true,
  };
}

/** Shows something to the admins, once per key. */
export function noticeEffects(
  destinations: Destination[],
  key: string,
  notice: { subject: string; details: Record<string, string> },
): Effect[] {
  return destinations.map(({ platform, channel }) => ({
    task: 'notice',
    payload: { platform, channel, key, ...notice },
    lane: `notice:${platform}:${channel}`,
    replaces: `notice:${platform}:${channel}:${key}`,
  }));
}

/** Has a mail's files looked into. They are held until then; the mail itself waits for nobody. */
export function scanEffect(message: number): Effect {
  return {
    task: 'scan',
    payload: { message },
    lane: laneOf('scan', message),
    replaces: `scan:${message}`,
  };
}
