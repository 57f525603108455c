import { z } from 'zod';
import type { Desk } from '../../../desk/desk.ts';
import { type Circumstances, type Handled, handle } from '../../../desk/handle.ts';
import { mergeTickets } from '../../../desk/relations/merge.ts';
import { splitMessage, splittable } from '../../../desk/relations/split.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { seen, seenPart } from '../../../ticket/sight/seen.ts';
import type { Eyes } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FormView } from '../../card.ts';
import { messageInWords } from '../../cards/message-in-words.ts';
import type { ButtonPress } from '../../press/button-press.ts';
import type { Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';
import { aboutTicket } from '../forms.ts';

const messagesListed = 100;
const numberLength = 10;

const typed = z.object({
  relation: z.enum(['merge', 'link', 'split']),
  number: z
    .string()
    .default('')
    .transform(text => Number(/^#?(\d{1,9})$/.exec(text.trim())?.[1] ?? 0)),
  message: z.string().default('').transform(Number),
});

/** How a ticket is to others: merged into one, connected with one, or a message of it in one of its own. */
export async function relateForm(
  desk: Desk,
  speech: Speech,
  ticket: Ticket,
  eyes: Eyes,
  draft: Record<string, string>,
  notice: string,
): Promise<FormView> {
  const words = wordsIn(speech.language);
  const said = words.mail.relate;
  const messages = (await splittable(desk, ticket.number))
    .slice(-messagesListed)
    .flatMap(message => seenPart(ticket, message, eyes) ?? []);
  const option = (value: string, label: string) => ({ value, label });
  return {
    verb: 'relate',
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language: speech.language,
    title: words.forms.relate.title,
    about: aboutTicket(seen(ticket, eyes), words),
    intro: words.forms.relate.intro,
    notice,
    fields: [
      {
        id: 'relation',
        kind: 'choice',
        label: said.relation,
        placeholder: words.fields.choose,
        required: true,
        options: [
          option('merge', said.merge),
          option('link', said.link),
          ...(messages.length > 0 ? [option('split', said.split)] : []),
        ],
        value: draft.relation ?? 'merge',
      },
      {
        id: 'number',
        kind: 'text',
        multiline: false,
        label: said.number,
        placeholder: said.numberPlaceholder,
        required: false,
        maxLength: numberLength,
        value: draft.number ?? String(ticket.looksLike ?? ''),
      },
      ...(messages.length > 0
        ? [
            {
              id: 'message' as const,
              kind: 'choice' as const,
              label: said.message,
              placeholder: said.messagePlaceholder,
              required: false,
              options: messages.map(message =>
                option(String(message.id), messageInWords(message, speech, 70)),
              ),
              value: draft.message ?? '',
            },
          ]
        : []),
    ],
    submit: words.forms.relate.submit,
    cancel: words.cancel,
  };
}

/** @returns what came of it, or what is wrong with what was typed */
export async function relate(
  desk: Desk,
  speech: Speech,
  ticket: Ticket,
  press: ButtonPress,
  circumstances: Circumstances,
): Promise<Handled | { ok: false; reason: 'typed'; fault: string }> {
  const said = wordsIn(speech.language).mail.relate;
  const fault = (text: string) => ({ ok: false, reason: 'typed', fault: text }) as const;
  const parsed = typed.safeParse(press.inputs);
  if (!parsed.success) return fault(wordsIn(speech.language).badInput);
  const { relation, number, message } = parsed.data;
  if (relation === 'split')
    return (await splitMessage(desk, ticket.number, message, circumstances)) ?? fault(said.noMessage);
  const other = number > 0 ? await findTicket(desk.db, number) : null;
  if (!other) return fault(said.noNumber);
  return relation === 'merge'
    ? await mergeTickets(desk, ticket.number, number, circumstances)
    : await handle(desk, ticket.number, { type: 'link', to: number }, circumstances);
}
