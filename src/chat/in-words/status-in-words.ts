import type { Ticket } from '../../ticket/ticket.ts';
import type { Words } from '../words/words.ts';

/** Where a ticket stands; one that was merged is not closed for who reads it, but goes on elsewhere. */
export function statusInWords({ status, mergedInto }: Ticket, words: Words): string {
  return mergedInto === null ? words.status[status] : words.mail.merged(`#${mergedInto}`);
}
