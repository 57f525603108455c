import type { Others } from '../../../store/tickets/others.ts';
import { isUrgent } from '../../../ticket/catalogue/catalogue.ts';
import { hasWords, type Seen } from '../../../ticket/sight/seen.ts';
import { canAcceptSuggestion, type Ticket } from '../../../ticket/ticket.ts';
import type { Operator } from '../../../ticket/words.ts';
import { isOrphaned } from '../../actions/claiming/orphaned.ts';
import { withAbsence } from '../../away/in-words.ts';
import type { TicketCard } from '../../card.ts';
import { categoryInWords, priorityInWords } from '../../in-words/classification-in-words.ts';
import { companyInWords } from '../../in-words/company-in-words.ts';
import type { Moment } from '../../in-words/moment.ts';
import { readableLine } from '../../readable.ts';
import { wordsIn } from '../../words/words.ts';

/** Of whom nothing is known. */
export const noOthers: Others = { open: 0, closed: 0, more: false };

/** What one looks for, on one line; what says nothing is left out, and what would say what it is about to who may not know. */
export function factsOf(
  ticket: Seen<Ticket>,
  others: Others,
  moment: Moment,
  operators: Operator[] = [],
): TicketCard['facts'] {
  const words = wordsIn(moment.speech.language);
  const isShown = hasWords(ticket);
  const facts: TicketCard['facts'] = [
    { id: 'category', value: isShown ? whatItIs(ticket, moment) : '' },
    // What is urgent stands above already.
    { id: 'priority', value: calmPriorityInWords(ticket, moment) },
  ];
  if (ticket.status !== 'closed')
    facts.push(
      { id: 'assignee', value: assigneeInWords(ticket, moment, operators) },
      { id: 'language', value: isShown ? words.head.writesIn[ticket.language] : '' },
    );
  if (isShown)
    facts.push(
      { id: 'company', value: companyInWords(ticket, moment, operators) },
      { id: 'others', value: ticket.status === 'closed' ? '' : othersInWords(others, moment) },
    );
  return facts.filter(({ value }) => value !== '');
}

/** Where nothing is classified and nothing urgent proposed, by which priority the deadline is counted. */
function whatItIs(ticket: Seen<Ticket>, { speech, terms }: Moment): string {
  const words = wordsIn(speech.language);
  if (ticket.category) return categoryInWords(speech, ticket.category);
  // What is proposed is said below.
  if (ticket.status === 'closed' || (hasWords(ticket) && canAcceptSuggestion(ticket, speech.catalogue)))
    return '';
  if (ticket.fromBacklog) return words.unclassified;
  return words.head.toClassify(priorityInWords(speech, terms.policy.defaultPriority));
}

function calmPriorityInWords({ priority }: Seen<Ticket>, { speech }: Moment): string {
  return priority !== null && !isUrgent(speech.catalogue, priority) ? priorityInWords(speech, priority) : '';
}

function assigneeInWords(ticket: Seen<Ticket>, moment: Moment, operators: Operator[]): string {
  const { assignee, claimedAt } = ticket;
  const { speech } = moment;
  if (assignee && isOrphaned(ticket, operators))
    return wordsIn(speech.language).head.orphaned(readableLine(assignee.name, 60));
  if (assignee) return wordsIn(speech.language).head.assignedTo(withAbsence(assignee, moment, 80));
  // That it is to be claimed says so already.
  return claimedAt ? wordsIn(speech.language).nobody : '';
}

function othersInWords({ open, closed, more }: Others, { speech }: Moment): string {
  const { head, locale } = wordsIn(speech.language);
  const count = (n: number, isMore: boolean) => `${n.toLocaleString(locale)}${isMore ? '+' : ''}`;
  if (open + closed === 0) return '';
  return head.others(
    open > 0 ? head.openOnes(count(open, false), open === 1) : '',
    closed > 0 ? head.closedOnes(count(closed, more), closed === 1 && !more) : '',
  );
}
