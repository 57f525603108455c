import { z } from 'zod';
import type { Desk } from '../../../desk/desk.ts';
import { type Handled, handle } from '../../../desk/handle.ts';
import { mergeTickets } from '../../../desk/relations/merge.ts';
import { splitMessage, splittable } from '../../../desk/relations/split.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { seenPart } from '../../../ticket/sight/seen.ts';
import type { Eyes } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FormField } from '../../card.ts';
import { messageInWords } from '../../in-words/message-in-words.ts';
import type { Speech } from '../../say.ts';
import type { Words } from '../../words/words.ts';
import type { Doing, Fault, Inputs, TicketAction } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';
import { ticketNumber } from '../inputs.ts';
import { isAlive, offered } from '../offer.ts';

const messagesListed = 100;
const numberLength = 10;

const input = z.object({
  relation: z.enum(['merge', 'link', 'split']),
  number: ticketNumber,
  message: z.string().default('').transform(Number),
});

/** How a ticket is to others: merged into one, connected with one, or a message of it in one of its own. */
export const relate: TicketAction<'relate'> = {
  about: 'ticket',
  verb: 'relate',
  label: words => words.actions.relate.label,
  offered: where => (where.on === 'card' && isAlive(where.state) ? offered : null),
  form: {
    words: words => words.actions.relate.form,
    fields: async ({ desk, speech, eyes, ticket, words }) => {
      const messages = await messagesIn(desk, speech, ticket, eyes);
      return [relationField(words, messages), numberField(words, ticket), ...messageField(words, messages)];
    },
    // What was merged goes on elsewhere; any of the three finds that out.
    trial: () => [{ type: 'link', to: 0 }],
    saysPromise: false,
    isReading: false,
    within: {},
  },
  letter: null,
  does: { kind: 'deed', carryOut },
  answer: { shows: 'card', line: ({ words }) => words.actions.relate.done },
  adds: true,
  isReading: false,
  isUndo: false,
};

type Option = { value: string; label: string };

function relationField({ fields, actions: { relate } }: Words, messages: Option[]): FormField {
  return choiceField(
    'relation',
    { label: relate.relation, placeholder: fields.choose },
    {
      required: true,
      value: 'merge',
      options: [
        { value: 'merge', label: relate.merge },
        { value: 'link', label: relate.link },
        ...(messages.length > 0 ? [{ value: 'split', label: relate.split }] : []),
      ],
    },
  );
}

function numberField({ fields, actions: { relate } }: Words, { looksLike }: Ticket): FormField {
  return lineField(
    'number',
    { label: relate.number, placeholder: fields.number },
    { required: false, maxLength: numberLength, value: String(looksLike ?? '') },
  );
}

function messageField({ actions: { relate } }: Words, messages: Option[]): FormField[] {
  if (messages.length === 0) return [];
  const words = { label: relate.message, placeholder: relate.messagePlaceholder };
  return [choiceField('message', words, { required: false, value: '', options: messages })];
}

/** What can go into a ticket of its own. */
async function messagesIn(desk: Desk, speech: Speech, ticket: Ticket, eyes: Eyes): Promise<Option[]> {
  const messages = (await splittable(desk, ticket.number)).slice(-messagesListed);
  return messages
    .flatMap(message => seenPart(ticket, message, eyes) ?? [])
    .map(message => ({ value: String(message.id), label: messageInWords(message, speech, 70) }));
}

async function carryOut(
  inputs: Inputs,
  { desk, words, ticket, circumstances }: Doing,
): Promise<Handled | Fault> {
  const parsed = input.safeParse(inputs);
  if (!parsed.success) return { fault: words.badInput };
  const { relation, number, message } = parsed.data;
  if (relation === 'split')
    return (
      (await splitMessage(desk, ticket.number, message, circumstances)) ?? {
        fault: words.actions.relate.noMessage,
      }
    );
  const other = number > 0 ? await findTicket(desk.db, number) : null;
  if (!other) return { fault: words.fields.noNumber };
  return relation === 'merge'
    ? await mergeTickets(desk, ticket.number, number, circumstances)
    : await handle(desk, ticket.number, { type: 'link', to: number }, circumstances);
}
