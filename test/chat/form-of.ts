import type { TicketAction } from '../../src/chat/actions/action.ts';
import { formWith } from '../../src/chat/actions/form-view.ts';
import { letterFields } from '../../src/chat/actions/letter.ts';
import type { FormField, FormView } from '../../src/chat/card.ts';
import { wordsIn } from '../../src/chat/words/words.ts';
import type { Seen } from '../../src/ticket/sight/seen.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import type { Language, Operator } from '../../src/ticket/words.ts';
import { speechIn } from './a-moment.ts';

export type Shown = {
  operators?: Operator[];
  typed?: Record<string, string>;
  notice?: string;
  /** What the customer wrote last. */
  said?: string;
  /** Files that were sent to the app before: Teams' field for them. */
  offered?: string[];
};

/** An action's form without a database; null for one that acts at once, or asks the desk for more than a letter's does. */
export function formOf(
  action: TicketAction,
  ticket: Seen<Ticket>,
  language: Language,
  { operators = [], typed = {}, notice = '', said, offered }: Shown = {},
): FormView | null {
  const words = wordsIn(language);
  const speech = speechIn(language);
  const filling = { ticket, words, speech, typed, operators };
  const fields = action.letter
    ? letterFields(
        words,
        words.actions.reply.form,
        said === undefined ? null : { who: said || '?', when: 'oggi, 10:00', text: said || '?' },
        filesField(offered),
      )
    : action.form?.fields(filling as never);
  if (Array.isArray(fields)) return formWith(action, filling, fields, notice);
  // It asks a desk, and there is none here.
  Promise.resolve(fields).catch(() => null);
  return null;
}

function filesField(offered: string[] = []): FormField {
  const shown = offered.map((name, id) => ({ value: `${id + 1}`, label: `${name} · 12 KB` }));
  const hint = 'Fino a 10 file';
  const field = {
    id: 'uploads',
    kind: 'files',
    label: 'Allegati',
    required: false,
    filesAtMost: 10,
  } as const;
  return { ...field, hint, offered: shown, value: shown.length > 0 ? '1' : '' };
}
