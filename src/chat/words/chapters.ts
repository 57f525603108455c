import type { Notices } from './chapter.ts';
import { fillingActions, fillingLines } from './chapters/catalogue/filling.ts';
import { claimingActions, claimingHeld, claimingLines } from './chapters/claiming.ts';
import { classifyingActions, classifyingLines } from './chapters/classifying.ts';
import { allottingLines, allottingNotices } from './chapters/clock/allotting.ts';
import { escalatingActions, escalatingLines } from './chapters/clock/escalating.ts';
import { extendingActions, extendingLines } from './chapters/clock/extending.ts';
import { onCallLines } from './chapters/clock/on-call.ts';
import { silenceLines } from './chapters/clock/silence.ts';
import { closingActions, closingHeld, closingLines } from './chapters/closing.ts';
import { companyActions, companyLines } from './chapters/companies/setting.ts';
import { deliveryActions, deliveryLines, deliveryNotices } from './chapters/delivery.ts';
import { dutyCallingLines } from './chapters/duties/calling.ts';
import { confidingHeld, confidingLines } from './chapters/duties/confiding.ts';
import { reportingActions, reportingLines } from './chapters/duties/reporting.ts';
import { enteringActions, enteringLines, enteringNotices } from './chapters/entering/entering.ts';
import { erasingLines, erasingNotices } from './chapters/erasing/erasing.ts';
import { belongingActions, belongingLines, belongingNotices } from './chapters/incidents/belonging.ts';
import { languageActions, languageLines } from './chapters/language.ts';
import { lettersActions, lettersLines } from './chapters/letters.ts';
import { mailLines, mailNotices } from './chapters/mail.ts';
import { notesActions, notesLines } from './chapters/notes.ts';
import { openingLines, openingNotices } from './chapters/opening.ts';
import { operatorMailActions, operatorMailLines } from './chapters/operator-mail.ts';
import { customerActions, customerLines } from './chapters/people/naming-customer.ts';
import { customersLines, customersNotices } from './chapters/portal/customers-word.ts';
import { quotingActions, quotingHeld, quotingLines, quotingNotices } from './chapters/quotes/quoting.ts';
import { workingLines, workingNotices } from './chapters/quotes/working.ts';
import { readingActions, readingLines } from './chapters/reading.ts';
import { relatingActions, relatingLines, relatingNotices } from './chapters/relating.ts';
import { restrictingActions, restrictingLines, restrictingNotices } from './chapters/restricting.ts';
import { snoozingActions, snoozingLines, snoozingNotices } from './chapters/snoozing.ts';
import { watchingActions, watchingLines } from './chapters/watching.ts';
import { authorshipNotices } from './mail/authorship.ts';

/** What buttons about a request say, by button. */
export const actions = {
  ...belongingActions,
  ...claimingActions,
  ...classifyingActions,
  ...closingActions,
  ...companyActions,
  ...customerActions,
  ...deliveryActions,
  ...enteringActions,
  ...escalatingActions,
  ...extendingActions,
  ...fillingActions,
  ...languageActions,
  ...lettersActions,
  ...notesActions,
  ...operatorMailActions,
  ...quotingActions,
  ...readingActions,
  ...relatingActions,
  ...reportingActions,
  ...restrictingActions,
  ...snoozingActions,
  ...watchingActions,
};

/** How each event is told in a line. Where a chapter is missing, `event-in-words.ts` does not compile. */
export const lines = {
  ...belongingLines,
  ...allottingLines,
  ...claimingLines,
  ...classifyingLines,
  ...closingLines,
  ...companyLines,
  ...confidingLines,
  ...customerLines,
  ...customersLines,
  ...deliveryLines,
  ...dutyCallingLines,
  ...enteringLines,
  ...erasingLines,
  ...escalatingLines,
  ...extendingLines,
  ...fillingLines,
  ...languageLines,
  ...lettersLines,
  ...mailLines,
  ...notesLines,
  ...onCallLines,
  ...openingLines,
  ...operatorMailLines,
  ...quotingLines,
  ...readingLines,
  ...relatingLines,
  ...reportingLines,
  ...restrictingLines,
  ...silenceLines,
  ...snoozingLines,
  ...watchingLines,
  ...workingLines,
};

/** How some are told instead where the letter that they ordered may not go. */
export const heldLines = { ...claimingHeld, ...closingHeld, ...confidingHeld, ...quotingHeld };

/** What one must know first, in the order in which it stands on the card: who wrote, where that is not plain; then what is unusual. */
export const notices: Notices = {
  ...erasingNotices,
  ...restrictingNotices,
  ...authorshipNotices,
  ...deliveryNotices,
  ...customersNotices,
  ...enteringNotices,
  ...quotingNotices,
  ...workingNotices,
  ...belongingNotices,
  ...snoozingNotices,
  ...allottingNotices,
  ...mailNotices,
  ...relatingNotices,
  ...openingNotices,
};
