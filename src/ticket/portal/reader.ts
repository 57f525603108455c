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

/** What a request is to somebody: their own, or one of the company for which they look. */
export type Standing = 'requester' | 'company';

/** @returns null where it is not theirs to see */
export function standingTo(
  { address, company, only }: Reader,
  request: Pick<Ticket, 'number' | 'requester' | 'company'>,
): Standing | null {
  if (only !== null && only !== request.number) return null;
  if (address !== '' && request.requester.address === address) return 'requester';
  return only === null && company !== null && request.company === company ? 'company' : null;
}
