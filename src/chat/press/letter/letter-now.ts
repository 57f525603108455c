import type { Db } from '../../../store/database.ts';
import { hasRecallable } from '../../../store/mail/letters.ts';
import { type RecalledLetter, recalledLetter } from '../../../store/tickets/events.ts';
import type { RecallableEvent } from '../../../ticket/chapters/delivery.ts';
import type { LetterVerb } from '../../actions/forms.ts';

/** What is so of the letter that an operator wrote last. */
export type LetterNow = {
  /** It has not left yet, and can be taken back. */
  isUndoable: boolean;
  /** It was taken back: what it said stands in its form again, until another letter is ordered. */
  draft: (Omit<RecalledLetter, 'what'> & { verb: LetterVerb }) | null;
};

export const noLetter: LetterNow = { isUndoable: false, draft: null };

const forms: Record<RecallableEvent, LetterVerb> = {
  replied: 'reply',
  'clarification-asked': 'ask-clarification',
  closed: 'close',
};

export async function letterNow(db: Db, ticket: number): Promise<LetterNow> {
  // What a letter waits by is the machine's clock, as its job does.
  if (await hasRecallable(db, ticket, new Date())) return { isUndoable: true, draft: null };
  const recalled = await recalledLetter(db, ticket);
  if (!recalled) return noLetter;
  const { what, ...written } = recalled;
  return { isUndoable: false, draft: { ...written, verb: forms[what] } };
}
