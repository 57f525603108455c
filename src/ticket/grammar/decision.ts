/** What comes of a command: events, or a business refusal, which is a value for the one who gave it. */
export type Decision<Event, Refusal> = { ok: true; events: Event[] } | { ok: false; refusal: Refusal };

/** Refusals that many chapters know. */
export type CommonRefusal = { reason: 'closed' } | { reason: 'unclaimed' } | { reason: 'nothing-changed' };

export function happen<Event>(...events: Event[]): { ok: true; events: Event[] } {
  return { ok: true, events };
}

export function refuse<const Refusal>(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
