import { describe, expect, test } from 'vitest';
import { decide } from '../../src/ticket/decide.ts';
import { textLimit } from '../../src/ticket/grammar/typed-text.ts';
import { shippedTerms } from '../chat/a-moment.ts';
import { extendedBy, terms } from './at-rome.ts';
import { bug, changeRequest, helpDesk } from './categories.ts';
import { anna, asBug, claimedBy, closedBy, customer, giulia, given, marco, ticketOf } from './ticket-of.ts';

const mail = {
  type: 'receive' as const,
  from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
  intent: 'message' as const,
  excerpt: 'Ecco lo screenshot.',
  messageId: '<2@cliente.example>',
  joining: ['paolo@cliente.example'],
  arrivedAt: '2026-11-24T10:00:00.000Z',
  folded: false,
};
const { type: _, ...mailFacts } = mail;

describe('claim', () => {
  test('the first one gets it, and the customer is told', () => {
    given(ticketOf()).when({ type: 'claim' }, anna).gives({ type: 'claimed', tellsCustomer: true });
  });
  test('the second one is told who was first', () => {
    given(ticketOf(claimedBy(anna)))
      .when({ type: 'claim' }, marco)
      .refused({ reason: 'already-claimed', by: 'Anna Rossi' });
  });
  test('twice by the same changes nothing', () => {
    given(ticketOf(claimedBy(anna)))
      .when({ type: 'claim' }, anna)
      .refused({ reason: 'already-yours' });
  });
  test('a closed ticket is not claimed', () => {
    given(ticketOf(claimedBy(anna), asBug, closedBy(anna)))
      .when({ type: 'claim' }, marco)
      .refused({ reason: 'closed' });
  });
  test('after a release the next one does not write the customer the same letter again', () => {
    given(ticketOf(claimedBy(anna), [{ type: 'released' }, anna]))
      .when({ type: 'claim' }, marco)
      .gives({ type: 'claimed', tellsCustomer: false });
  });
});

describe('classify', () => {
  test('a bug needs a priority', () => {
    given(ticketOf())
      .when({ type: 'classify', category: bug, priority: null }, anna)
      .refused({ reason: 'priority-missing' });
  });
  test('a change request needs none', () => {
    given(ticketOf())
      .when({ type: 'classify', category: changeRequest, priority: null }, anna)
      .gives({ type: 'classified', category: changeRequest, priority: null, bySuggestion: false });
  });
  test('the suggestion is accepted with one press', () => {
    const suggested = {
      ...ticketOf(),
      suggestion: { category: bug, priority: 1 as const, reason: '“fermo”' },
    };
    given(suggested)
      .when({ type: 'accept-suggestion' }, anna)
      .gives({ type: 'classified', category: bug, priority: 1, bySuggestion: true });
  });
  test('a suggestion is not accepted over a classification', () => {
    const suggested = {
      ...ticketOf(asBug),
      suggestion: { category: bug, priority: 1 as const, reason: '' },
    };
    given(suggested).when({ type: 'accept-suggestion' }, anna).refused({ reason: 'no-suggestion' });
  });
});

describe('letters', () => {
  test.each([
    { type: 'reply' as const, text: 'Ci siamo.' },
    { type: 'ask-clarification' as const, text: 'Quale versione?' },
    { type: 'close' as const, resolution: 'Corretto.' },
  ])('$type needs somebody who has the ticket', command => {
    given(ticketOf()).when(command, anna).refused({ reason: 'unclaimed' });
  });
  test('an empty letter is not sent', () => {
    given(ticketOf(claimedBy(anna)))
      .when({ type: 'reply', text: ' \n ' }, anna)
      .refused({ reason: 'text-missing' });
  });
  test('nor one that is longer than a form takes', () => {
    given(ticketOf(claimedBy(anna)))
      .when({ type: 'reply', text: 'x'.repeat(textLimit + 1) }, anna)
      .refused({ reason: 'text-too-long', limit: textLimit });
  });
  test('closing is refused until classified', () => {
    given(ticketOf(claimedBy(anna)))
      .when({ type: 'close', resolution: 'Fatto.' }, anna)
      .refused({ reason: 'unclassified' });
  });
  test('a classified ticket is closed once', () => {
    given(ticketOf(claimedBy(anna), asBug))
      .when({ type: 'close', resolution: 'Fatto.' }, anna)
      .gives({ type: 'closed', resolution: 'Fatto.' });
    given(ticketOf(claimedBy(anna), asBug, closedBy(anna)))
      .when({ type: 'close', resolution: 'Fatto.' }, anna)
      .refused({ reason: 'closed' });
  });
});

describe('handing over', () => {
  test('a colleague cannot take a ticket away', () => {
    given(ticketOf(claimedBy(anna)))
      .when({ type: 'release' }, marco)
      .refused({
        reason: 'not-allowed',
        needs: 'assignee-or-manager',
        assignee: 'Anna Rossi',
        mayTakeOver: false,
      });
  });
  test('and is told when they can take it over instead', () => {
    const called = ticketOf(claimedBy(anna));
    const near = { ...called, escalation: { ...called.escalation, struck: { claim: 0, resolve: 0.75 } } };
    given(near)
      .when({ type: 'reassign', to: { id: 2, name: 'Marco Bianchi' } }, marco)
      .refused({
        reason: 'not-allowed',
        needs: 'assignee-or-manager',
        assignee: 'Anna Rossi',
        mayTakeOver: true,
      });
  });
  test('a manager can', () => {
    given(ticketOf(claimedBy(anna)))
      .when({ type: 'reassign', to: { id: 2, name: 'Marco Bianchi' } }, giulia)
      .gives({ type: 'reassigned', to: { id: 2, name: 'Marco Bianchi' }, tellsCustomer: false });
  });
  test('a ticket that nobody has is given to anybody, and the customer is told who has it', () => {
    given(ticketOf())
      .when({ type: 'reassign', to: { id: 2, name: 'Marco Bianchi' } }, anna)
      .gives({ type: 'reassigned', to: { id: 2, name: 'Marco Bianchi' }, tellsCustomer: true });
  });
});

describe('extending a promise', () => {
  const by = terms({ extendAtMost: { amount: 2, unit: 'day' } });
  const extend = (amount: number, unit: 'hour' | 'day') => ({
    type: 'extend' as const,
    by: { amount, unit },
    reason: 'attendiamo il fornitore',
    terms: by,
  });
  const atMost = by.policy.extendAtMost;

  test('is for managers', () => {
    given(ticketOf(claimedBy(anna)))
      .when(extend(1, 'hour'), anna)
      .refused({ reason: 'not-allowed', needs: 'manager' });
  });
  test('as far as the policy lets them', () => {
    given(ticketOf(claimedBy(anna)))
      .when(extend(2, 'day'), giulia)
      .gives(extendedBy(2, 'day'));
  });
  test('and no further, at once or bit by bit', () => {
    given(ticketOf(claimedBy(anna)))
      .when(extend(17, 'hour'), giulia)
      .refused({ reason: 'extended-enough', atMost, left: 16 * 3600, day: 8 * 3600 });
    given(ticketOf(claimedBy(anna), [extendedBy(1, 'day'), giulia], [extendedBy(7, 'hour'), giulia]))
      .when(extend(2, 'hour'), giulia)
      .refused({ reason: 'extended-enough', atMost, left: 3600, day: 8 * 3600 });
  });
  test('of the claim alone, as long as it stays before the resolution', () => {
    given(ticketOf())
      .when(extend(2, 'day'), giulia)
      .gives(extendedBy(2, 'day', 'claim'));
  });
  test('of both where the claim would come to lie behind the resolution', () => {
    given(ticketOf(asBug))
      .when(extend(2, 'day'), giulia)
      .gives(extendedBy(2, 'day', 'claim'), extendedBy(2, 'day'));
  });
  test('of the resolution, where that falls first', () => {
    given(ticketOf(asBug, [extendedBy(2, 'day', 'claim'), giulia]))
      .when(extend(1, 'day'), giulia)
      .gives(extendedBy(1, 'day'));
  });
  test('is of no use where nothing is promised', () => {
    const asHelp = {
      type: 'classified',
      category: helpDesk,
      priority: null,
      bySuggestion: false,
    } as const;
    given(ticketOf([asHelp, anna]))
      .when(extend(1, 'day'), giulia)
      .refused({ reason: 'nothing-promised' });
  });
  test('what was added for the claim leaves the resolution its own', () => {
    given(ticketOf([extendedBy(2, 'day', 'claim'), giulia], claimedBy(anna)))
      .when(extend(2, 'day'), giulia)
      .gives(extendedBy(2, 'day'));
  });
});

describe('mail', () => {
  const waiting = ticketOf(claimedBy(anna), [{ type: 'clarification-asked', text: 'Quale versione?' }, anna]);

  test('an answer ends the waiting', () => {
    given(waiting)
      .when(mail, customer)
      .gives({ type: 'message-received', ...mailFacts, endsWaiting: true });
  });
  test('so does what reads like thanks ("ok, the red one"): something was asked', () => {
    given(waiting)
      .when({ ...mail, intent: 'thanks' }, customer)
      .gives({ type: 'message-received', ...mailFacts, endsWaiting: true });
  });
  test('a program’s answer moves nothing', () => {
    given(waiting)
      .when({ ...mail, intent: 'automatic' }, customer)
      .gives({ type: 'message-received', ...mailFacts, intent: 'automatic', endsWaiting: false });
  });
  test('a message to a closed ticket reopens it', () => {
    given(ticketOf(claimedBy(anna), asBug, closedBy(anna)))
      .when(mail, customer)
      .gives(
        { type: 'message-received', ...mailFacts, endsWaiting: false },
        { type: 'reopened', by: 'customer', reason: '' },
      );
  });
  test('thanks do not', () => {
    given(ticketOf(claimedBy(anna), asBug, closedBy(anna)))
      .when({ ...mail, intent: 'thanks' }, customer)
      .gives({ type: 'message-received', ...mailFacts, intent: 'thanks', endsWaiting: false });
  });
});

test('a customer gives no operator commands', () => {
  expect(() => decide(ticketOf(), { type: 'claim' }, customer, shippedTerms.policy.catalogue)).toThrow(
    /only an operator/,
  );
});
