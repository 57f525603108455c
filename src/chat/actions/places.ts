import type { CardAction } from '../card.ts';
import type { TicketVerb } from './actions.ts';

/** Where a button stands on a ticket's card. `slot` counts from the left, among those in front. */
type Place =
  | { place: 'front'; slot: 1 | 2 | 3 | 4; standsOut?: true }
  | { place: 'beside'; answers: string }
  | { place: 'more' };

/** What moves the request on: claimed, closed, opened again. One of them stands first, and stands out while there is work. */
const next: Place = { place: 'front', slot: 1, standsOut: true };
const back: Place = { place: 'front', slot: 1 };
const read: Place = { place: 'front', slot: 2 };
const write: Place = { place: 'front', slot: 3 };
/** What it lacks: to be classified; of what is billed then, to be offered. */
const lacks: Place = { place: 'front', slot: 4 };
/** It answers what a notice says, and stands beside it: the notice by its id, see words/chapters.ts. */
const beside = (answers: string): Place => ({ place: 'beside', answers });
const more: Place = { place: 'more' };

/**
 * Where each button stands on a ticket's card, whatever state the ticket is in: hands find it without eyes. Of those
 * that share a slot one is offered at a time; what cannot be done now is not shown, and nothing moves into its place. In
 * this order they stand behind the menu. null: on no card.
 */
const places: Record<TicketVerb, Place | null> = {
  claim: next,
  close: next,
  reopen: back,
  open: read,
  reply: write,
  classify: lacks,
  'accept-suggestion': lacks,
  'offer-quote': lacks,

  recall: beside('leaving'),
  vouch: beside('saysToBe'),
  'let-in': beside('mayJoin'),
  'restrict-twins': beside('twins'),
  'merge-suggested': beside('looksLike'),
  wake: beside('snoozed'),
  'accept-quote': beside('quoteSaid'),
  'withdraw-quote': beside('quote'),
  'join-incident': beside('resembles'),
  'leave-incident': beside('partOf'),
  'incident-of-storm': beside('folded'),
  'do-duty': beside('duties'),
  'note-measure': beside('measure'),
  'leave-system': beside('inside'),

  'ask-clarification': more,
  'refuse-quote': more,
  snooze: more,
  'take-over': more,
  reassign: more,
  release: more,
  note: more,
  'enter-system': more,
  reclassify: more,
  'set-customer': more,
  'set-company': more,
  'set-fields': more,
  'part-of-incident': more,
  relate: more,
  'stop-reusing': more,
  restrict: more,
  'lift-restriction': more,
  'become-aware': more,
  'reporting-terms': more,
  why: more,
  watch: more,
  remind: more,

  acknowledge: null,
  extend: null,
  language: null,
  resend: null,
  'take-back': null,
  'save-as-reply': null,
  card: null,
  unwatch: null,
  'cancel-reminder': null,
};

const frontAtMost = 4;
const order = Object.keys(places);

/** How a button stands on the card; null for one that stands on none. */
export function placeOnCard(
  verb: TicketVerb,
): (Pick<CardAction, 'place' | 'emphasis'> & { rank: number }) | null {
  const place = places[verb];
  if (!place) return null;
  const standsOut = place.place === 'front' && place.standsOut;
  return {
    place: place.place,
    emphasis: standsOut ? 'primary' : 'default',
    rank: place.place === 'front' ? place.slot : order.indexOf(verb) + frontAtMost,
  };
}

/** The verbs of the buttons that answer what this notice says. */
export function answersTo(notice: string): string[] {
  return Object.entries(places).flatMap(([verb, place]) =>
    place?.place === 'beside' && place.answers === notice ? [verb] : [],
  );
}
