import type { z } from 'zod';
import type { Done, Form, Ordering, TicketAction } from './action.ts';
import { type Ordered, ordered } from './inputs.ts';

type FilledIn<Verb extends string, Input> = Pick<
  TicketAction<Verb>,
  'verb' | 'label' | 'offered' | 'adds'
> & {
  form: Form;
  /** What the form sends: chosen values and typed text; nothing else is believed. */
  input: z.ZodType<Input>;
  order(input: Input, ordering: Ordering): Ordered | Promise<Ordered>;
  /** What the presser is answered. */
  done(done: Done): string;
};

/** A button with a form whose sending acts. */
export function filledIn<const Verb extends string, Input>({
  input,
  order,
  done,
  ...given
}: FilledIn<Verb, Input>): TicketAction<Verb> {
  return {
    ...given,
    about: 'ticket',
    letter: null,
    does: ordered(input, order),
    answer: { shows: 'card', line: done },
    isReading: false,
    isUndo: false,
  };
}
