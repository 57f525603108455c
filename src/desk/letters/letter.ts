import type { LetterKind } from '../../ticket/grammar/letter-order.ts';
import type { Quote } from '../../ticket/quotes/quote.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Language, Operator, Person } from '../../ticket/words.ts';

/** A letter as it goes, to the last character. */
type Letter = {
  from: Person;
  to: Person;
  subject: string;
  text: string;
  html: string;
  language: Language;
};

/** @property link where it is answered; '' where it has no such place yet */
export type QuoteInLetter = { quote: Quote; link: string };

/** A text with its variables filled in, or which of them have no value. */
export type FilledIn = { ok: true; text: string } | { ok: false; missing: string[] };

/** Writes letters from the templates in desk.yaml. Pure: the same input gives the same letter, so a preview is exact. */
export interface LetterWriter {
  write(
    kind: LetterKind,
    ticket: Ticket,
    details: {
      operator: Pick<Operator, 'name'> | null;
      text: string;
      closesAt?: Date | null;
      /** Nobody knows who reads it: it repeats nothing of what the mail said that it answers. */
      isToUnknown?: boolean;
      /** The quote that it is about, and where it is answered. */
      quote?: QuoteInLetter | null;
    },
  ): Letter;

  /**
   * A letter that has not left, with the greeting of whoever it goes to now; all else in it stays, word for word.
   *
   * @returns null where its first line is not the greeting that the template writes for whom it was written to
   */
  greetAnew(
    letter: { text: string; html: string | null; language: Language },
    ticket: Ticket,
    was: Person,
    now: Person,
  ): { text: string; html: string | null } | null;

  /** A text that is kept for many requests, for this one: as an operator would have written it. */
  fillIn(template: string, ticket: Ticket, operator: Pick<Operator, 'name'>): FilledIn;
}
