import type { RecallableEvent } from '../../ticket/chapters/delivery.ts';
import { type Action, opensWindow, type WritingAction } from './action.ts';
import { approveReply } from './answers/approve-reply.ts';
import { changeReply } from './answers/change-reply.ts';
import { refuseReply } from './answers/refuse-reply.ts';
import { retireReply } from './answers/retire-reply.ts';
import { saveAsReply } from './answers/save-as-reply.ts';
import { comeBack } from './away/come-back.ts';
import { goAway } from './away/go-away.ts';
import { claim } from './claiming/claim.ts';
import { reassign } from './claiming/reassign.ts';
import { release } from './claiming/release.ts';
import { takeOver } from './claiming/take-over.ts';
import { acceptSuggestion } from './classifying/accept-suggestion.ts';
import { classify } from './classifying/classify.ts';
import { language } from './classifying/language.ts';
import { reclassify } from './classifying/reclassify.ts';
import { setFields } from './classifying/set-fields.ts';
import { close } from './closing/close.ts';
import { reopen } from './closing/reopen.ts';
import { stopReusing } from './closing/stop-reusing.ts';
import { cancelClosure } from './closures/cancel-closure.ts';
import { planClosure } from './closures/plan-closure.ts';
import { setCompany } from './companies/set-company.ts';
import { card } from './conversation/card.ts';
import { note } from './conversation/note.ts';
import { noteFromChat } from './conversation/note-from-chat.ts';
import { open } from './conversation/open.ts';
import { enterSystem } from './entering/enter-system.ts';
import { leaveSystem } from './entering/leave-system.ts';
import { confirmErasing } from './erasing/confirm-erasure.ts';
import { dropErasing } from './erasing/drop-erasure.ts';
import { proposeErasing } from './erasing/propose-erasure.ts';
import { closeIncident } from './incidents/ending/close-incident.ts';
import { closeRest } from './incidents/ending/close-rest.ts';
import { incidentOfOutage } from './incidents/incident-of-outage.ts';
import { incidentOfStorm } from './incidents/incident-of-storm.ts';
import { joinIncident } from './incidents/join-incident.ts';
import { leaveIncident } from './incidents/leave-incident.ts';
import { openIncident } from './incidents/open-incident.ts';
import { partOfIncident } from './incidents/part-of-incident.ts';
import { renameIncident } from './incidents/rename-incident.ts';
import { showIncident } from './incidents/show-incident.ts';
import { stopSending } from './incidents/stop-sending.ts';
import { whatJoins } from './incidents/what-joins.ts';
import { writeToAll } from './incidents/write-to-all.ts';
import { writeToJoined } from './incidents/write-to-joined.ts';
import { askClarification } from './letters/ask-clarification.ts';
import { liftAnnouncementComplaint } from './letters/lift-announcement-complaint.ts';
import { liftComplaint } from './letters/lift-complaint.ts';
import { recall } from './letters/recall.ts';
import { reply } from './letters/reply.ts';
import { resend } from './letters/resend.ts';
import { takeBack } from './letters/take-back.ts';
import { showList } from './lists/show-list.ts';
import { cancelMaintenance } from './maintenance/cancel-maintenance.ts';
import { planMaintenance } from './maintenance/plan-maintenance.ts';
import { stopAnnouncement } from './maintenance/stop-announcement.ts';
import { speak } from './oneself/speak.ts';
import { newRequest } from './opening/new-request.ts';
import { setCustomer } from './opening/set-customer.ts';
import { handOverAll } from './people/hand-over-all.ts';
import { releaseAll } from './people/release-all.ts';
import { grantPortal } from './portal/grant-portal.ts';
import { grantPortalForCompany } from './portal/grant-portal-for-company.ts';
import { refusePortal } from './portal/refuse-portal.ts';
import { acknowledge } from './promises/acknowledge.ts';
import { extend } from './promises/extend.ts';
import { why } from './promises/why.ts';
import { cancelReminder } from './putting-off/cancel-reminder.ts';
import { remind } from './putting-off/remind.ts';
import { snooze } from './putting-off/snooze.ts';
import { wake } from './putting-off/wake.ts';
import { acceptQuote } from './quotes/accept-quote.ts';
import { offerQuote } from './quotes/offer-quote.ts';
import { refuseQuote } from './quotes/refuse-quote.ts';
import { withdrawQuote } from './quotes/withdraw-quote.ts';
import { letIn } from './relating/let-in.ts';
import { mergeSuggested } from './relating/merge-suggested.ts';
import { relate } from './relating/relate.ts';
import { vouch } from './relating/vouch.ts';
import { becomeAware } from './reporting/become-aware.ts';
import { doDuty } from './reporting/do-duty.ts';
import { noteMeasure } from './reporting/note-measure.ts';
import { reportingTerms } from './reporting/reporting-terms.ts';
import { liftRestriction } from './restricting/lift-restriction.ts';
import { restrict } from './restricting/restrict.ts';
import { restrictTwinsToo } from './restricting/restrict-twins.ts';
import { attachMail } from './unread-mail/attach-mail.ts';
import { discardMail } from './unread-mail/discard-mail.ts';
import { importMail } from './unread-mail/import-mail.ts';
import { unwatch } from './watching/unwatch.ts';
import { watch } from './watching/watch.ts';

/** Every button that there is. In this order they stand in lists, the most important first; on a card by places.ts. */
const actions = [
  recall,
  acknowledge,
  doDuty,
  noteMeasure,
  leaveSystem,
  claim,
  takeOver,
  reply,
  vouch,
  letIn,
  askClarification,
  acceptSuggestion,
  classify,
  reclassify,
  offerQuote,
  acceptQuote,
  refuseQuote,
  withdrawQuote,
  setCustomer,
  setCompany,
  setFields,
  mergeSuggested,
  close,
  reopen,
  stopReusing,
  open,
  why,
  release,
  reassign,
  snooze,
  wake,
  extend,
  joinIncident,
  leaveIncident,
  incidentOfStorm,
  partOfIncident,
  relate,
  restrict,
  restrictTwinsToo,
  liftRestriction,
  becomeAware,
  reportingTerms,
  enterSystem,
  note,
  watch,
  unwatch,
  remind,
  cancelReminder,
  language,
  resend,
  takeBack,
  saveAsReply,
  card,

  newRequest,
  noteFromChat,
  openIncident,
  incidentOfOutage,
  stopSending,
  writeToAll,
  writeToJoined,
  whatJoins,
  renameIncident,
  closeIncident,
  closeRest,
  showIncident,
  comeBack,
  goAway,
  importMail,
  attachMail,
  discardMail,
  liftComplaint,
  liftAnnouncementComplaint,
  approveReply,
  changeReply,
  refuseReply,
  retireReply,
  proposeErasing,
  confirmErasing,
  dropErasing,
  grantPortal,
  grantPortalForCompany,
  refusePortal,
  planClosure,
  cancelClosure,
  planMaintenance,
  cancelMaintenance,
  stopAnnouncement,
  handOverAll,
  releaseAll,
  showList,
  speak,
] as const satisfies Action[];

/** What a button's value can ask for. */
export const verbs = actions.map(({ verb }) => verb);
export type Verb = (typeof verbs)[number];

export const ticketActions = actions.filter(action => action.about === 'ticket');
export type TicketVerb = (typeof ticketActions)[number]['verb'];
export const asideActions = actions.filter(action => action.about !== 'ticket');

const byVerb = new Map<string, Action>(actions.map(action => [action.verb, action]));

/** @returns null for what no button of ours asks for */
export function actionOf(verb: string): Action | null {
  return byVerb.get(verb) ?? null;
}

/** The button that writes what an event tells of, such as `replied`. */
export function writingOf(event: RecallableEvent): WritingAction | null {
  for (const action of ticketActions) {
    const { letter } = action;
    if (letter?.event === event) return { ...action, letter };
  }
  return null;
}

/** By which the form of a request opens for somebody who did not write: from wherever a platform offers it. */
export const openingVerb: Verb = newRequest.verb;

/** By which the form of a note opens that is taken from a message in chat. */
export const notingVerb: Verb = noteFromChat.verb;

/** By which another list is asked for, or something looked for. */
export const listingVerb: Verb = showList.verb;

/** Whether a press on it leads to something to fill in or to read, rather than to a line. */
export function leadsToWindow(verb: string): boolean {
  const action = actionOf(verb);
  return action !== null && opensWindow(action);
}

/** Whether it shows what customers wrote, and records that. */
export function isReading(verb: string): boolean {
  const action = actionOf(verb);
  return action?.about === 'ticket' && action.isReading;
}

/** Whether it takes a letter back: who pressed it is told, and the line that offered it has had its day. */
export function isUndo(verb: string): boolean {
  const action = actionOf(verb);
  return action?.about === 'ticket' && action.isUndo;
}
