import fc from 'fast-check';
import { notEscalated, type Ticket } from '../../src/ticket/ticket.ts';
import { categories, languages, type Operator, priorities, statuses } from '../../src/ticket/words.ts';
import { hostileText } from './hostile.ts';

export const now = new Date('2026-11-24T12:00:00Z');

const person = fc.record({
  name: hostileText,
  address: fc.constantFrom('paolo@cliente.example', `${'x'.repeat(240)}@a.example`),
});
const instant = fc.date({ min: new Date('2020-01-01'), max: now, noInvalidDate: true });

/** Any ticket, full of what a customer could write to do harm. */
export const ticket: fc.Arbitrary<Ticket> = fc.record({
  number: fc.integer({ min: 1, max: 999_999_999 }),
  nonce: fc.constantFrom('', '5e0c77a1b2d4'),
  lostNumber: fc.option(fc.integer({ min: 1, max: 99_999 }), { freq: 5 }),
  version: fc.integer({ min: 1, max: 9999 }),
  status: fc.constantFrom(...statuses),
  subject: hostileText,
  language: fc.constantFrom(...languages),
  mailbox: fc.constant('support@interzen.example'),
  requester: person,
  participants: fc.constant([]),
  fromMachine: fc.boolean(),
  fromBacklog: fc.boolean(),
  authorship: fc.record({
    answersTo: fc.option(person),
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
        original: fc.option(person),
      }),
      { maxLength: 3 },
    ),
    outside: fc.option(fc.record({ by: hostileText, at: fc.constant(now.getTime()) })),
    mayJoin: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
    leftOut: fc.nat({ max: 10_000 }),
  }),
  excerpt: hostileText,
  category: fc.option(fc.constantFrom(...categories)),
  priority: fc.option(fc.constantFrom(...priorities)),
  suggestion: fc.option(
    fc.record({
      category: fc.option(fc.constantFrom(...categories)),
      priority: fc.option(fc.constantFrom(...priorities)),
      reason: hostileText,
    }),
  ),
  assignee: fc.option(fc.record({ id: fc.constant(1), name: hostileText })),
  linkedTo: fc.option(fc.integer({ min: 1, max: 99_999 })),
  looksLike: fc.option(fc.integer({ min: 1, max: 99_999 })),
  mergedInto: fc.option(fc.integer({ min: 1, max: 99_999 }), { freq: 5 }),
  folded: fc.nat({ max: 500 }),
  undeliverable: fc.option(hostileText),
  openedAt: instant,
  claimedAt: fc.option(instant),
  claimTold: fc.boolean(),
  waitingSince: fc.option(instant),
  askedAt: fc.option(instant),
  remindedAt: fc.option(instant),
  pauses: fc.constant([]),
  extensions: fc.constant([]),
  escalation: fc.constant(notEscalated),
  closedAt: fc.option(instant),
  resolution: fc.option(hostileText),
  updatedAt: instant,
});

export const operators: fc.Arbitrary<Operator[]> = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 9999 }),
    email: fc.constant('a@b.example'),
    name: hostileText,
    role: fc.constant('operator' as const),
  }),
  { maxLength: 30 },
);

export const speech = fc.constantFrom(...languages).map(language => ({ language, zone: 'Europe/Rome' }));
