import { z } from 'zod';
import type { Handled } from '../../../desk/handle.ts';
import { setCustomer as set } from '../../../desk/letters/set-customer.ts';
import { isCustomerTyped } from '../../../ticket/people/naming-customer.ts';
import { customerSaid } from '../../words/chapters/people/naming-customer.ts';
import type { Doing, Done, Fault, Inputs, TicketAction } from '../action.ts';
import { isAlive, offered } from '../offer.ts';
import { customerFields } from './customer-fields.ts';
import { customerTyped } from './customer-typed.ts';
import { knownChosen, knownCustomers } from './known-customer.ts';
import { typedAtMost } from './request-fields.ts';
import { line } from './typed-line.ts';

const input = z.object({ customer: line(typedAtMost.name), address: line(typedAtMost.address) });

/** Who the customer is of a request that was typed: mended, or their address added. */
export const setCustomer: TicketAction<'set-customer'> = {
  about: 'ticket',
  verb: 'set-customer',
  label: words => words.actions.setCustomer.label,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && isCustomerTyped(where.ticket) ? offered : null,
  form: {
    words: words => words.actions.setCustomer.form,
    fields: ({ ticket, words }) => customerFields(ticket, words),
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {
      known: {
        search: async (filling, typed) => await knownCustomers(filling, typed),
        changes: async filling => {
          const { known = '', ...typed } = filling.typed;
          const chosen = await knownChosen(known, filling);
          const { name: customer = '', address = '' } = chosen?.person ?? {};
          return { typed: chosen ? { ...typed, customer, address } : typed, notice: '' };
        },
      },
    },
  },
  letter: null,
  does: { kind: 'deed', carryOut },
  answer: { shows: 'card', line: done },
  adds: false,
  isReading: false,
  isUndo: false,
};

async function carryOut(
  inputs: Inputs,
  { desk, words, operator, ticket, seen, circumstances }: Doing,
): Promise<Handled | Fault> {
  const parsed = input.safeParse(inputs);
  if (!parsed.success) return { fault: words.badInput };
  const chosen = await knownChosen(inputs.known ?? '', { desk, operator });
  const read = customerTyped(parsed.data, chosen?.person ?? null, desk, words);
  if ('fault' in read) return read;
  return await set(desk, ticket.number, read.person, seen, circumstances);
}

function done({ words, events }: Done): string {
  const { said, letters } = words.actions.setCustomer;
  const event = events.find(each => each.event.type === 'customer-set')?.event;
  return event?.type === 'customer-set' ? said(customerSaid(event.customer), letters(event.letters)) : '';
}
