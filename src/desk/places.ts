import { classificationOf, type Ticket } from '../ticket/ticket.ts';
import type { Desk, Destination, Route } from './desk.ts';

/** The channels that the desk knows: all that is said of them in desk.yaml. */
export type Channels = Pick<Desk, 'destinations' | 'routes' | 'restrictedDestinations'>;

/** What decides where a request lies. */
export type RouteFacts = Pick<
  Ticket,
  'mailbox' | 'company' | 'category' | 'priority' | 'suggestion' | 'restricted'
>;

/**
 * Where a request's cards lie: on each platform in the channel of the first route that fits, else in the operators'; what
 * few may see lies with those few, too, whole there and without words elsewhere. What nobody has classified goes where the
 * proposal leads, so that its card does not move when somebody says yes. Pure.
 */
export function placesOf(channels: Channels, request: RouteFacts): Destination[] {
  const open = openPlacesOf(channels, request);
  return request.restricted ? [...channels.restrictedDestinations, ...open] : open;
}

/**
 * Where people are called about it, and its lines stand: where its words are. What few may see is told where they are; a
 * house that has named no channel for it tells it, without words, where all are.
 */
export function tellingPlacesOf(channels: Channels, request: RouteFacts): Destination[] {
  const { restrictedDestinations } = channels;
  return request.restricted && restrictedDestinations.length > 0
    ? restrictedDestinations
    : openPlacesOf(channels, request);
}

/** Every channel in which cards lie, each once. */
export function allPlaces({ destinations, routes, restrictedDestinations }: Channels): Destination[] {
  const all = [...destinations, ...routes.flatMap(({ to }) => to), ...restrictedDestinations];
  return all.filter((place, index) => !isAmong(all.slice(0, index), place));
}

/** Whether a channel is one of these. */
export function isAmong(places: Destination[], { platform, channel }: Destination): boolean {
  return places.some(place => place.platform === platform && place.channel === channel);
}

function openPlacesOf({ destinations, routes }: Channels, request: RouteFacts): Destination[] {
  const route = routes.find(each => fits(each, request));
  return destinations.map(usual => route?.to.find(({ platform }) => platform === usual.platform) ?? usual);
}

function fits({ mailbox, company, categories, priorities }: Route, request: RouteFacts): boolean {
  const { category, priority } = classificationOf(request);
  return (
    (mailbox === undefined || mailbox === request.mailbox) &&
    (company === undefined || company === request.company) &&
    (categories.length === 0 || (category !== null && categories.includes(category))) &&
    (priorities.length === 0 || (priority !== null && priorities.includes(priority)))
  );
}
