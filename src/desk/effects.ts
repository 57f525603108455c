import type { Effect } from '../outbox/effect.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import type { Destination } from './desk.ts';

/**
 * What both chats must show after something happened: the card anew in every channel, and a line in its thread
 * for each event. The lane of a ticket in a channel keeps the line behind the card it belongs to.
 */
export function chatEffects(destinations: Destination[], events: RecordedEvent[]): Effect[] {
  if (events.every(isAccess)) return [];
  return destinations.flatMap(({ platform, channel }) => {
    const lane = (ticket: number) => `${platform}:${channel}:${ticket}`;
    const ticket = events[0]?.ticket;
    if (ticket === undefined) return [];
    const refresh: Effect = {
      task: 'card',
      payload: { ticket, platform, destination: channel },
      lane: lane(ticket),
      replaces: `card:${platform}:${channel}:${ticket}`,
    };
    const lines = events
      // The card itself says that a ticket was opened; a line under it would say it twice.
      .filter(({ event }) => event.type !== 'ticket-opened')
      .map(
        ({ sequence }): Effect => ({
          task: 'line',
          payload: { ticket, platform, destination: channel, sequence },
          lane: lane(ticket),
        }),
      );
    return [refresh, ...lines];
  });
}

/** Reading is recorded in the log, and changes nothing that a card shows. */
function isAccess({ event }: RecordedEvent): boolean {
  return event.type === 'conversation-opened' || event.type === 'attachment-opened';
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
