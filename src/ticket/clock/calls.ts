import type { TicketEvent } from '../events.ts';
import type { EscalatingEvent } from './escalating.ts';
import type { OnCallEvent } from './on-call.ts';

/** What the clock tells somebody by calling them. */
export type Call = Extract<EscalatingEvent, { type: 'escalated' }> | OnCallEvent;

/** By its type: others are told to somebody too (what was put off is back), and call nobody. */
const isOfCalls = { escalated: true, 'on-call-told': true } satisfies Record<Call['type'], true>;

/** Whether the clock calls people with it. Nobody in `told` means everybody in the channel. */
export function isCall(event: TicketEvent): event is Call {
  return event.type in isOfCalls;
}
