import type { FillingCommand } from './catalogue/filling.ts';
import type { ClaimingCommand } from './chapters/claiming.ts';
import type { ClassifyingCommand } from './chapters/classifying.ts';
import type { ClosingCommand } from './chapters/closing.ts';
import type { LanguageCommand } from './chapters/language.ts';
import type { LettersCommand } from './chapters/letters.ts';
import type { MailOccurrence } from './chapters/mail.ts';
import type { NotesCommand } from './chapters/notes.ts';
import type { OperatorMailCommand, OperatorMailOccurrence } from './chapters/operator-mail.ts';
import type { ReadingCommand } from './chapters/reading.ts';
import type { RelatingCommand } from './chapters/relating.ts';
import type { RestrictingCommand } from './chapters/restricting.ts';
import type { SnoozingCommand } from './chapters/snoozing.ts';
import type { WatchingCommand } from './chapters/watching.ts';
import type { EscalatingCommand } from './clock/escalating.ts';
import type { ExtendingCommand } from './clock/extending.ts';
import type { ClockOccurrence } from './clock/strike.ts';
import type { CompanyCommand } from './companies/setting.ts';
import type { ReportingCommand } from './duties/reporting.ts';
import type { EnteringCommand } from './entering/entering.ts';
import type { ErasingOccurrence } from './erasing/erasing.ts';
import type { BelongingCommand } from './incidents/belonging.ts';
import type { CustomerCommand } from './people/naming-customer.ts';
import type { CustomersOccurrence } from './portal/customers-word.ts';
import type { QuotingCommand, QuotingOccurrence } from './quotes/quoting.ts';
import type { WorkingCommand } from './work/working.ts';

/** What an operator can order from a card, a chat command or the command line. */
export type OperatorCommand =
  | BelongingCommand
  | ClaimingCommand
  | ClassifyingCommand
  | ClosingCommand
  | CompanyCommand
  | CustomerCommand
  | EnteringCommand
  | EscalatingCommand
  | ExtendingCommand
  | FillingCommand
  | LanguageCommand
  | LettersCommand
  | NotesCommand
  | OperatorMailCommand
  | QuotingCommand
  | ReadingCommand
  | RelatingCommand
  | ReportingCommand
  | RestrictingCommand
  | SnoozingCommand
  | WatchingCommand
  | WorkingCommand;

/** What nobody orders: mail comes, and the clock strikes. */
export type Occurrence =
  | ClockOccurrence
  | CustomersOccurrence
  | ErasingOccurrence
  | MailOccurrence
  | OperatorMailOccurrence
  | QuotingOccurrence;

export type TicketCommand = OperatorCommand | Occurrence;
