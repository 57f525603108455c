import { fillingCommands, fillingEvents } from './catalogue/filling.ts';
import { claimingCommands, claimingEvents } from './chapters/claiming.ts';
import { classifyingCommands, classifyingEvents } from './chapters/classifying.ts';
import { closingCommands, closingEvents } from './chapters/closing.ts';
import { deliveryEvents } from './chapters/delivery.ts';
import { languageCommands, languageEvents } from './chapters/language.ts';
import { lettersCommands, lettersEvents } from './chapters/letters.ts';
import { mailEvents, mailOccurrences } from './chapters/mail.ts';
import { notesCommands, notesEvents } from './chapters/notes.ts';
import { openingEvents } from './chapters/opening.ts';
import {
  operatorMailCommands,
  operatorMailEvents,
  operatorMailOccurrences,
} from './chapters/operator-mail.ts';
import { readingCommands, readingEvents } from './chapters/reading.ts';
import { relatingCommands, relatingEvents } from './chapters/relating.ts';
import { restrictingCommands, restrictingEvents } from './chapters/restricting.ts';
import { snoozingCommands, snoozingEvents } from './chapters/snoozing.ts';
import { watchingCommands, watchingEvents } from './chapters/watching.ts';
import { allottingEvents } from './clock/allotting.ts';
import { escalatingCommands, escalatingEvents } from './clock/escalating.ts';
import { extendingCommands, extendingEvents } from './clock/extending.ts';
import { onCallEvents } from './clock/on-call.ts';
import { silenceEvents } from './clock/silence.ts';
import { clockOccurrences } from './clock/strike.ts';
import type { Occurrence, OperatorCommand } from './commands.ts';
import { companyCommands, companyEvents } from './companies/setting.ts';
import { dutyCallingEvents } from './duties/calling.ts';
import { confidingEvents } from './duties/confiding.ts';
import { reportingCommands, reportingEvents } from './duties/reporting.ts';
import { enteringCommands, enteringEvents } from './entering/entering.ts';
import { erasingEvents, erasingOccurrences } from './erasing/erasing.ts';
import type { TicketEvent } from './events.ts';
import type { Commands, Events, Occurrences } from './grammar/chapter.ts';
import { belongingCommands, belongingEvents } from './incidents/belonging.ts';
import { customerCommands, customerEvents } from './people/naming-customer.ts';
import { customersEvents, customersOccurrences } from './portal/customers-word.ts';
import { quotingEvents } from './quotes/quote-events.ts';
import { quotingCommands, quotingOccurrences } from './quotes/quoting.ts';
import type { Refusal } from './refusals.ts';
import { workingCommands, workingEvents } from './work/working.ts';

/** What operators can order, of all chapters. */
export const commands: Commands<OperatorCommand, TicketEvent, Refusal> = {
  ...belongingCommands,
  ...claimingCommands,
  ...classifyingCommands,
  ...closingCommands,
  ...companyCommands,
  ...customerCommands,
  ...enteringCommands,
  ...escalatingCommands,
  ...extendingCommands,
  ...fillingCommands,
  ...languageCommands,
  ...lettersCommands,
  ...notesCommands,
  ...operatorMailCommands,
  ...quotingCommands,
  ...readingCommands,
  ...relatingCommands,
  ...reportingCommands,
  ...restrictingCommands,
  ...snoozingCommands,
  ...watchingCommands,
  ...workingCommands,
};

/** What mail and the clock do, of all chapters. */
export const occurrences: Occurrences<Occurrence, TicketEvent> = {
  ...clockOccurrences,
  ...customersOccurrences,
  ...erasingOccurrences,
  ...mailOccurrences,
  ...operatorMailOccurrences,
  ...quotingOccurrences,
};

/** What can happen, of all chapters. */
export const events: Events<TicketEvent> = {
  ...belongingEvents,
  ...allottingEvents,
  ...claimingEvents,
  ...classifyingEvents,
  ...closingEvents,
  ...companyEvents,
  ...confidingEvents,
  ...customerEvents,
  ...customersEvents,
  ...deliveryEvents,
  ...dutyCallingEvents,
  ...enteringEvents,
  ...erasingEvents,
  ...escalatingEvents,
  ...extendingEvents,
  ...fillingEvents,
  ...languageEvents,
  ...lettersEvents,
  ...mailEvents,
  ...notesEvents,
  ...onCallEvents,
  ...openingEvents,
  ...operatorMailEvents,
  ...quotingEvents,
  ...readingEvents,
  ...relatingEvents,
  ...reportingEvents,
  ...restrictingEvents,
  ...silenceEvents,
  ...snoozingEvents,
  ...watchingEvents,
  ...workingEvents,
};
