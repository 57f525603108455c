import type { Db } from '../../store/database.ts';
import { findContact } from '../../store/mail/contacts.ts';
import { findOperatorByEmail } from '../../store/people/operators.ts';
import type { MessageAuthor } from '../../store/schema/messages.ts';
import { companyOfAddress } from '../../ticket/companies/companies.ts';
import { takesPart } from '../../ticket/people/authorship.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import type { InboundEmail } from '../inbound-email.ts';

/**
 * Why nobody confirms that a mail is from whom it says; null where that may be believed as mail ever could be.
 *
 * What fails DMARC is refused by the domain's own word. Without such a word SPF and DKIM that both fail are somebody's
 * neglect, as a rule; in the name of somebody whom the desk knows, they are a warning.
 */
export async function whyUnverified(
  desk: Pick<Desk, 'companies'>,
  tx: Db,
  { from, authorship: { verdict } }: InboundEmail,
  named: Ticket | null,
): Promise<string | null> {
  if (verdict.outcome !== 'failed') return null;
  if (verdict.by !== 'spf-and-dkim' || (named && takesPart(named, from.address))) return verdict.why;
  // In the name of a company it would be served by what was agreed with that.
  const isKnown =
    companyOfAddress(desk.companies.now(), from.address) !== null ||
    (await findContact(tx, from.address)) !== null ||
    (await findOperatorByEmail(tx, from.address)) !== null;
  return isKnown ? verdict.why : null;
}

/** What the conversation says of a mail's author. */
export function authorOf({ authorship }: InboundEmail, unverified: string | null): MessageAuthor {
  return {
    ...(unverified === null ? {} : { unverified }),
    ...(authorship.answersTo ? { answersTo: authorship.answersTo } : {}),
  };
}
