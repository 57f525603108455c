import type { Request, Response } from 'express';
import { readableLine } from '../../../chat/readable.ts';
import { instantInWords } from '../../../chat/say.ts';
import { isNumber } from '../../../desk/portal/doing/act.ts';
import { findOwnRequests, yearsOf } from '../../../desk/portal/find-requests.ts';
import { requestsFor } from '../../../desk/portal/read-requests.ts';
import type { SignedIn } from '../../../desk/portal/signed-in.ts';
import { termsOf } from '../../../desk/terms.ts';
import { wellFormed } from '../../../desk/well-formed.ts';
import { companyOfAddress } from '../../../ticket/companies/companies.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { templateAt } from '../../frame/template.ts';
import { noticesFor } from '../../status/notices.ts';
import { type Portal, type SignedInVisit, showPage } from '../portal.ts';
import { requestWords } from '../words/requests.ts';
import { promisesOf, standingOf, subjectOf } from './in-words.ts';

const listPage = templateAt('list.mustache', import.meta.url);

/** So many stand on a page. */
const pageLength = 20;
const filters = ['open', 'closed', 'all'] as const;
/** More words than these narrow nothing down. */
const wordsAtMost = 6;

/** What somebody wants to see of their requests, as the page's address says it. */
type Wanted = { which: (typeof filters)[number]; typed: string; year: number | null; before: number | null };

/** The list of somebody's requests: all, or those in which some words stand, page by page. */
export async function showList(
  portal: Portal,
  request: Request,
  response: Response,
  visit: SignedInVisit,
): Promise<void> {
  const { desk } = portal;
  const { who, language } = visit;
  const said = requestWords[language].list;
  const wanted = wantedIn(request);
  const { which, typed, year, before } = wanted;
  const { requests, behind } = await found(portal, who, wanted);
  // Whoever goes on has chosen already.
  const years = before === null ? await yearsOf(desk, who) : year === null ? [] : [year];
  const company = who.company && desk.companies.now().byKey.get(who.company)?.name;
  const isNarrowed = typed !== '' || year !== null;
  showPage(portal, request, response, visit, {
    title: said.title,
    template: listPage,
    view: {
      said,
      heading: company ? said.titleOf(readableLine(company, 80)) : said.title,
      which: filters.map(filter => ({
        href: linkTo({ ...wanted, which: filter, before: null }),
        label: said.which[filter],
        isHere: filter === which,
      })),
      ...{ typed, whichNow: which, isNarrowed },
      years: years.map(each => ({ value: each, isChosen: each === year })),
      hasYears: years.length > 0,
      clear: isNarrowed && linkTo({ which, typed: '', year: null, before: null }),
      requests: requests.map(each => lineOf(each, who, portal, visit)),
      isEmpty: requests.length === 0,
      empty: isNarrowed ? said.noneFound : said.none[which],
      ...beforehand(portal, visit),
      older: behind === null ? false : linkTo({ ...wanted, before: behind }),
      newest: before !== null && linkTo({ ...wanted, before: null }),
    },
  });
}

/** Maintenance of what they use, and when the desk is closed. */
function beforehand({ desk, frame: { house } }: Portal, { who, language }: SignedInVisit) {
  const companies = desk.companies.now();
  const own = companyOfAddress(companies, who.address);
  const whose = (who.company === null ? own : companies.byKey.get(who.company)) ?? own;
  const { maintenances, closures } = noticesFor(desk, { language, phone: house.phone, whose });
  return { maintenances, closures };
}

function wantedIn({ query }: Request): Wanted {
  const [year, before] = [Number(query.year), Number(query.before)];
  return {
    which: filters.find(filter => filter === query.which) ?? 'open',
    typed: typeof query.q === 'string' ? wellFormed(query.q).trim().slice(0, 200) : '',
    year: Number.isInteger(year) && year > 1970 && year < 10_000 ? year : null,
    before: isNumber(before) ? before : null,
  };
}

function linkTo({ which, typed, year, before }: Wanted): string {
  const asked = new URLSearchParams({
    which,
    ...(typed === '' ? {} : { q: typed }),
    ...(year === null ? {} : { year: String(year) }),
    ...(before === null ? {} : { before: String(before) }),
  });
  return `/portal?${asked}`;
}

/** A page of them, and where the next begins. */
async function found(
  { desk }: Portal,
  who: SignedIn,
  { which, typed, year, before }: Wanted,
): Promise<{ requests: Seen<Ticket>[]; behind: number | null }> {
  if (typed !== '' || year !== null) {
    const words = typed.split(/\s+/).filter(Boolean).slice(0, wordsAtMost);
    return await findOwnRequests(desk, who, { which, year, before, words }, pageLength);
  }
  const { requests, older } = await requestsFor(desk, who, { which, before, limit: pageLength });
  return { requests, behind: older ? (requests.at(-1)?.number ?? null) : null };
}

function lineOf(request: Seen<Ticket>, who: SignedIn, { desk }: Portal, { speech }: SignedInVisit) {
  const said = requestWords[speech.language].list;
  const { requester, openedAt, updatedAt } = request;
  const looking = { speech, terms: termsOf(desk), now: desk.clock() };
  const facts = [
    ...(requester.address === who.address
      ? []
      : [said.by(readableLine(requester.name || requester.address, 60))]),
    said.opened(instantInWords(speech, openedAt)),
    ...(request.status === 'closed'
      ? [said.moved(instantInWords(speech, updatedAt))]
      : promisesOf(request, looking).slice(-1)),
  ];
  return {
    href: `/portal/requests/${request.number}`,
    token: `#${request.number}`,
    subject: subjectOf(request, speech),
    ...standingOf(request, speech),
    facts: facts.join(' · '),
  };
}
