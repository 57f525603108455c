import type { Handled } from '../../../desk/handle.ts';
import { openIncidentWith } from '../../../desk/incidents/join.ts';
import type { Doing, Fault, Inputs, TicketAction } from '../action.ts';
import { isAtWork, offered } from '../offer.ts';
import { ruleFields, ruleIn, senderShown, serviceField, titleField } from './rule-fields.ts';

/** A storm of mails that lie in one request becomes an incident: what its sender writes from now on joins. */
export const incidentOfStorm: TicketAction<'incident-of-storm'> = {
  about: 'ticket',
  verb: 'incident-of-storm',
  label: words => words.actions.incidentOfStorm.label,
  offered: where =>
    where.on === 'card' &&
    isAtWork(where.state) &&
    !where.ticket.restricted &&
    where.ticket.folded > 0 &&
    where.ticket.incident === null
      ? offered
      : null,
  form: {
    words: words => words.actions.incidentOfStorm.form,
    fields: async ({ desk, words, speech, typed, ticket }) => {
      const known = { sender: senderShown(ticket), ...typed };
      return [
        titleField({ desk, words }, typed),
        ...serviceField({ desk, words, speech }, typed),
        ...ruleFields({ desk, words }, known),
      ];
    },
    trial: () => [{ type: 'join-incident', incident: { id: 0, title: '', closed: false } }],
    saysPromise: false,
    isReading: false,
    within: {},
  },
  letter: null,
  does: { kind: 'deed', carryOut },
  answer: { shows: 'card', line: ({ words }) => words.actions.incidentOfStorm.done },
  adds: true,
  isReading: false,
  isUndo: false,
};

async function carryOut(
  inputs: Inputs,
  { desk, words, ticket, circumstances }: Doing,
): Promise<Handled | Fault> {
  const read = ruleIn(inputs, { desk, words });
  if ('fault' in read) return read;
  if (read.title === '') return { fault: words.incident.fields.titleMissing };
  return await openIncidentWith(desk, ticket.number, read, circumstances);
}
