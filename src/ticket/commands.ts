import type { WorkingLength } from '../sla/working-length.ts';
import type { SaysToBe } from './authorship.ts';
import type { Terms } from './clock/deadlines.ts';
import type { Roster } from './clock/strike.ts';
import type { MailIntent } from './events.ts';
import type { Ticket } from './ticket.ts';
import type { AttachedFile, Category, Language, Operator, Person, Priority } from './words.ts';

/** What an operator can order from a card, a chat command or the command line. */
export type OperatorCommand =
  | { type: 'claim' }
  | { type: 'classify'; category: Category; priority: Priority | null; language?: Language }
  | { type: 'accept-suggestion' }
  | { type: 'ask-clarification'; text: string; files?: AttachedFile[] }
  | { type: 'reply'; text: string; files?: AttachedFile[] }
  | { type: 'close'; resolution: string; files?: AttachedFile[] }
  | { type: 'release' }
  | { type: 'reassign'; to: Pick<Operator, 'id' | 'name'> }
  | { type: 'reopen'; reason: string }
  | { type: 'add-note'; text: string }
  | { type: 'open-conversation' }
  | { type: 'open-attachment'; attachment: number; name: string }
  | { type: 'change-language'; language: Language }
  | { type: 'acknowledge' }
  | { type: 'take-over' }
  | { type: 'extend'; by: WorkingLength; reason: string; terms: Terms }
  | { type: 'merge'; into: MergeTarget }
  /** a colleague of the other ticket's requester joins it, with what they wrote */
  | { type: 'let-in'; into: MergeTarget }
  | { type: 'vouch' }
  | { type: 'link'; to: number };

type MergeTarget = Pick<
  Ticket,
  'number' | 'status' | 'mergedInto' | 'requester' | 'participants' | 'authorship' | 'category' | 'suggestion'
>;

/** What a mail does to the ticket on which it lands. */
type MailCommand = {
  type: 'receive';
  from: Person;
  intent: MailIntent;
  excerpt: string;
  messageId: string;
  joining: string[];
  arrivedAt: string;
  folded: boolean;
  unverified?: true;
};

/** What an operator's mail does, or one that says to be theirs. */
type OperatorMailCommand =
  | { type: 'note-outside'; messageId: string; arrivedAt: string; reached: boolean }
  | { type: 'note-said'; saysToBe: SaysToBe };

/** What the clock does: whatever is due by now. */
type ClockCommand = { type: 'strike'; now: Date; terms: Terms; roster: Roster };

export type TicketCommand = OperatorCommand | MailCommand | OperatorMailCommand | ClockCommand;
