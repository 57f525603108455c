import type { TicketEvent, TicketEventType } from '../../../src/ticket/events.ts';
import type { DeskEvent } from '../../../src/ticket/log/desk-events.ts';

/** Stands in whatever people wrote or are called, and nowhere else. */
export const mark = 'PAROLA';

const person = { name: `${mark} Paolo`, address: `${mark}.paolo@cliente.example` };
const colleague = { id: 7, name: `${mark} Anna` };
const files = [{ upload: 3, name: `${mark}.pdf`, size: 5, sha256: 'ab12' }];
const saysToBe = {
  operator: colleague,
  doing: 'passed-on',
  opens: true,
  messageId: '<2@interzen.it>',
  arrivedAt: '2026-11-24T10:00:00.000Z',
  excerpt: `${mark}: «è ferma», disse.\n\tE-4012 \\ 🙂`,
  reached: true,
  original: person,
} as const;

/** One of each, with all that it can hold. */
export const everyEvent = {
  'ticket-opened': {
    type: 'ticket-opened',
    subject: `${mark} ferma`,
    language: 'it',
    mailbox: 'support@interzen.it',
    requester: person,
    participants: [person.address, `${mark}.carla@cliente.example`],
    fromMachine: false,
    fromBacklog: true,
    excerpt: `${mark} «ferma»`,
    suggestion: { category: 'bug', priority: 1, reason: `“${mark}”` },
    linkedTo: 1000,
    looksLike: null,
    messageId: '<1@cliente.example>',
    nonce: 'n0nce',
    lostNumber: null,
    authorship: { answersTo: person, shared: 'group', saysToBe: [saysToBe], outside: { by: mark, at: 5 } },
  },
  'message-received': {
    type: 'message-received',
    from: person,
    intent: 'message',
    excerpt: mark,
    messageId: '<3@cliente.example>',
    joining: [`${mark}.dino@cliente.example`],
    endsWaiting: true,
    folded: false,
    arrivedAt: '2026-11-24T10:00:00.000Z',
    unverified: true,
  },
  'wrote-outside': {
    type: 'wrote-outside',
    messageId: '<4@interzen.it>',
    arrivedAt: '2026-11-24T10:00:00.000Z',
    reached: true,
  },
  'said-to-be': { type: 'said-to-be', saysToBe },
  vouched: {
    type: 'vouched',
    operator: colleague,
    doing: 'wrote',
    messageId: '<2@interzen.it>',
    arrivedAt: '2026-11-24T10:00:00.000Z',
    reached: false,
    requester: person,
  },
  claimed: { type: 'claimed', tellsCustomer: true },
  classified: { type: 'classified', category: 'bug', priority: 2, bySuggestion: false },
  'clarification-asked': { type: 'clarification-asked', text: `${mark}?`, files },
  replied: { type: 'replied', text: `${mark}.` },
  closed: { type: 'closed', resolution: `${mark}!`, files },
  released: { type: 'released' },
  reassigned: { type: 'reassigned', to: colleague, tellsCustomer: false },
  reopened: { type: 'reopened', by: 'operator', reason: mark },
  'note-added': { type: 'note-added', text: mark },
  'conversation-opened': { type: 'conversation-opened' },
  'attachment-opened': { type: 'attachment-opened', attachment: 4, name: `${mark}.png` },
  'language-changed': { type: 'language-changed', language: 'en' },
  escalated: {
    type: 'escalated',
    promise: 'resolve',
    share: 0.8125,
    repetition: 0,
    due: '2026-11-24T10:00:00.000Z',
    tell: 'managers',
    told: [colleague, { id: 8, name: `${mark} Bea` }],
  },
  'on-call-told': { type: 'on-call-told', told: [] },
  acknowledged: { type: 'acknowledged' },
  'deadline-extended': {
    type: 'deadline-extended',
    promise: 'resolve',
    by: { amount: 2, unit: 'day' },
    reason: mark,
  },
  reminded: { type: 'reminded', closesAt: null },
  merged: { type: 'merged', into: 1002 },
  absorbed: { type: 'absorbed', from: 1000, participants: [person.address], excerpt: mark },
  'split-off': { type: 'split-off', into: 1003, sender: person, excerpt: mark },
  linked: { type: 'linked', to: 1004 },
  'letter-bounced': { type: 'letter-bounced', recipient: person.address, status: '5.1.1', permanent: true },
  'letter-delayed': { type: 'letter-delayed', recipient: person.address, status: '4.4.1' },
  'virus-found': { type: 'virus-found', attachment: 4, file: `${mark}.zip`, signature: 'Eicar' },
  'letter-recalled': { type: 'letter-recalled', letter: 9, what: 'replied' },
  'letter-resent': { type: 'letter-resent', letter: 9, recipient: person.address },
} satisfies { [T in TicketEventType]: Extract<TicketEvent, { type: T }> };

const closure = {
  id: 1,
  from: '2026-08-10',
  to: '2026-08-21',
  name: `${mark} estiva`,
  onCall: colleague,
};
const turn = { from: '2026-08-10', to: '2026-08-16', operator: colleague };

/** One of each of the desk's own. */
export const everyDeskEvent: { [T in DeskEvent['type']]: DeskEvent & { type: T } } = {
  'closure-planned': { type: 'closure-planned', closure },
  'closure-changed': { type: 'closure-changed', closure: { ...closure, onCall: null } },
  'closure-cancelled': { type: 'closure-cancelled', closure },
  'mail-imported': { type: 'mail-imported', mail: 4, ticket: 1001 },
  'mail-attached': { type: 'mail-attached', mail: 4, ticket: 1001 },
  'mail-discarded': { type: 'mail-discarded', mail: 4, ticket: null },
  'complaint-lifted': { type: 'complaint-lifted', address: person.address },
  'numbers-skipped': { type: 'numbers-skipped', from: 1001, to: 1101 },
  'operator-left': { type: 'operator-left', operator: colleague },
  'operator-returned': { type: 'operator-returned', operator: colleague },
  'duty-changed': { type: 'duty-changed', ...turn },
  'duty-removed': { type: 'duty-removed', ...turn },
};
