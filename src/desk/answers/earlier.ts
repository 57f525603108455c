import { type AnsweredBefore, answeredBefore, type Whose } from '../../store/answers/answered-before.ts';
import { searching } from '../../store/search/found.ts';
import { ticketNow } from '../../store/tickets/tickets.ts';
import { withoutKeys } from '../../ticket/answers/without-people.ts';
import { domainOf, isFreeMail } from '../../ticket/people/address.ts';
import { isUnconfirmed } from '../../ticket/people/authorship.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Viewer } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { forOthers } from './for-others.ts';

/** More nobody reads before writing. */
const shownAtMost = 3;

type Reading = Pick<Desk, 'db' | 'maySeeWords' | 'companies'>;

/**
 * How requests like this one were answered before: of the same company, or of the same domain where anybody's is not
 * behind it, and what was kept for all; never what few may see. The most alike first. None for a request whose words are
 * kept from whoever asks: what is alike tells what it is about.
 */
export async function earlierAnswers(
  desk: Reading,
  ticket: Seen<Ticket>,
  viewer: Viewer,
): Promise<AnsweredBefore[]> {
  const likest = (await allEarlier(desk, ticket, viewer)).slice(0, shownAtMost);
  const cleaned = await Promise.all(likest.map(answer => asCleanAsNow(desk, answer)));
  return cleaned.filter(({ text }) => text !== '');
}

/** One of them, by its request's number; null where it may not be given any more: closed otherwise, or for few to see. */
export async function earlierAnswer(
  desk: Reading,
  ticket: Seen<Ticket>,
  viewer: Viewer,
  number: number,
): Promise<AnsweredBefore | null> {
  const all = await allEarlier(desk, ticket, viewer);
  const found = all.find(({ request }) => request.number === number);
  return found ? await asCleanAsNow(desk, found) : null;
}

/**
 * What was kept is cleaned once more: it may be from when less was taken out, and people are known who were not then. What
 * was written to the same house is as it was, but for what opens something to whoever has it.
 */
async function asCleanAsNow(desk: Reading, answer: AnsweredBefore): Promise<AnsweredBefore> {
  const { request, text, isKept } = answer;
  const ticket = await ticketNow(desk.db, request.number);
  if (!ticket || (isKept && ticket.restricted)) return { ...answer, text: '' };
  if (!isKept) return { ...answer, text: withoutKeys(text, ticket.language) };
  const clean = await forOthers(desk, desk.db, ticket, '');
  return { ...answer, text: clean(text) };
}

async function allEarlier(desk: Reading, ticket: Seen<Ticket>, viewer: Viewer): Promise<AnsweredBefore[]> {
  if (!hasWords(ticket)) return [];
  const { number, subject, excerpt, language } = ticket;
  const asked = { subject, text: excerpt, language, whose: whoseAre(ticket), but: number };
  const found = await searching(desk.db, tx => answeredBefore(tx, asked));
  return found.filter(({ request }) => desk.maySeeWords(request, viewer, 'saved-answer'));
}

/** By an address that nobody confirms, nobody is given what was written to others there. */
function whoseAre({ company, requester: { address }, authorship }: Ticket): Whose {
  if (company !== null) return { company };
  if (isUnconfirmed(authorship)) return null;
  const domain = domainOf(address);
  return domain === '' || isFreeMail(address) ? null : { domain };
}
