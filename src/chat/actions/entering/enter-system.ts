import { purposeAtMost } from '../../../ticket/entering/entering.ts';
import { stillInside } from '../../../ticket/entering/entry.ts';
import type { TicketAction } from '../action.ts';
import { lineField } from '../fields.ts';
import { offered } from '../offer.ts';
import { pastFields, pastIn } from '../when/past.ts';

const longAgo = new Date(0).toISOString();

/** Whoever has the request enters the customer's own system, and says what for. */
export const enterSystem: TicketAction<'enter-system'> = {
  about: 'ticket',
  verb: 'enter-system',
  label: words => words.actions.enterSystem.label,
  offered: where =>
    where.on === 'card' && where.state === 'claimed' && !isInside(where.ticket) ? offered : null,
  form: {
    words: words => words.actions.enterSystem.form,
    fields: ({ typed, ...asked }) => {
      const { purpose, since } = asked.words.actions.enterSystem;
      return [
        lineField('purpose', purpose, {
          required: true,
          maxLength: purposeAtMost,
          value: typed.purpose ?? '',
        }),
        ...pastFields(typed, asked, since, []),
      ];
    },
    trial: () => [{ type: 'enter-system', purpose: '-', from: longAgo, now: longAgo }],
    saysPromise: false,
    isReading: false,
    within: {},
  },
  letter: null,
  does: {
    kind: 'order',
    commands: async (inputs, ordering) => {
      const moment = pastIn(inputs, ordering);
      if ('fault' in moment) return moment;
      const now = ordering.desk.clock().toISOString();
      return [{ type: 'enter-system', purpose: inputs.purpose ?? '', from: moment.at.toISOString(), now }];
    },
  },
  answer: { shows: 'card', line: ({ words }) => words.actions.enterSystem.done },
  adds: false,
  isReading: false,
  isUndo: false,
};

/** Whoever has it is in there: then they leave first. */
function isInside({ entries, assignee }: Parameters<TicketAction['label']>[1]): boolean {
  return stillInside(entries).some(({ by }) => by.id === assignee?.id);
}
