import { plainFacts } from '../facts.ts';
import type { Ticket } from '../ticket.ts';

/**
 * The request as it is shown to those who may not read it: its number, its state, its promises, and nothing that anybody
 * wrote. Field by field, so that a new one does not compile before it was asked whether it holds words; of the small facts
 * only those are shown that are known to hold none.
 */
export function withoutWords(ticket: Ticket): Ticket {
  const { suggestion, extensions, resolution } = ticket;
  return {
    ...plainFacts,
    number: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    status: ticket.status,
    subject: '',
    language: ticket.language,
    mailbox: ticket.mailbox,
    requester: { name: '', address: '' },
    participants: [],
    fromMachine: ticket.fromMachine,
    fromBacklog: ticket.fromBacklog,
    excerpt: '',
    // A key by which its promises are counted; whoever says a company's name asks whether words may be seen.
    company: ticket.company,
    category: ticket.category,
    priority: ticket.priority,
    suggestion: suggestion && { ...suggestion, reason: '' },
    assignee: ticket.assignee,
    linkedTo: ticket.linkedTo,
    looksLike: ticket.looksLike,
    mergedInto: ticket.mergedInto,
    lostNumber: ticket.lostNumber,
    restricted: ticket.restricted,
    incident: null,
    restrictionLifted: ticket.restrictionLifted,
    folded: ticket.folded,
    undeliverable: ticket.undeliverable,
    closedBy: ticket.closedBy,
    isReused: ticket.isReused,
    reopened: ticket.reopened,
    saidSolved: ticket.saidSolved,
    rating: ticket.rating,
    openedAt: ticket.openedAt,
    claimedAt: ticket.claimedAt,
    claimTold: ticket.claimTold,
    waitingSince: ticket.waitingSince,
    askedAt: ticket.askedAt,
    remindedAt: ticket.remindedAt,
    pauses: ticket.pauses,
    extensions: extensions.map(extension => ({ ...extension, reason: '' })),
    escalation: ticket.escalation,
    snoozedUntil: ticket.snoozedUntil,
    snoozedBy: ticket.snoozedBy,
    // Where it was taken from leads to what was said there.
    typed: ticket.typed && { by: ticket.typed.by, typedAt: ticket.typed.typedAt },
    turn: ticket.turn,
    awaitsTurn: ticket.awaitsTurn,
    viaForm: ticket.viaForm,
    watchers: ticket.watchers,
    closedAt: ticket.closedAt,
    resolution: resolution && '',
    updatedAt: ticket.updatedAt,
    erased: ticket.erased,
  };
}
