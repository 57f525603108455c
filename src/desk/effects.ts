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
    const ticket = events[0]?.ticket;
    if (ticket === undefined) return [];
    const refresh = cardEffect({ platform, channel }, ticket);
    const lines = events
      // The card itself says that a ticket was opened, and a ping what the clock says: a line would say it twice.
      .filter(({ event }) => !['ticket-opened', 'escalated', 'on-call-told'].includes(event.type))
      // Of a storm the card counts the mails.
      .filter(({ event }) => event.type !== 'message-received' || !event.folded)
      .map(
        ({ sequence }): Effect => ({
          task: 'line',
          payload: { ticket, platform, destination: channel, sequence },
          lane: refresh.lane,
        }),
      );
    return [refresh, ...lines];
  });
}

/** The card of a ticket, drawn anew in one channel. */
export function cardEffect({ platform, channel }: Destination, ticket: number): Effect {
  return {
    task: 'card',
    payload: { ticket, platform, destination: channel },
    lane: `${platform}:${channel}:${ticket}`,
    replaces: `card:${platform}:${channel}:${ticket}`,
  };
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
