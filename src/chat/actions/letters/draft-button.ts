import type { RecalledLetter } from '../../../store/tickets/events.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { LineButton } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import { writingOf } from '../actions.ts';
import { ticketButton } from '../button.ts';

/** The way back to what a letter said that was taken back: its form. */
export function draftButton({ what }: RecalledLetter, ticket: Seen<Ticket>, words: Words): LineButton | null {
  const writing = writingOf(what);
  return writing && ticketButton(writing, ticket, words, { label: words.preview.backToDraft });
}
