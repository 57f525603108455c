import fc from 'fast-check';
import { valueAtMost } from '../../src/ticket/catalogue/own-field.ts';
import type { OperatorCommand } from '../../src/ticket/commands.ts';
import { dutyKinds } from '../../src/ticket/duties/regime.ts';
import type { TicketEvent, TicketEventType } from '../../src/ticket/events.ts';
import type { TicketFacts } from '../../src/ticket/facts.ts';
import type { Concern } from '../../src/ticket/grammar/traits.ts';
import { hostileText } from '../contracts/hostile.ts';
import { bug } from './categories.ts';

// An example of everything that is so of tickets. Each table is closed: what is new does not compile until it has its line
// here, and then whatever goes through all of them goes through it, too.

/** Stands in whatever people wrote or are called, and nowhere else. */
export const mark = 'PAROLA';

export const person = { name: `${mark} Paolo`, address: `${mark}.paolo@cliente.example` };
export const colleague = { id: 7, name: `${mark} Anna` };
const saved = ['yaml:Password'];
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

/** One of each event, with all that it can hold. */
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
    suggestion: { category: bug, priority: 1, reason: `“${mark}”` },
    linkedTo: 1000,
    looksLike: null,
    messageId: '<1@cliente.example>',
    nonce: 'n0nce',
    company: `${mark}-spa`,
    lostNumber: null,
    authorship: { answersTo: person, shared: 'group', saysToBe: [saysToBe], outside: { by: mark, at: 5 } },
    typed: {
      by: colleague,
      typedAt: '2026-11-24T10:05:00.000Z',
      from: { by: `${mark} Bea`, on: 'slack', link: 'https://x', left: [`${mark}.pdf`] },
    },
    awaitsTurn: true,
    viaForm: { token: 3, name: 'Sito web' },
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
  classified: { type: 'classified', category: bug, priority: 2, bySuggestion: false },
  'clarification-asked': { type: 'clarification-asked', text: `${mark}?`, files, saved },
  replied: { type: 'replied', text: `${mark}.`, saved },
  closed: { type: 'closed', resolution: `${mark}!`, files, saved, reusable: true },
  'joined-incident': { type: 'joined-incident', incident: 3, title: `${mark} ferma`, how: 'rule' },
  'left-incident': { type: 'left-incident', incident: 3, title: mark },
  'resembled-incident': { type: 'resembled-incident', incident: 3, title: mark },
  'incident-name-changed': { type: 'incident-name-changed', incident: 3, title: mark },
  'told-of-incident': { type: 'told-of-incident', incident: 3, title: mark, broadcast: 9, text: `${mark}.` },
  'said-solved': { type: 'said-solved', closes: false },
  rated: { type: 'rated', verdict: 'down', text: `${mark}!`, by: 'link', isNamed: true },
  'colleague-named': { type: 'colleague-named', address: `${mark}.dino@cliente.example` },
  released: { type: 'released' },
  reassigned: { type: 'reassigned', to: colleague, tellsCustomer: false },
  reopened: { type: 'reopened', by: 'operator', reason: mark },
  'reuse-stopped': { type: 'reuse-stopped' },
  'note-added': {
    type: 'note-added',
    text: mark,
    kept: {
      by: `${mark} Bea`,
      on: 'slack',
      link: 'https://x',
      left: [`${mark}.pdf`],
      files: '<note.1@x>',
      press: 'form:x',
    },
  },
  'conversation-opened': { type: 'conversation-opened' },
  'attachment-opened': { type: 'attachment-opened', attachment: 4, name: `${mark}.png` },
  'language-changed': { type: 'language-changed', language: 'en' },
  'fields-set': {
    type: 'fields-set',
    fields: [
      { key: 'issue', value: `${mark}-12` },
      { key: 'version', value: '' },
    ],
  },
  'customer-set': {
    type: 'customer-set',
    customer: { name: `${mark} Neri`, address: `${mark}@nuovo.example` },
    was: { name: `${mark} Nero`, address: `${mark}@prima.example` },
    company: `${mark}-spa`,
    letters: { redirected: 1, gone: 2, held: 3 },
  },
  'company-set': { type: 'company-set', company: `${mark}-spa`, name: `${mark} S.p.A.` },
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
  absorbed: {
    type: 'absorbed',
    from: 1000,
    participants: [person.address],
    excerpt: mark,
    corrections: [{ was: { name: `${mark} Nero`, address: `${mark}@prima.example` }, now: person }],
    watchers: [{ id: 2, on: 'slack' }],
    alsoTheirs: [1000],
  },
  'split-off': { type: 'split-off', into: 1003, sender: person, excerpt: mark },
  linked: { type: 'linked', to: 1004 },
  'letter-bounced': { type: 'letter-bounced', recipient: person.address, status: '5.1.1', permanent: true },
  'letter-delayed': { type: 'letter-delayed', recipient: person.address, status: '4.4.1' },
  'letters-allowed-again': { type: 'letters-allowed-again', recipient: person.address },
  'letter-complained': { type: 'letter-complained', recipient: person.address },
  'virus-found': { type: 'virus-found', attachment: 4, file: `${mark}.zip`, signature: 'Eicar' },
  'letter-recalled': { type: 'letter-recalled', letter: 9, what: 'replied' },
  restricted: { type: 'restricted', because: 'asked' },
  'restriction-lifted': { type: 'restriction-lifted' },
  'became-aware': { type: 'became-aware', kind: 'exploited', since: '2026-11-24T09:00:00.000Z' },
  'duties-dropped': { type: 'duties-dropped', kind: 'exploited', reason: mark },
  'measure-noted': { type: 'measure-noted', at: '2026-11-26T09:00:00.000Z' },
  'duty-done': {
    type: 'duty-done',
    duty: 'cra:exploited:early-warning',
    at: '2026-11-24T10:00:00.000Z',
    reference: `${mark}-42`,
  },
  'confidence-promised': { type: 'confidence-promised' },
  'duty-undone': { type: 'duty-undone', duty: 'cra:exploited:early-warning' },
  'duty-called': {
    type: 'duty-called',
    duty: 'cra:exploited:early-warning',
    at: '2026-11-24T21:00:00.000Z',
    start: '2026-11-24T09:00:00.000Z',
    due: '2026-11-25T09:00:00.000Z',
    isMissed: false,
    told: [colleague],
  },
  withdrawn: { type: 'withdrawn', from: colleague, why: 'unseeing' },
  'twins-found': { type: 'twins-found', twins: [1002, 1003] },
  'twins-restricted': { type: 'twins-restricted', twins: [1002] },
  snoozed: { type: 'snoozed', until: '2026-11-26T08:00:00.000Z' },
  woke: { type: 'woke', why: 'due', told: colleague },
  allotted: {
    type: 'allotted',
    to: colleague,
    instead: { id: 8, name: `${mark} Bea` },
    because: 'round-robin',
  },
  'quote-offered': {
    type: 'quote-offered',
    version: 1,
    price: { of: 'sum', cents: 48000, currency: 'EUR' },
    vat: `${mark} esclusa`,
    text: `${mark}: due giornate`,
    lastDay: '2026-12-15',
    validUntil: '2026-12-15T23:00:00.000Z',
    document: `Preventivo 1001/1\n\n${mark}: due giornate`,
    digest: 'ab12',
    files,
    saved,
  },
  'quote-reminded': { type: 'quote-reminded', version: 1, expiresAt: '2026-12-15T23:00:00.000Z' },
  'quote-accepted': {
    type: 'quote-accepted',
    version: 1,
    way: 'link',
    network: `${mark}.203.0.113.7`,
    sentTo: person.address,
    messageId: '',
    digest: 'ab12',
  },
  'quote-refused': {
    type: 'quote-refused',
    version: 1,
    way: 'mail',
    network: `${mark}.203.0.113.7`,
    sentTo: person.address,
    messageId: '<5@cliente.example>',
    digest: 'ab12',
    category: bug,
  },
  'quote-expired': { type: 'quote-expired', version: 1, category: null },
  'quote-withdrawn': { type: 'quote-withdrawn', version: 1, why: 'operator' },
  'work-noted': { type: 'work-noted', minutes: 90, quote: 1 },
  'work-corrected': { type: 'work-corrected', entry: 9, was: 90, minutes: 30 },
  watched: { type: 'watched', on: 'slack' },
  unwatched: { type: 'unwatched' },
  'letter-resent': { type: 'letter-resent', letter: 9, recipient: person.address },
} satisfies { [T in TicketEventType]: Extract<TicketEvent, { type: T }> };

const anyInstant = fc.constant(Date.parse('2026-11-24T12:00:00Z'));
const anyNamed = fc.record({ id: fc.constant(2), name: hostileText });

export const anyPerson = fc.record({
  name: hostileText,
  address: fc.constantFrom('paolo@cliente.example', `${'x'.repeat(240)}@a.example`),
});

/** Any fact, full of what a customer could write to do harm. */
export const anyFacts = {
  authorship: fc.record({
    answersTo: fc.option(anyPerson),
    shared: fc.option(fc.constantFrom('own-address' as const, 'group' as const)),
    unverified: fc.option(fc.constantFrom('opening' as const, 'answer' as const)),
    saysToBe: fc.array(
      fc.record({
        operator: fc.record({ id: fc.constant(2), name: hostileText }),
        doing: fc.constantFrom('wrote' as const, 'passed-on' as const),
        opens: fc.boolean(),
        messageId: fc.constant('<1@x>'),
        arrivedAt: fc.constant('2026-11-24T09:00:00Z'),
        excerpt: hostileText,
        reached: fc.boolean(),
        original: fc.option(anyPerson),
      }),
      { maxLength: 3 },
    ),
    outside: fc.option(fc.record({ by: hostileText, at: fc.constant(Date.parse('2026-11-24T12:00:00Z')) })),
    mayJoin: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
    outsideOf: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
    leftOut: fc.nat({ max: 10_000 }),
    broughtAlong: fc.array(hostileText, { maxLength: 3 }),
    alsoTheirs: fc.array(fc.integer({ min: 1, max: 99_999 }), { maxLength: 3 }),
  }),
  linkedTo: fc.option(fc.integer({ min: 1, max: 99_999 })),
  looksLike: fc.option(fc.integer({ min: 1, max: 99_999 })),
  twins: fc.option(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 20 })),
  lostNumber: fc.option(fc.integer({ min: 1, max: 99_999 }), { freq: 5 }),
  folded: fc.nat({ max: 500 }),
  undeliverable: fc.option(hostileText),
  restrictionLifted: fc.boolean(),
  closedBy: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('operator' as const), name: hostileText }),
      fc.constant({ kind: 'desk' as const }),
      fc.constant({ kind: 'customer' as const }),
      fc.record({
        kind: fc.constant('quote' as const),
        how: fc.constantFrom('refused' as const, 'expired' as const),
      }),
    ),
  ),
  isReused: fc.boolean(),
  reopened: fc.option(
    fc.record({
      by: fc.constantFrom('operator' as const, 'customer' as const),
      at: fc.constant(Date.parse('2026-11-24T12:00:00Z')),
    }),
  ),
  saidSolved: fc.option(fc.constant(Date.parse('2026-11-24T12:00:00Z'))),
  rating: fc.option(
    fc.record({
      verdict: fc.constantFrom('up' as const, 'down' as const),
      at: fc.constant(Date.parse('2026-11-24T12:00:00Z')),
    }),
  ),
  claimTold: fc.boolean(),
  companyChosen: fc.option(fc.record({ company: fc.option(fc.constant('acme')) })),
  typed: fc.option(
    fc.record({
      by: fc.record({ id: fc.constant(2), name: hostileText }),
      typedAt: fc.constant('2026-11-24T10:05:00.000Z'),
      from: fc.record({
        by: hostileText,
        on: fc.constantFrom('slack' as const, 'teams' as const),
        link: fc.constantFrom('', 'https://x.slack.com/archives/C1/p1?thread_ts=1.2&cid=C1'),
        left: fc.array(hostileText, { maxLength: 8 }),
      }),
    }),
  ),
  corrections: fc.array(fc.record({ was: anyPerson, now: anyPerson }), { maxLength: 3 }),
  partOf: fc.option(fc.record({ title: hostileText, byRule: fc.boolean(), by: hostileText })),
  resembles: fc.option(fc.record({ incident: fc.constant(3), title: hostileText })),
  viaForm: fc.option(fc.record({ token: fc.constant(3), name: hostileText })),
  confidencePromised: fc.boolean(),
  reporting: fc.option(
    fc.record({
      aware: fc.dictionary(
        fc.constantFrom(...dutyKinds),
        fc.constantFrom(Date.parse('2026-11-24T09:00:00Z'), Date.parse('2026-11-20T09:00:00Z')),
      ),
      measureAt: fc.option(fc.constant(Date.parse('2026-11-24T11:00:00Z'))),
      done: fc.dictionary(
        fc.constantFrom(
          'cra:exploited:early-warning',
          'cra:severe-incident:notification',
          'gone:exploited:x',
        ),
        fc.record({ at: fc.constant(Date.parse('2026-11-24T10:00:00Z')), reference: hostileText }),
      ),
      called: fc.constant({}),
    }),
  ),
  // As `valueIn` keeps them: a line, and no long one.
  fields: fc.dictionary(
    fc.constantFrom('issue', 'environment', 'version', 'page', 'gone'),
    hostileText.map(text => text.replace(/\s+/g, ' ').trim().slice(0, valueAtMost) || '?'),
    { maxKeys: 5 },
  ),
  snoozedBy: fc.option(fc.record({ id: fc.constant(2), name: hostileText })),
  quotes: fc.array(
    fc.record({
      version: fc.constant(1),
      sequence: fc.constant(4),
      by: anyNamed,
      price: fc.oneof(
        fc.record({ of: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 600_000 }) }),
        fc.record({
          of: fc.constant('sum' as const),
          cents: fc.integer({ min: 1, max: 1_000_000_000 }),
          currency: fc.constant('EUR'),
        }),
      ),
      vat: hostileText,
      text: hostileText,
      language: fc.constantFrom('it' as const, 'en' as const),
      lastDay: fc.constant('2026-12-15'),
      validUntil: anyInstant,
      document: hostileText,
      digest: fc.constant('ab12'),
      offeredAt: anyInstant,
      state: fc.constantFrom(
        ...(['open', 'accepted', 'refused', 'expired', 'withdrawn', 'replaced', 'ended'] as const),
      ),
      remindedAt: fc.option(anyInstant),
      expiresAt: fc.option(anyInstant),
      said: fc.option(
        fc.record({
          messageId: fc.constant('<1@x>'),
          at: anyInstant,
          from: anyPerson,
          means: fc.option(fc.constantFrom('yes' as const, 'no' as const)),
        }),
      ),
      answer: fc.option(
        fc.record({
          way: fc.constantFrom('link' as const, 'mail' as const),
          at: anyInstant,
          network: hostileText,
          sentTo: hostileText,
          recordedBy: fc.option(anyNamed),
        }),
      ),
      endedAt: fc.option(anyInstant),
    }),
    { maxLength: 2 },
  ),
  work: fc.array(
    fc.record({
      id: fc.nat({ max: 99 }),
      minutes: fc.nat({ max: 1440 }),
      by: anyNamed,
      quote: fc.option(fc.constant(1)),
      at: anyInstant,
    }),
    { maxLength: 3 },
  ),
} satisfies { [F in keyof TicketFacts]: fc.Arbitrary<TicketFacts[F]> };

/** What each concern is moved by; whatever else happens moves nothing that others have in mind. */
export const movedBy: Record<Concern, TicketEventType[]> = {
  ownership: ['claimed', 'released', 'reassigned', 'closed', 'reopened', 'merged', 'withdrawn'],
  conversation: [
    'message-received',
    'wrote-outside',
    'replied',
    'clarification-asked',
    'language-changed',
    'said-solved',
    'customer-set',
    'quote-offered',
    'quote-accepted',
    'quote-withdrawn',
  ],
  classification: ['classified', 'company-set', 'quote-refused', 'quote-expired'],
};

/** What, moved by somebody else, makes a press of each command stale. */
export const staleBy: Record<OperatorCommand['type'], Concern[]> = {
  claim: ['ownership'],
  release: ['ownership'],
  reassign: ['ownership'],
  'take-over': [],
  classify: ['classification'],
  'accept-suggestion': ['classification'],
  'change-language': [],
  'set-customer': [],
  'set-company': [],
  'set-fields': [],
  'ask-clarification': ['ownership', 'conversation'],
  reply: ['ownership', 'conversation'],
  close: ['ownership', 'conversation'],
  reopen: ['ownership'],
  'stop-reusing': [],
  'add-note': [],
  'open-conversation': [],
  'open-attachment': [],
  vouch: [],
  merge: [],
  'let-in': [],
  link: [],
  acknowledge: [],
  restrict: [],
  'lift-restriction': [],
  'become-aware': [],
  'drop-duties': [],
  'note-measure': [],
  'do-duty': [],
  'undo-duty': [],
  extend: [],
  snooze: ['ownership', 'conversation'],
  wake: [],
  watch: [],
  unwatch: [],
  'join-incident': [],
  'leave-incident': [],
  'tell-of-incident': [],
  'offer-quote': ['ownership', 'conversation', 'classification'],
  'withdraw-quote': [],
  'record-quote-answer': ['conversation'],
  'note-work': [],
  'correct-work': [],
};
