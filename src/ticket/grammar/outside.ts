/** What programs outside can be told of: by these names, which they know, and which never change their meaning. */
export const outsideEvents = [
  'ticket.opened',
  'ticket.claimed',
  'ticket.released',
  'ticket.reassigned',
  'ticket.classified',
  'ticket.replied',
  'ticket.waiting',
  'ticket.resumed',
  'ticket.customer_replied',
  'ticket.promise_near',
  'ticket.promise_broken',
  'ticket.promise_extended',
  'ticket.merged',
  'ticket.closed',
  'ticket.reopened',
] as const;
export type OutsideEvent = (typeof outsideEvents)[number];
