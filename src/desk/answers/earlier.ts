import { type AnsweredBefore, answeredBefore } from '../../store/answers/answered-before.ts';
import { searching } from '../../store/search/found.ts';
import { domainOf, isFreeMail } from '../../ticket/people/address.ts';
import type { Viewer } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';

/** More nobody reads before writing. */
const shownAtMost = 3;

/**
 * How requests like this one were answered before: of the same company, or of the same domain where anybody's is not
 * behind it; never what few may see.
 */
export async function earlierAnswers(
  desk: Pick<Desk, 'db' | 'maySeeWords'>,
  { number, company, requester, subject, excerpt, language }: Ticket,
  viewer: Viewer,
): Promise<AnsweredBefore[]> {
  const domain = domainOf(requester.address);
  if (company === null && (domain === '' || isFreeMail(requester.address))) return [];
  const whose = company === null ? { domain } : { company };
  const text = `${subject} ${excerpt}`;
  const found = await searching(desk.db, tx => answeredBefore(tx, { text, language, whose, but: number }));
  return found
    .filter(({ request }) => desk.maySeeWords(request, viewer, 'saved-answer'))
    .slice(0, shownAtMost);
}
