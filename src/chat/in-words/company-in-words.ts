import { DateTime } from 'luxon';
import { type Company, standingOn } from '../../ticket/companies/company.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import { readableLine } from '../readable.ts';
import { type Words, wordsIn } from '../words/words.ts';
import type { Moment } from './moment.ts';

const nameLength = 60;

/**
 * Whose request it is: "Cartiera Pescara S.p.A., contratto Oro, VIP, Protocollo"; that it has no contract, or that this had
 * ended when the request arrived. '' on a desk that keeps no companies, and to whom the request's words are hidden.
 */
export function companyInWords(
  ticket: Seen<Ticket>,
  { terms, speech }: Moment,
  operators: Operator[] = [],
): string {
  const { companies } = terms;
  if (!hasWords(ticket) || !companies || companies.all.length === 0) return '';
  const words = wordsIn(speech.language);
  const company = companyOfTicket(ticket, companies);
  // Of what is over it says nothing that anybody could act upon.
  if (!company) return ticket.status === 'closed' ? '' : words.company.unknown;
  return [
    readableLine(company.name, nameLength),
    contractInWords(company, ticket.openedAt, terms.calendar.zone, words),
    company.isVip ? words.company.vip : '',
    readableLine(company.product ?? '', nameLength),
    servingInWords(ticket, company, operators, words),
  ]
    .filter(Boolean)
    .join(', ');
}

/** "Cartiera Pescara S.p.A."; '' where it is not known, and to whom the request's words are hidden. */
export function companyNameInWords(ticket: Seen<Ticket>, { terms }: Pick<Moment, 'terms'>): string {
  const company = terms.companies && companyOfTicket(ticket, terms.companies);
  return company && hasWords(ticket) ? readableLine(company.name, nameLength) : '';
}

/** Who serves it as a rule, while nobody has the request. */
function servingInWords(
  { assignee, status }: Seen<Ticket>,
  { operator }: Company,
  operators: Operator[],
  words: Words,
): string {
  const serving = operators.find(({ email }) => email === operator);
  if (!serving || assignee || status === 'closed') return '';
  return words.company.servedBy(readableLine(serving.name, nameLength));
}

function companyOfTicket(
  { company }: Seen<Ticket>,
  { byKey }: NonNullable<Moment['terms']['companies']>,
): Company | undefined {
  return company === null ? undefined : byKey.get(company);
}

function contractInWords(company: Company, openedAt: Date, zone: string, words: Words): string {
  const { contract } = company;
  if (!contract) return words.company.noContract;
  const name = readableLine(contract.name, nameLength);
  const day = (date: string | null) =>
    DateTime.fromISO(date ?? '')
      .setLocale(words.locale)
      .toFormat('d LLLL yyyy');
  const standing = standingOn(company, DateTime.fromJSDate(openedAt, { zone }).toISODate() ?? '');
  if (standing === 'ended') return words.company.ended(name, day(contract.until));
  if (standing === 'to-come') return words.company.toCome(name, day(contract.from));
  return words.company.contract(name);
}
