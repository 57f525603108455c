import type { TicketAction } from '../../src/chat/actions/action.ts';
import { boxField, lineOf, textField } from '../../src/chat/actions/fields.ts';
import { formWith } from '../../src/chat/actions/form-view.ts';
import { letterFields } from '../../src/chat/actions/letter.ts';
import type { FormField, FormView } from '../../src/chat/card.ts';
import { readable, readableLine } from '../../src/chat/readable.ts';
import { wordsIn } from '../../src/chat/words/words.ts';
import type { Catalogue } from '../../src/ticket/catalogue/catalogue.ts';
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
  catalogue?: Catalogue;
};

/** An action's form without a database; null for one that acts at once, or asks the desk for more than a letter's does. */
export function formOf(
  action: TicketAction,
  ticket: Seen<Ticket>,
  language: Language,
  { operators = [], typed = {}, notice = '', said, offered, catalogue }: Shown = {},
): FormView | null {
  const words = wordsIn(language);
  const speech = speechIn(language, catalogue);
  const filling = { ticket, words, speech, typed, operators };
  const fields = action.letter
    ? letterFields(words, {
        text: textField(words.actions.reply.form, true),
        said: said === undefined ? null : { who: said || '?', when: 'oggi, 10:00', text: said || '?' },
        saved: said === undefined ? [] : savedBefore(said || '?'),
        earlier: said === undefined ? [] : [1, 2, 3].map(at => answeredBefore(said || '?', at)),
        files: filesField(offered),
        besides: [boxField('reusable', words.answers.reusable, words.answers.reusableBox)],
      })
    : whatItAsks(action, filling);
  if (Array.isArray(fields)) return formWith(action, filling, fields, notice);
  // It asks a desk, and there is none here.
  Promise.resolve(fields).catch(() => null);
  return null;
}

/** One that asks a desk has none here: at once, or later. */
function whatItAsks({ form }: TicketAction, filling: object) {
  try {
    return form?.fields(filling as never);
  } catch {
    return null;
  }
}

/** Saved replies with such names, and that others have no text in the language. */
function savedBefore(name: string): FormField[] {
  const options = Array.from({ length: 15 }, (_, at) => ({
    value: `own:${at + 1}`,
    label: readableLine(name, 75) || '?',
  }));
  return [
    {
      id: 'saved',
      kind: 'search',
      label: 'Risposta pronta',
      placeholder: 'Cerca…',
      use: 'Inserisci',
      options,
    },
    lineOf('aside', readableLine(name, 200) || '?'),
  ];
}

function answeredBefore(text: string, at: number): FormField {
  const title = `Già risposto in #${at} · ${readableLine(text, 60)}`;
  return {
    id: 'earlier',
    kind: 'offer',
    title,
    text: readable(text, 220) || '?',
    use: 'Inserisci',
    value: `${at}`,
  };
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
