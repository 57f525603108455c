import type { OperatorCommand } from '../../ticket/commands.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Words } from '../words/words.ts';
import type { Done, Ordering, TicketAction } from './action.ts';

type Plain<Verb extends string> = Pick<
  TicketAction<Verb>,
  'verb' | 'label' | 'offered' | 'adds' | 'isOfOneself'
> & {
  /** What is done: one command, or several in one transaction. */
  orders(ticket: Ticket, ordering: Ordering): OperatorCommand[] | Promise<OperatorCommand[]>;
  /** What the presser is answered. */
  done(words: Words, done: Done): string;
};

/** A button that acts as it is pressed. */
export function plain<const Verb extends string>({
  orders,
  done,
  ...given
}: Plain<Verb>): TicketAction<Verb> {
  return {
    ...given,
    about: 'ticket',
    form: null,
    letter: null,
    does: { kind: 'order', commands: async (_, ordering) => orders(ordering.ticket, ordering) },
    answer: { shows: 'card', line: given => done(given.words, given) },
    isReading: false,
    isUndo: false,
  };
}
