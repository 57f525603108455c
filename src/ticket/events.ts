import type { FillingEvent } from './catalogue/filling.ts';
import type { ClaimingEvent } from './chapters/claiming.ts';
import type { ClassifyingEvent } from './chapters/classifying.ts';
import type { ClosingEvent } from './chapters/closing.ts';
import type { DeliveryEvent } from './chapters/delivery.ts';
import type { LanguageEvent } from './chapters/language.ts';
import type { LettersEvent } from './chapters/letters.ts';
import type { MailEvent } from './chapters/mail.ts';
import type { NotesEvent } from './chapters/notes.ts';
import type { OpeningEvent } from './chapters/opening.ts';
import type { OperatorMailEvent } from './chapters/operator-mail.ts';
import type { ReadingEvent } from './chapters/reading.ts';
import type { RelatingEvent } from './chapters/relating.ts';
import type { RestrictingEvent } from './chapters/restricting.ts';
import type { SnoozingEvent } from './chapters/snoozing.ts';
import type { WatchingEvent } from './chapters/watching.ts';
import type { AllottingEvent } from './clock/allotting.ts';
import type { EscalatingEvent } from './clock/escalating.ts';
import type { ExtendingEvent } from './clock/extending.ts';
import type { OnCallEvent } from './clock/on-call.ts';
import type { SilenceEvent } from './clock/silence.ts';
import type { CompanyEvent } from './companies/setting.ts';
import type { DutyCallingEvent } from './duties/calling.ts';
import type { ConfidingEvent } from './duties/confiding.ts';
import type { ReportingEvent } from './duties/reporting.ts';
import type { EnteringEvent } from './entering/entering.ts';
import type { ErasingEvent } from './erasing/erasing.ts';
import type { BelongingEvent } from './incidents/belonging.ts';
import type { CustomerEvent } from './people/naming-customer.ts';
import type { CustomersEvent } from './portal/customers-word.ts';
import type { QuotingEvent } from './quotes/quote-events.ts';
import type { Actor, Origin } from './words.ts';
import type { WorkingEvent } from './work/working.ts';

/** Everything that can happen to a ticket. Append-only: an event is never changed, only followed by others. */
export type TicketEvent =
  | BelongingEvent
  | AllottingEvent
  | ClaimingEvent
  | ClassifyingEvent
  | ClosingEvent
  | CompanyEvent
  | CustomerEvent
  | CustomersEvent
  | ConfidingEvent
  | DeliveryEvent
  | DutyCallingEvent
  | EnteringEvent
  | ErasingEvent
  | EscalatingEvent
  | ExtendingEvent
  | FillingEvent
  | LanguageEvent
  | LettersEvent
  | MailEvent
  | NotesEvent
  | OnCallEvent
  | OpeningEvent
  | OperatorMailEvent
  | QuotingEvent
  | ReadingEvent
  | RelatingEvent
  | ReportingEvent
  | RestrictingEvent
  | SilenceEvent
  | SnoozingEvent
  | WatchingEvent
  | WorkingEvent;

export type TicketEventType = TicketEvent['type'];

/** An event as it stands in the log: who did what, when, from which platform. */
export type RecordedEvent = {
  ticket: number;
  /** 1, 2, 3... within the ticket; equals the ticket's version after it. */
  sequence: number;
  event: TicketEvent;
  actor: Actor;
  origin: Origin;
  at: Date;
  /** Its words were erased: '' stands where they were. */
  erased?: true;
};
