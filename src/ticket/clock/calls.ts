import type { DutyCallingEvent } from '../duties/calling.ts';
import type { TicketEvent } from '../events.ts';
import type { EscalatingEvent } from './escalating.ts';
import type { OnCallEvent } from './on-call.ts';

/** What the clock tells somebody by calling them. */
export type Call = Extract<EscalatingEvent, { type: 'escalated' }> | OnCallEvent | DutyCallingEvent;

/** Whether the clock calls people with it. Nobody in `told` means everybody in the channel. */
export function isCall(event: TicketEvent): event is Call {
  return event.type === 'escalated' || event.type === 'on-call-told' || event.type === 'duty-called';
}
