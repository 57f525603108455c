import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FormField } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import { lineField } from '../fields.ts';
import { knownField } from './known-customer.ts';
import { typedAtMost } from './request-fields.ts';

/** Who the customer of a request is, to be typed anew or found among those who wrote before. */
export function customerFields({ requester }: Seen<Ticket>, words: Words): FormField[] {
  const { customer, customerPlaceholder, address, addressPlaceholder } = words.byHand;
  return [
    knownField(words),
    lineField(
      'customer',
      { label: customer, placeholder: customerPlaceholder },
      { required: false, maxLength: typedAtMost.name, value: requester.name },
    ),
    lineField(
      'address',
      { label: address, placeholder: addressPlaceholder },
      { required: false, maxLength: typedAtMost.address, value: requester.address },
    ),
  ];
}
