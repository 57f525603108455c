import { findTicket } from '../../store/tickets/tickets.ts';
import { ratable, ratingNow, timesReopened } from '../../ticket/portal/customers-word.ts';
import type { Verdict } from '../../ticket/portal/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { markOf } from '../secrets/mark.ts';
import { isSameSecret } from '../secrets/same-secret.ts';
import { type Done, isNumber, refused } from './doing/act.ts';
import { type Rated, rateBy } from './doing/say.ts';

const markLength = 22;

type Linked = Pick<Ticket, 'number' | 'nonce' | 'requester' | 'pauses'>;

/**
 * By which a customer says how they were served, as the closing letter bears it: it shows nothing of the request, and presses nothing
 * by being opened. Another mark than that of `requestLink`: of the one nobody can make the other.
 *
 * @param secret the desk's
 */
export function ratingLinks(
  request: Linked,
  publicUrl: string,
  secret: string,
): { up: string; down: string } {
  const link = `${publicUrl}/portal/rate/${request.number}/${ratingMark(request, secret)}`;
  return { up: `${link}/up`, down: `${link}/down` };
}

/** The request that a link names, in this life of the database. @returns null where its mark is not ours, or of a former closing */
async function ratedRequest(
  { db }: Pick<Desk, 'db'>,
  { number, mark }: { number: number; mark: string },
  secret: string,
): Promise<Ticket | null> {
  const ticket = isNumber(number) ? await findTicket(db, number) : null;
  return ticket && isSameSecret(mark, ratingMark(ticket, secret)) ? ticket : null;
}

/** What whoever has the link learns of the request, before they press: whether it can be rated, and how it was. */
export type RatableByLink = { number: number; may: ReturnType<typeof ratable>; verdict: Verdict | null };

export async function ratableByLink(
  desk: Pick<Desk, 'db' | 'clock' | 'reopenUntil'>,
  link: { number: number; mark: string },
  secret: string,
): Promise<RatableByLink | null> {
  const ticket = await ratedRequest(desk, link, secret);
  if (!ticket) return null;
  const may = ratable(ticket, desk.clock(), desk.reopenUntil);
  return { number: ticket.number, may, verdict: ratingNow(ticket)?.verdict ?? null };
}

/** Whoever has the link says how they were served, in the name of whoever asked: the log says that it was by the link. */
export async function rateByLink(
  desk: Desk,
  link: { number: number; mark: string },
  { key, ...rated }: Rated & { key: string },
  secret: string,
): Promise<Done> {
  const ticket = await ratedRequest(desk, link, secret);
  if (!ticket) return refused('not-there');
  const { number, requester } = ticket;
  const who = { ...requester, company: null, only: number };
  return await rateBy(desk, { who, key }, number, rated, 'link');
}

/** Of one closing: what was reopened is asked about anew when it is closed again, and its old letter rates nothing of that. */
function ratingMark({ number, nonce, requester, pauses }: Linked, secret: string): string {
  const reopened = timesReopened({ pauses });
  const closing = reopened === 0 ? '' : `:${reopened}`;
  return markOf('portal-rating', `${number}:${nonce}:${requester.address}${closing}`, markLength, secret);
}
