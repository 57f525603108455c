import type { FormWords, Words } from '../../words/words.ts';
import type { Form, Order, TicketAction } from '../action.ts';

type Given<Verb extends string> = Pick<TicketAction<Verb>, 'verb' | 'offered'> &
  Pick<Form, 'fields' | 'trial'> &
  Pick<Order, 'commands'> & {
    /** What it says: on itself, in its form, and when it is done. */
    said(words: Words): { label: string; form: FormWords; done: string };
  };

/** A button by which something is noted that was so at a moment which is over: the card says it from then on. */
export function noting<const Verb extends string>({
  said,
  fields,
  trial,
  commands,
  ...given
}: Given<Verb>): TicketAction<Verb> {
  return {
    ...given,
    about: 'ticket',
    label: words => said(words).label,
    form: {
      words: words => said(words).form,
      fields,
      trial,
      saysPromise: false,
      isReading: false,
      within: {},
    },
    letter: null,
    does: { kind: 'order', commands },
    answer: { shows: 'card', line: ({ words }) => said(words).done },
    adds: false,
    isReading: false,
    isUndo: false,
  };
}
