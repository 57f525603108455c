import { type Companies, companyOf } from '../companies/companies.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { remark } from '../grammar/traits.ts';
import { type QuoteWithdrawn, withdrawnFrom } from '../quotes/withdrawing.ts';
import type { Ticket } from '../ticket.ts';
import type { Person } from '../words.ts';
import { baseAddress } from './address.ts';

/** Whose request it is, where that was typed: a slip at the phone is mended, an address that lacked is added. */

/**
 * What became of letters as the address changed.
 * - `redirected`: they waited, and go to the new one
 * - `gone`: they had been sent to the one before
 * - `held`: they had not been sent, for there was no address, and do not leave by themselves
 */
export type LettersThen = { redirected: number; gone: number; held: number };

/**
 * @property company as it is recognised by the new address
 * @property messages those of which it was mended who wrote them, by their ids
 * @property keepsQuote the letter of a quote that waits has not left: whoever the customer is now gets it
 */
export type CustomerCommand = {
  type: 'set-customer';
  customer: Person;
  company: string | null;
  letters: LettersThen;
  messages: number[];
  keepsQuote: boolean;
};

export type CustomerEvent = {
  type: 'customer-set';
  customer: Person;
  was: Person;
  company: string | null;
  letters: LettersThen;
  /** What was written that is said to be somebody else's since, by ids; older ones do not say. */
  messages?: number[];
};

/** The customer wrote by mail: their address is the one from which they write. */
export type CustomerRefusal = { reason: 'wrote-by-mail' };

export const customerCommands: Commands<
  CustomerCommand,
  CustomerEvent | QuoteWithdrawn,
  CustomerRefusal | CommonRefusal
> = {
  'set-customer': {
    staleBy: [],
    clashes: ({ customer }, event) =>
      event.type === 'customer-set' &&
      (event.customer.address !== customer.address || event.customer.name !== customer.name),
    decide(ticket, { customer, company, letters, messages, keepsQuote }) {
      const was = ticket.requester;
      if (!isCustomerTyped(ticket)) return refuse({ reason: 'wrote-by-mail' });
      if (was.address === customer.address && was.name === customer.name)
        return refuse({ reason: 'nothing-changed' });
      return happen<CustomerEvent | QuoteWithdrawn>(
        { type: 'customer-set', customer, was, company, letters, messages },
        ...(keepsQuote ? [] : withdrawnFrom(ticket, customer)),
      );
    },
  },
};

export const customerEvents: Events<CustomerEvent> = {
  'customer-set': {
    ...remark,
    isImportant: true,
    // Whoever is about to write has another reader in mind.
    moves: 'conversation',
    strings: {
      'customer.name': 'theirs',
      'customer.address': 'theirs',
      'was.name': 'theirs',
      'was.address': 'theirs',
      // It says who a customer is.
      company: 'theirs',
    },
    evolve: (ticket, { customer, company }) => ({ ...withCustomer(ticket, customer), company }),
  },
};

/** Whether somebody typed who the customer is: an operator who took a call, or whoever filled in a form. */
export function isCustomerTyped({ typed, viaForm }: Pick<Ticket, 'typed' | 'viaForm'>): boolean {
  return typed !== null || viaForm !== null;
}

/** The request with another customer: whoever has the address before takes no part, and what is so of that is so no more. Pure. */
export function withCustomer(ticket: Ticket, customer: Person): Ticket {
  const { requester: was, participants, authorship } = ticket;
  const mended = {
    ...ticket,
    requester: customer,
    corrections: [...ticket.corrections, { was, now: customer }],
  };
  if (was.address === customer.address) return mended;
  // By whatever variant of it they wrote.
  const isBefore = (address: string) => baseAddress(address) === baseAddress(was.address);
  const others = participants.filter(address => !isBefore(address) && address !== customer.address);
  return {
    ...mended,
    participants: customer.address === '' ? others : [customer.address, ...others],
    authorship: { ...authorship, answersTo: null, shared: null },
    undeliverable: null,
    // It was looked for among the requests of somebody else.
    looksLike: null,
  };
}

/** The company to which the request belongs with another customer; what was promised to a closed one was kept or broken. */
export function companyThen(ticket: Ticket, companies: Companies): string | null {
  return ticket.status === 'closed' ? ticket.company : companyOf(ticket, companies);
}
