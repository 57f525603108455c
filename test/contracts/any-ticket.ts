import fc from 'fast-check';
import { offeredCategories } from '../../src/ticket/catalogue/catalogue.ts';
import { notEscalated, type Ticket } from '../../src/ticket/ticket.ts';
import {
  type Category,
  chatPlatforms,
  languages,
  type Operator,
  priorities,
  statuses,
} from '../../src/ticket/words.ts';
import { shippedTerms, speechIn } from '../chat/a-moment.ts';
import { withFields } from '../ticket/catalogue/five-fields.ts';
import { anyFacts, anyPerson } from '../ticket/examples.ts';
import { hostileText } from './hostile.ts';

export const now = new Date('2026-11-24T12:00:00Z');

/** Those of the shipped desk, and one that it lists no more. */
const categories = [
  ...offeredCategories(shippedTerms.policy.catalogue).map(({ key }) => key),
  'gone-for-good' as Category,
];

const instant = fc.date({ min: new Date('2020-01-01'), max: now, noInvalidDate: true });

/** Any ticket, full of what a customer could write to do harm. */
export const ticket: fc.Arbitrary<Ticket> = fc.record({
  ...anyFacts,
  number: fc.integer({ min: 1, max: 999_999_999 }),
  nonce: fc.constantFrom('', '5e0c77a1b2d4'),
  version: fc.integer({ min: 1, max: 9999 }),
  status: fc.constantFrom(...statuses),
  subject: hostileText,
  language: fc.constantFrom(...languages),
  mailbox: fc.constant('support@interzen.example'),
  requester: anyPerson,
  participants: fc.constant([]),
  fromMachine: fc.boolean(),
  fromBacklog: fc.boolean(),
  excerpt: hostileText,
  company: fc.option(fc.constantFrom('acme', 'beta')),
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
  turn: fc.option(fc.record({ id: fc.constant(2), name: hostileText })),
  awaitsTurn: fc.boolean(),
  mergedInto: fc.option(fc.integer({ min: 1, max: 99_999 }), { freq: 5 }),
  restricted: fc.boolean(),
  incident: fc.option(fc.integer({ min: 1, max: 999 })),
  openedAt: instant,
  claimedAt: fc.option(instant),
  waitingSince: fc.option(instant),
  askedAt: fc.option(instant),
  remindedAt: fc.option(instant),
  pauses: fc.constant([]),
  extensions: fc.constant([]),
  escalation: fc.constant(notEscalated),
  snoozedUntil: fc.option(instant),
  watchers: fc.array(fc.record({ id: fc.nat(99), on: fc.constantFrom(...chatPlatforms) }), { maxLength: 20 }),
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

export const speech = fc.constantFrom(...languages).map(language => speechIn(language, withFields));
