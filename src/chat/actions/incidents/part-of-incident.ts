import { z } from 'zod';
import type { Desk } from '../../../desk/desk.ts';
import type { Handled } from '../../../desk/handle.ts';
import { joinIncident, openIncidentWith } from '../../../desk/incidents/join.ts';
import { newestOpenIncidents } from '../../../store/incidents/incidents.ts';
import { asksForNothing } from '../../../ticket/incidents/fits.ts';
import type { FormField } from '../../card.ts';
import { incidentName } from '../../incidents/incident-name.ts';
import type { Words } from '../../words/words.ts';
import type { Doing, Fault, Inputs, TicketAction } from '../action.ts';
import { choiceField } from '../fields.ts';
import { isAtWork, offered } from '../offer.ts';
import { ruleFields, ruleIn, serviceField, titleField } from './rule-fields.ts';

/** Nobody has so many open; a form has room for them, and for a new one. */
const listedAtMost = 499;
const another = 'new';

const input = z.object({ incident: z.string().default(another) });

/** It has the cause that others have: one of the incidents that are open, or a new one. */
export const partOfIncident: TicketAction<'part-of-incident'> = {
  about: 'ticket',
  verb: 'part-of-incident',
  label: words => words.actions.partOfIncident.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && !where.ticket.restricted && where.ticket.incident === null
      ? offered
      : null,
  form: {
    words: words => words.actions.partOfIncident.form,
    fields: async ({ desk, words, speech, typed, ticket }) => [
      ...(await incidentField(desk, words, Number(typed.incident) || ticket.resembles?.incident)),
      titleField({ desk, words }, typed, false),
      ...serviceField({ desk, words, speech }, typed),
      ...ruleFields({ desk, words }, typed),
    ],
    trial: () => [{ type: 'join-incident', incident: { id: 0, title: '', closed: false } }],
    saysPromise: false,
    isReading: false,
    within: {},
  },
  letter: null,
  does: { kind: 'deed', carryOut },
  answer: { shows: 'card', line: ({ words }) => words.actions.partOfIncident.done },
  adds: true,
  isReading: false,
  isUndo: false,
};

/** Without one that is open there is nothing to choose; what does not look like one is not taken for part of it. */
async function incidentField(desk: Desk, words: Words, like: number | undefined): Promise<FormField[]> {
  const { newest: open } = await newestOpenIncidents(desk.db, listedAtMost);
  if (open.length === 0) return [];
  const { which, another: anew } = words.actions.partOfIncident;
  const value = open.find(({ id }) => id === like)?.id;
  return [
    choiceField(
      'incident',
      { label: which, placeholder: words.fields.choose },
      {
        required: true,
        value: String(value ?? another),
        options: [
          ...open.map(each => ({ value: String(each.id), label: incidentName(each, words, 70) })),
          { value: another, label: anew },
        ],
      },
    ),
  ];
}

async function carryOut(
  inputs: Inputs,
  { desk, words, ticket, circumstances }: Doing,
): Promise<Handled | Fault> {
  const parsed = input.safeParse(inputs);
  if (!parsed.success) return { fault: words.badInput };
  const said = words.actions.partOfIncident;
  const chosen = parsed.data.incident;
  const read = ruleIn(inputs, { desk, words });
  if (chosen !== another) {
    // Of one that there is nothing is changed here: what was written of a new one would be lost.
    if ('fault' in read || read.title !== '' || read.service !== null || !asksForNothing(read.rule))
      return { fault: said.both };
    const joined = await joinIncident(desk, ticket.number, Number(chosen) || 0, circumstances);
    return !joined.ok && joined.reason === 'unknown-incident' ? { fault: said.gone } : joined;
  }
  if ('fault' in read) return read;
  if (read.title === '') return { fault: said.choose };
  return await openIncidentWith(desk, ticket.number, read, circumstances);
}
