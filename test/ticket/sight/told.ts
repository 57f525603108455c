import type { Ticket } from '../../../src/ticket/ticket.ts';
import { vulnerability } from '../categories.ts';
import { asBug, claimedBy, giulia, ticketOf } from '../ticket-of.ts';

export const word = 'never to be seen';
/** A request: every field of it that may hold words holds this one. */
export const told: Ticket = {
  ...ticketOf([{ type: 'note-added', text: word }, giulia], claimedBy(giulia), asBug),
  subject: word,
  requester: { name: word, address: word },
  participants: [word],
  excerpt: word,
  suggestion: { category: vulnerability, priority: 1, reason: word },
  authorship: {
    answersTo: { name: word, address: word },
    shared: null,
    unverified: 'opening',
    saysToBe: [
      {
        operator: { id: 1, name: word },
        doing: 'passed-on',
        opens: true,
        messageId: '<1@cliente.example>',
        arrivedAt: '2026-11-24T09:30:00Z',
        excerpt: word,
        reached: true,
        original: { name: word, address: word },
      },
    ],
    outside: { by: word, at: 0 },
    mayJoin: null,
    outsideOf: null,
    leftOut: 0,
    broughtAlong: [word],
    alsoTheirs: [],
  },
  extensions: [{ promise: 'claim', by: { amount: 1, unit: 'hour' }, reason: word }],
  resolution: word,
};
