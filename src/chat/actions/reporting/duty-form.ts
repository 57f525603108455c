import { termsOf } from '../../../desk/terms.ts';
import type { FormWords, Words } from '../../words/words.ts';
import type { Form, Order, Ordering, TicketAction } from '../action.ts';

type Given<Verb extends string> = Pick<TicketAction<Verb>, 'verb' | 'offered'> &
  Pick<Form, 'fields'> &
  Pick<Order, 'commands'> & {
    /** What it says: on itself, in its form, and when it is done. */
    said(words: Words): { label: string; form: FormWords; done: string };
  };

/** A button of those few who see to what has to be reported: its form is filled in, and the card is as it says from then on. */
export function dutyForm<const Verb extends string>({
  said,
  fields,
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
      trial: null,
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

/** What the law is asked by, and when it is. */
export function lawOf(desk: Ordering['desk']) {
  const { policy, calendar } = termsOf(desk);
  return { duties: policy.duties, zone: calendar.zone, now: desk.clock().toISOString() };
}
