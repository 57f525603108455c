import type { Suggestion, WhySuggested } from '../../ticket/ticket.ts';
import type { Category, Priority } from '../../ticket/words.ts';
import type { InboundEmail } from '../inbound-email.ts';

/** A rule of desk.yaml: when it fits, what it proposes. */
export type SuggestionRule = {
  words?: string[] | undefined;
  sender?: string | undefined;
  important?: boolean | undefined;
  category?: Category | undefined;
  priority?: Priority | undefined;
};

/** What of a mail the rules look at. */
export type SuggestedBy = Pick<InboundEmail, 'from' | 'subject' | 'newText' | 'important'>;

/** A text may have megabytes; what it is about is said at its beginning. */
const readAtMost = 20_000;

/** The proposal of the first rule that fits, with its reason for the card; null where none does. */
export function suggest(rules: SuggestionRule[], email: SuggestedBy): Suggestion | null {
  const text = ` ${email.subject} ${email.newText.slice(0, readAtMost)} `.toLowerCase();
  for (const rule of rules) {
    const reason = whyFits(rule, text, email);
    if (reason) return { category: rule.category ?? null, priority: rule.priority ?? null, reason };
  }
  return null;
}

function whyFits(rule: SuggestionRule, text: string, email: SuggestedBy): WhySuggested | null {
  const word = rule.words?.find(candidate => hasWord(text, candidate.toLowerCase()));
  if (rule.words && !word) return null;
  const { address } = email.from;
  const sender = rule.sender?.toLowerCase();
  if (sender && address !== sender && !(sender.startsWith('@') && address.endsWith(sender))) return null;
  if (rule.important && !email.important) return null;
  if (word) return { by: 'word', what: word };
  return sender ? { by: 'sender', what: sender } : { by: 'important' };
}

/** "non è urgentissimo", "not urgent": said, but not meant. */
const negation =
  /\b(non|not|n[’']t|senza|nessun\w*|no)\s+(è|e'|sono|era|is|are|so|very|che|molto|così)?\s*$/u;

/** As a whole word ("fermo" is not in "confermo"), and not after a "not". */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + word.length] ?? ' ';
    const isWhole = !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
    if (isWhole && !negation.test(text.slice(Math.max(0, at - 30), at))) return true;
  }
  return false;
}
