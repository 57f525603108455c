import type { Handled } from '../../desk/handle.ts';
import type { Refusal } from '../../ticket/refusals.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Deed, TicketAction } from './action.ts';

type Doing<Verb extends string> = Pick<
  TicketAction<Verb>,
  'verb' | 'label' | 'offered' | 'answer' | 'isOfOneself'
> &
  Pick<Deed, 'carryOut'>;

/** A button that acts as it is pressed, on more than one ticket or on what lies beside it. */
export function deed<const Verb extends string>({ carryOut, ...given }: Doing<Verb>): TicketAction<Verb> {
  return {
    ...given,
    about: 'ticket',
    form: null,
    letter: null,
    does: { kind: 'deed', carryOut },
    adds: false,
    isReading: false,
    isUndo: false,
  };
}

/** What a deed answers that finds it cannot be done. */
export function refused(ticket: Ticket, refusal: Refusal): Handled {
  return { ok: false, reason: 'refused', ticket, refusal };
}
