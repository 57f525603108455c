import type { CardAction } from '../card.ts';
import type { TicketVerb } from './actions.ts';

/** Where a button stands on a ticket's card. `slot` counts from the left, among those in front. */
type Place = { place: 'front'; slot: 1 | 2 | 3 | 4 } | { place: 'beside' | 'more' };

/** What moves the request on: claimed, closed, opened again. One of them stands first, and stands out. */
const next: Place = { place: 'front', slot: 1 };
const read: Place = { place: 'front', slot: 2 };
const write: Place = { place: 'front', slot: 3 };
/** What it lacks. */
const lacks: Place = { place: 'front', slot: 4 };
/** It answers a question that the card asks, and stands beside it: see `askedIn` for which. */
const beside: Place = { place: 'beside' };
const more: Place = { place: 'more' };

/**
 * Where each button stands on a ticket's card, whatever state the ticket is in: hands find it without eyes. Of those
 * that share a slot one is offered at a time; what cannot be done now is not shown, and nothing moves into its place. In
 * this order they stand behind the menu. null: on no card.
 */
const places: Record<TicketVerb, Place | null> = {
  claim: next,
  close: next,
  reopen: next,
  open: read,
  reply: write,
  classify: lacks,

  recall: beside,
  'accept-suggestion': beside,
  vouch: beside,
  'let-in': beside,
  'merge-suggested': beside,
  wake: beside,

  'ask-clarification': more,
  snooze: more,
  reassign: more,
  release: more,
  note: more,
  reclassify: more,
  'set-company': more,
  relate: more,
  restrict: more,
  'lift-restriction': more,
  why: more,
  watch: more,
  remind: more,

  acknowledge: null,
  'take-over': null,
  extend: null,
  language: null,
  resend: null,
  card: null,
  unwatch: null,
};

const order = Object.keys(places);

/** How a button stands on the card; null for one that stands on none. */
export function placeOnCard(
  verb: TicketVerb,
): (Pick<CardAction, 'place' | 'emphasis'> & { rank: number }) | null {
  const place = places[verb];
  if (!place) return null;
  const isFirst = place.place === 'front' && place.slot === 1;
  return {
    place: place.place,
    emphasis: isFirst ? 'primary' : 'default',
    rank: order.indexOf(verb),
  };
}
