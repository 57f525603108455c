import { correspondent } from '../people/authorship.ts';
import type { Ticket } from '../ticket.ts';

/** A customer who looks at the portal. */
export type Reader = {
  /** Canonical. */
  address: string;
  /** Whose requests they see beside their own, by its key, as a manager named them; null: nobody's. */
  company: string | null;
  /** The one request that they opened by its link; null: all that are theirs. */
  only: number | null;
};

/**
 * Whether its customer can follow a request by its link: the code goes to the address from which it came, and that must be theirs
 * alone, and where they are written to. A form's own address, or one that strangers share, is not.
 */
export function canBeFollowed(request: Pick<Ticket, 'requester' | 'authorship'>): boolean {
  const { address } = request.requester;
  return address !== '' && !request.authorship.shared && correspondent(request).address === address;
}

/** What a request is to somebody: their own, or one of the company for which they look. */
export type Standing = 'requester' | 'company';

/**
 * Whether somebody may answer a quote: whoever asked, where that address is theirs alone and the one that is written to. Who looks for
 * the company reads it: to see its requests is no power to spend its money. Pure.
 */
export function answersQuotes(
  reader: Reader,
  request: Pick<Ticket, 'number' | 'requester' | 'company' | 'authorship'>,
): boolean {
  return standingTo(reader, request) === 'requester' && canBeFollowed(request);
}

/** @returns null where it is not theirs to see */
export function standingTo(
  { address, company, only }: Reader,
  request: Pick<Ticket, 'number' | 'requester' | 'company'>,
): Standing | null {
  if (only !== null && only !== request.number) return null;
  if (address !== '' && request.requester.address === address) return 'requester';
  return only === null && company !== null && request.company === company ? 'company' : null;
}
