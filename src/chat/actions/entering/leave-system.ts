import type { OperatorCommand } from '../../../ticket/commands.ts';
import { type SystemEntry, stillInside } from '../../../ticket/entering/entry.ts';
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
    const options = inside.map(({ by }) => ({ value: String(by.id), label: readableLine(by.name, 70) }));
    const given = { required: true, value: typed.whose ?? '', options };
    const whose = choiceField('whose', { label: who, placeholder: asked.words.fields.choose }, given);
    return [...(inside.length > 1 ? [whose] : []), ...pastFields(typed, asked, until, [])];
  },
  trial: null,
  commands: async (inputs, ordering) => {
    const moment = pastIn(inputs, ordering);
    if ('fault' in moment) return moment;
    const inside = stillInside(ordering.ticket.entries);
    const who = Number(inputs.whose ?? inside[0]?.by.id ?? 0);
    return [leaving(who, moment.at, ordering.desk.clock())];
  },
});

/** All of them leave at once. */
export function allLeave(entries: readonly SystemEntry[], now: Date): OperatorCommand[] {
  return stillInside(entries).map(({ by }) => leaving(by.id, now, now));
}

function leaving(who: number, until: Date, now: Date): OperatorCommand {
  return { type: 'leave-system', who, until: until.toISOString(), now: now.toISOString() };
}
