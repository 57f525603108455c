import type { z } from 'zod';
import type { Desk } from '../../../desk/desk.ts';
import type { Db } from '../../../store/database.ts';
import type { ApiToken } from '../../../store/outwards/tokens.ts';
import type { CountedDeed, TokenRight } from '../../../store/schema/outwards/api.ts';
import { type Answer, problem } from '../problem.ts';
import type { briefShape } from '../shapes.ts';

/** What is done with what a call brings. In the transaction that remembers what it was answered; what reads needs none. */
export type Call = {
  right: TokenRight;
  /** Something is done by it: called again with its key it is done once, and so many in a day. null: it only tells. */
  acts: Daily | null;
  carry(desk: Desk, tx: Db, token: ApiToken, asked: { number: number; body: unknown }): Promise<Answer>;
};

/** How much of it a token does in a day (UTC). @property says what is told where that is used up */
type Daily = { deed: CountedDeed; atMost(token: ApiToken): number; says(atMost: number): string };

export const notThere = problem(404, 'This token has opened no request of this number.');

/** It was done, and here it can be asked for. */
export function done(number: number, status: z.infer<typeof briefShape>['status']): Answer {
  return { status: 201, body: { number, status }, headers: { location: `/api/tickets/${number}` } };
}
