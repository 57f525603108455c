import type { CardFacts } from '../store/asking/card-facts.ts';
import type { Db } from '../store/database.ts';
import { hasRecallable } from '../store/mail/taking-back.ts';
import { type RecalledLetter, recalledLetter } from '../store/tickets/events.ts';

/** What is so of the letter that an operator wrote last. */
export type LetterNow = {
  /** It has not left yet, and can be taken back. */
  isUndoable: boolean;
  /** It was taken back: what it said stands in its form again, until another letter is ordered. */
  draft: RecalledLetter | null;
};

export const noLetter: LetterNow = { isUndoable: false, draft: null };

/** The same by what was read with its request: what a letter said that was taken back is looked up only where one was. */
export async function letterAmong(
  db: Db,
  { ticket, isUndoable, isRecalled }: Pick<CardFacts, 'ticket' | 'isUndoable' | 'isRecalled'>,
): Promise<LetterNow> {
  const draft = isRecalled && !isUndoable ? await recalledLetter(db, ticket.number) : null;
  return { isUndoable, draft };
}

export async function letterNow(db: Db, ticket: number): Promise<LetterNow> {
  // What a letter waits by is the machine's clock, as its job does.
  if (await hasRecallable(db, ticket, new Date())) return { isUndoable: true, draft: null };
  return { isUndoable: false, draft: await recalledLetter(db, ticket) };
}
