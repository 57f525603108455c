import type { Db } from '../../../store/database.ts';
import { lastArrival } from '../../../store/mail/answering.ts';
import { lockLatestOf } from '../../../store/tickets/alike.ts';
import { restrictedByRule } from '../../../ticket/chapters/restricting.ts';
import { isUnconfirmed } from '../../../ticket/people/authorship.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Desk } from '../../desk.ts';
import type { InboundEmail } from '../../inbound-email.ts';
import { excerpt } from '../excerpt.ts';
import type { SuggestedBy } from '../suggest.ts';

const minute = 60_000;
/** Mails of one storm follow each other within so much; a storm that blows for a day is several. */
const pauseMs = 5 * minute;
const longestMs = 60 * minute;

/** What of a mail tells whether it is one more of the same. */
export type StormMail = SuggestedBy &
  Pick<InboundEmail, 'kind' | 'text'> & {
    authorship: Pick<InboundEmail['authorship'], 'shared'>;
    arrived: Pick<InboundEmail['arrived'], 'arrivedAt'>;
  };

/**
 * The ticket into which a mail is folded, because it is one more of the same: same sender, same subject but for
 * numbers, within five minutes of the one before (a monitor that fires for each host, a script that runs wild).
 * Where strangers share an address, or have none, none of them is one more of the others; and what nobody confirms does not
 * get into what is confirmed.
 */
export async function stormTicket(
  desk: Desk,
  tx: Db,
  email: StormMail,
  isUnverified: boolean,
): Promise<Ticket | null> {
  if (email.authorship.shared || email.from.address === '') return null;
  const at = email.arrived.arrivedAt.getTime();
  const latest = await lockLatestOf(tx, email.from.address, new Date(at - longestMs));
  if ((latest !== null && isUnconfirmed(latest.authorship)) !== isUnverified) return null;
  // What came by a form is no mail, whatever it says.
  if (latest?.viaForm) return null;
  if (!latest || kindOf(latest.subject) !== kindOf(email.subject)) return null;
  // Few may see the one, and all the other.
  if (restrictedByRule(latest, desk.suggest(email)?.category, desk.policy.catalogue).length > 0) return null;
  // A person's two orders differ by a number only; what they send twice by a double click differs by nothing.
  if (email.kind === 'request' && (latest.subject !== email.subject || latest.excerpt !== excerpt(email)))
    return null;
  const last = await lastArrival(tx, latest.number);
  return last && Math.abs(at - last.getTime()) <= pauseMs ? latest : null;
}

/** What stays of a text when it is told of another host, counter or time. */
function kindOf(text: string): string {
  return text
    .slice(0, 2000)
    .toLowerCase()
    .replace(/[\d\W_]+/gu, ' ')
    .trim();
}
