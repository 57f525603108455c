import { purposeAtMost } from '../../../ticket/entering/entering.ts';
import { isInside } from '../../../ticket/entering/entry.ts';
import { lineField } from '../fields.ts';
import { offered } from '../offer.ts';
import { noting } from '../when/noting.ts';
import { pastFields, pastIn } from '../when/past.ts';

const longAgo = new Date(0).toISOString();

/** Whoever has the request enters the customer's own system, and says what for. */
export const enterSystem = noting({
  verb: 'enter-system',
  said: words => words.actions.enterSystem,
  offered: where =>
    where.on === 'card' &&
    where.state === 'claimed' &&
    !isInside(where.ticket.entries, where.ticket.assignee?.id)
      ? offered
      : null,
  fields: ({ typed, ...asked }) => {
    const { purpose, since } = asked.words.actions.enterSystem;
    const given = { required: true, maxLength: purposeAtMost, value: typed.purpose ?? '' };
    return [lineField('purpose', purpose, given), ...pastFields(typed, asked, since, [])];
  },
  trial: () => [{ type: 'enter-system', purpose: '-', from: longAgo, now: longAgo }],
  commands: async (inputs, ordering) => {
    const moment = pastIn(inputs, ordering);
    if ('fault' in moment) return moment;
    const [from, now] = [moment.at.toISOString(), ordering.desk.clock().toISOString()];
    return [{ type: 'enter-system', purpose: inputs.purpose ?? '', from, now }];
  },
});
