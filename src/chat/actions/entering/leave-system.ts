import type { OperatorCommand } from '../../../ticket/commands.ts';
import { stillInside } from '../../../ticket/entering/entry.ts';
import { readableLine } from '../../readable.ts';
import { choiceField } from '../fields.ts';
import { isAlive, offered } from '../offer.ts';
import { noting } from '../when/noting.ts';
import { pastFields, pastIn } from '../when/past.ts';

/** Somebody is in the customer's system no more; of what is closed too. */
export const leaveSystem = noting({
  verb: 'leave-system',
  said: words => words.actions.leaveSystem,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && stillInside(where.ticket.entries).length > 0
      ? offered
      : null,
  fields: ({ typed, ticket, ...asked }) => {
    const { until, who } = asked.words.actions.leaveSystem;
    const inside = stillInside(ticket.entries);
    const options = inside.map(({ id, by }) => ({ value: String(id), label: readableLine(by.name, 70) }));
    const only = options.length === 1 ? (options[0]?.value ?? '') : '';
    const given = { required: true, value: typed.whose ?? only, options };
    return [
      choiceField('whose', { label: who, placeholder: asked.words.fields.choose }, given),
      ...pastFields(typed, asked, until, []),
    ];
  },
  trial: null,
  commands: async (inputs, ordering) => {
    const moment = pastIn(inputs, ordering);
    if ('fault' in moment) return moment;
    // Who was shown: somebody else may have gone in since.
    return [leaving(Number(inputs.whose ?? 0), moment.at, ordering.desk.clock())];
  },
});

export function leaving(entry: number, until: Date, now: Date): OperatorCommand {
  return { type: 'leave-system', entry, until: until.toISOString(), now: now.toISOString() };
}
