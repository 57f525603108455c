import { type Effect, laneOf } from '../outbox/effect.ts';
import type { Later } from '../outbox/later/put-off.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { traitsOf } from '../ticket/traits.ts';
import type { Desk, Destination } from './desk.ts';
import { allPlaces, type Channels, isAmong, placesOf, tellingPlacesOf } from './places.ts';
import { type Telling, toldInThread } from './thread-lines.ts';

/** What happened to a ticket, and how it was before; null: it was not there. */
export type Changed = { before: Ticket | null; ticket: Ticket; events: RecordedEvent[] };

/** Where something is shown or told. */
type Shown = Channels & Telling & Pick<Desk, 'adminDestinations'>;

/**
 * What both chats must show after something happened to tickets: the card anew wherever it lies, a line in its thread for
 * each event where it is told, and where it lay before, that it does so no more. A ticket's lane keeps the line behind the
 * card it belongs to. What few may see from now on is taken away first of all.
 *
 * @param putOff cards that say it without a line may wait so long, and cost one effect until then
 */
export function chatEffects(channels: Shown, changes: Changed[], putOff: Date | null): Effect[] {
  const changed = changes.filter(({ events }) => !events.every(({ event }) => traitsOf(event).isReading));
  const silent = putOff
    ? changed.filter(({ events }) => events.every(({ event }) => traitsOf(event).isSaidElsewhere))
    : [];
  const redrawn = silent.map(({ ticket }) => ticket.number);
  return [
    ...changed.filter(each => !silent.includes(each)).flatMap(each => shownAnew(channels, each)),
    ...(putOff && redrawn.length > 0 ? [redrawEffect(redrawn, putOff)] : []),
  ];
}

function shownAnew(channels: Shown, { before, ticket, events }: Changed): Effect[] {
  const { number } = ticket;
  // What the clock does it does to many: who presses a button must not wait for all of their cards.
  const isPatient = events.every(
    ({ actor, event }) => actor.kind === 'desk' || event.type === 'told-of-incident',
  );
  const places = placesOf(channels, ticket);
  const left = before ? placesOf(channels, before).filter(place => !isAmong(places, place)) : [];
  const telling = tellingPlacesOf(channels, ticket);
  const hushed = ticket.restricted && !before?.restricted && before ? wordsMayStand(channels) : [];
  return [
    ...[...places, ...left].map(place => cardEffect(place, number, isPatient)),
    ...hushed.map(place => hushEffect(place, number)),
    ...(hushed.length > 0 ? [homesEffect(number), hushAloneEffect(number)] : []),
    ...(channels.restrictedDestinations.length === 0
      ? events
          .filter(({ event }) => concernsTheFew(event, before))
          .map(({ sequence }) => fewEffect(number, sequence))
      : []),
    ...places.flatMap(place => {
      const told = events.filter(
        ({ event }) => isAmong(telling, place) || (before !== null && tellsOfSight(event)),
      );
      return toldInThread(told, place, channels).map(event => lineEffect(place, event, isPatient));
    }),
  ];
}

/**
 * What those few are told one by one: that it is restricted; and of what is restricted already, what may be the same and has come
 * since, and that nobody has it any more.
 */
function concernsTheFew({ type }: RecordedEvent['event'], before: Ticket | null): boolean {
  return (
    type === 'restricted' || ((type === 'twins-found' || type === 'withdrawn') && before?.restricted === true)
  );
}

/** Wherever something may have been told of a request, wherever it lay: threads, lists, notices, what was asked aloud. */
function wordsMayStand(channels: Shown): Destination[] {
  return [...allPlaces(channels), ...channels.adminDestinations].filter(
    (place, index, all) =>
      !isAmong(channels.restrictedDestinations, place) && !isAmong(all.slice(0, index), place),
  );
}

/** That it is restricted, or no longer, is told wherever its card lies. */
function tellsOfSight({ type }: RecordedEvent['event']): boolean {
  return type === 'restricted' || type === 'restriction-lifted' || type === 'withdrawn';
}

/**
 * Words of it are gone, or a person is who had taken part in it: whatever was told of it, in channels and to single people, is taken
 * away, and pages on which it may stand are drawn anew.
 *
 * @param isPatient it is done to many at night
 */
export function unsayEffects(channels: Shown, ticket: number, isPatient = false): Effect[] {
  const places = [
    ...allPlaces(channels),
    ...channels.adminDestinations,
    ...channels.restrictedDestinations,
  ].filter((place, index, all) => !isAmong(all.slice(0, index), place));
  return [
    ...places.map(place => hushEffect(place, ticket, true)),
    homesEffect(ticket, undefined, true),
    hushAloneEffect(ticket, undefined, true),
  ].map(effect => (isPatient ? { ...effect, isPatient } : effect));
}

/** A message of ours that named somebody says that they are gone, in a channel as configured. */
export function unsayNoticeEffect({ platform, channel }: Destination, message: string): Effect {
  return {
    task: 'unsay',
    payload: { platform, channel, message },
    lane: `notice:${platform}:${channel}`,
    replaces: `unsay:${platform}:${channel}:${message}`,
  };
}

function lineEffect(place: Destination, { ticket, sequence }: RecordedEvent, isPatient: boolean): Effect {
  const { platform, channel } = place;
  return {
    task: 'line',
    payload: { ticket, platform, destination: channel, sequence },
    lane: cardEffect(place, ticket, isPatient).lane,
    isPatient,
  };
}

/** What was told of a ticket in a channel, and holds words, is taken away there: few may see them from now on. */
export function hushEffect({ platform, channel }: Destination, ticket: number, erased = false): Effect {
  return {
    task: 'hush',
    payload: { ticket, platform, destination: channel, ...(erased ? { erased } : {}) },
    lane: laneOf(`${platform}:${channel}`, ticket),
  };
}

/**
 * What single people were told of it, who may not see it from now on, is taken away.
 *
 * @param of one of them; without it, they are looked for
 */
export function hushAloneEffect(
  ticket: number,
  of?: { operator: number; platform: Destination['platform'] },
  erased = false,
): Effect {
  return {
    task: 'hush-alone',
    payload: { ticket, ...(of ? { of } : {}), ...(erased ? { erased } : {}) },
    lane: of ? `private:${of.platform}` : `hush-alone:${ticket}`,
    ...(of ? { replaces: `hush-alone:${ticket}:${of.platform}:${of.operator}:${erased}` } : {}),
  };
}

/**
 * Pages of people's own on which it may stand are drawn anew: few may see its words from now on.
 *
 * @param page one of them; without it, they are looked for
 */
export function homesEffect(
  ticket: number,
  page?: { platform: Destination['platform']; userId: string },
  erased = false,
): Effect {
  return {
    task: 'homes',
    payload: { ticket, ...(page ? { page } : {}), ...(erased ? { erased } : {}) },
    lane: page ? `private:${page.platform}` : 'homes',
    replaces: `homes:${ticket}:${page ? `${page.platform}:${page.userId}` : ''}:${erased}`,
  };
}

/** A person's own page stands in another message now: the one of before is taken away. */
export function olderPageEffect(
  platform: Destination['platform'],
  { chat, message }: { chat: string; message: string },
): Effect {
  return {
    task: 'older-page',
    payload: { platform, chat, message },
    lane: `private:${platform}`,
    replaces: `older-page:${platform}:${chat}:${message}`,
  };
}

/**
 * Those who may see it are told privately, where no channel is named for them.
 *
 * @param to one of them; without it, they are looked for
 */
export function fewEffect(
  ticket: number,
  sequence: number,
  to?: { operator: number; platform: Destination['platform'] },
): Effect {
  return {
    task: 'few',
    payload: { ticket, sequence, ...(to ? { to } : {}) },
    lane: to ? `private:${to.platform}` : 'few',
    replaces: `few:${ticket}:${sequence}:${to?.operator ?? ''}`,
  };
}

/** The cards of many tickets, drawn anew wherever they say something else by now, when there is time for it. */
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

/** The same, where it says something else than it shows. */
export function changedCardEffect(place: Destination, ticket: number): Effect {
  const effect = cardEffect(place, ticket, true);
  return { ...effect, payload: { ...effect.payload, ifOther: true } };
}

/** The same, whatever it shows: somebody's own view of it is to be as everybody's. What is ordered meanwhile does not replace it. */
export function anewEffect(place: Destination, ticket: number): Effect {
  return {
    ...cardEffect(place, ticket, false),
    replaces: `anew:${place.platform}:${place.channel}:${ticket}`,
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
export function drawAgainEffect(where: CardKey, runAt: Date): Later {
  const { ticket, platform, destination } = where;
  const effect = changedCardEffect({ platform, channel: destination }, ticket);
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
