import { askedAbout, whyUnwritable } from '../../ticket/authorship.ts';
import { isPromised, type Terms } from '../../ticket/clock/deadlines.ts';
import { textLimit } from '../../ticket/grammar/typed-text.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import { isClassified, type Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import { formFor, hasForm } from '../actions/forms.ts';
import type { CardAction, TicketCard } from '../card.ts';
import type { AsideVerb, Verb } from '../press/button-press.ts';
import { type LetterNow, noLetter } from '../press/letter/letter-now.ts';
import { readable, readableLine } from '../readable.ts';
import { ageInWords, instantInWords, type Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { deadlineTone, nextDeadlineInWords } from './list-card.ts';
import type { Moment } from './moment.ts';
import { customerInWords, subjectInWords } from './request-in-words.ts';
import { statusInWords } from './status-in-words.ts';

const tones = { new: 'new', assigned: 'working', waiting: 'waiting', closed: 'closed' } as const;

/**
 * The card of a ticket as it is now. Pure.
 *
 * @param operators whom it can be given to
 * @param letter what is so of the letter that was written last
 * @param files how many came with its mails
 */
export function ticketCard(
  ticket: Seen<Ticket>,
  operators: Operator[],
  moment: Moment,
  letter = noLetter,
  files = 0,
): TicketCard {
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const token = `#${ticket.number}`;
  const { language } = speech;
  const subject = subjectInWords(ticket, words, 140);
  const customerName = customerInWords(ticket, words, 80);
  const status = statusInWords(ticket, words);
  return {
    number: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language,
    token,
    subject,
    customerName,
    customerAddress: hasWords(ticket)
      ? readableLine(ticket.requester.address, 120) || words.author.noAddress
      : words.restricted.address,
    excerpt: hasWords(ticket)
      ? readable(ticket.excerpt, 300) || words.conversation.empty
      : words.restricted.excerpt,
    tone: tones[ticket.status],
    statusLabel: status,
    facts: facts(ticket, moment, words),
    deadline: nextDeadlineInWords(ticket, moment),
    deadlineTone: deadlineTone(ticket, moment),
    suggestion: suggestionInWords(ticket, words),
    notices: notices(ticket, words, speech),
    times: [
      ...(files > 0 ? [words.files.received(files)] : []),
      words.times(
        instantInWords(speech, ticket.openedAt),
        ageInWords(words, ticket.openedAt, now),
        instantInWords(speech, now),
      ),
    ].join(' · '),
    summary: `${token} ${subject} · ${customerName} · ${status}`,
    actions: hasWords(ticket) ? actions(ticket, letter, operators, speech, words) : [],
  };
}

/** "Bug or malfunction, 1 – Blocking" */
export function classificationInWords(
  words: Words,
  { category, priority }: Pick<Ticket, 'category' | 'priority'>,
): string {
  return [category && words.category[category], priority && words.priority[priority]]
    .filter(Boolean)
    .join(', ');
}

function facts(ticket: Seen<Ticket>, { terms }: Moment, words: Words): TicketCard['facts'] {
  const all: TicketCard['facts'] = [
    {
      id: 'category',
      label: words.facts.category,
      value: ticket.category ? words.category[ticket.category] : words.unclassified,
    },
    {
      id: 'priority',
      label: words.facts.priority,
      value: priorityInWords(ticket, terms, words),
    },
    {
      id: 'assignee',
      label: words.facts.assignee,
      value: ticket.assignee ? readableLine(ticket.assignee.name, 80) : words.nobody,
    },
    { id: 'language', label: words.facts.language, value: words.language[ticket.language] },
  ];
  if (ticket.resolution)
    all.push({ id: 'resolution', label: words.facts.resolution, value: readable(ticket.resolution, 300) });
  return all;
}

/** Where a deadline is counted all the same, by which priority. */
function priorityInWords(ticket: Seen<Ticket>, { policy }: Terms, words: Words): string {
  if (ticket.priority) return words.priority[ticket.priority];
  if (ticket.fromBacklog || !isPromised(ticket.category)) return words.noPriority;
  return words.countsAs(words.priority[policy.defaultPriority]);
}

/** What the rules propose; '' where there is nothing to accept. */
export function suggestionInWords(ticket: Seen<Ticket>, words: Words): string {
  if (!ticket.suggestion || !canAccept(ticket) || !hasWords(ticket)) return '';
  return words.suggestion(
    classificationInWords(words, ticket.suggestion),
    readableLine(ticket.suggestion.reason, 160),
  );
}

/** A button's label has 75 characters in Slack. */
const nameLength = 40;

function labelOf(verb: Offer[0], ticket: Seen<Ticket>, words: Words): string {
  if (verb === 'reassign' && !ticket.assignee) return words.buttons.assign;
  const { mayJoin } = ticket.authorship;
  const [said] = ticket.authorship.saysToBe;
  if (verb === 'vouch' && said) return words.author.vouch(readableLine(said.operator.name, nameLength));
  if (verb === 'let-in' && mayJoin !== null) return words.author.letIn(`#${mayJoin}`);
  if (verb === 'merge-suggested' && ticket.looksLike) return words.mail.mergeInto(`#${ticket.looksLike}`);
  return words.buttons[verb];
}

function notices(ticket: Seen<Ticket>, words: Words, speech: Speech): string[] {
  const { mail } = words;
  const isOpen = ticket.status !== 'closed';
  return [
    ...(hasWords(ticket) ? authorNotices(ticket, words, speech) : []),
    ticket.undeliverable !== null && mail.notices.undeliverable(readableLine(ticket.undeliverable, 40)),
    ticket.folded > 0 && mail.notices.folded(ticket.folded + 1),
    ticket.looksLike && isOpen && mail.notices.looksLike(`#${ticket.looksLike}`),
    ticket.waitingSince && words.waitingSince(instantInWords(speech, ticket.waitingSince)),
    isOpen && !isPromised(ticket.category) && words.notices.unpromised,
    ticket.linkedTo && words.notices.linked(`#${ticket.linkedTo}`),
    ticket.lostNumber && words.notices.lost(`#${ticket.lostNumber}`),
    ticket.fromMachine && words.notices.machine,
    ticket.fromBacklog && words.notices.backlog,
  ].filter(notice => typeof notice === 'string');
}

/** Who wrote, where that is not plain: whoever acts on it must know first. */
function authorNotices(ticket: Seen<Ticket>, words: Words, speech: Speech): (string | false | null)[] {
  const { notices: said } = words.author;
  const { unverified, answersTo, outside, mayJoin, leftOut } = ticket.authorship;
  const asked = askedAbout(ticket);
  const [first] = asked;
  const why = whyUnwritable(ticket);
  return [
    unverified === 'opening' && said.unverifiedOpening,
    unverified === 'answer' && said.unverifiedAnswer,
    first !== undefined && said.saysToBe(readableLine(first.operator.name, 80), asked.length),
    answersTo && said.answersTo(readableLine(answersTo.address, 120)),
    why && { 'no-address': said.noAddress, 'own-address': said.ownAddress, group: said.group }[why],
    outside && said.outside(readableLine(outside.by, 80), instantInWords(speech, new Date(outside.at))),
    mayJoin !== null && ticket.mergedInto === null && said.mayJoin(`#${mayJoin}`),
    leftOut > 0 && said.leftOut(leftOut),
  ];
}

function canAccept(ticket: Seen<Ticket>): boolean {
  return ticket.suggestion !== null && ticket.status !== 'closed' && !isClassified(ticket);
}

type Offer = [
  verb: Exclude<Verb, 'card' | AsideVerb>,
  place: CardAction['place'],
  emphasis?: CardAction['emphasis'],
];

/** What can be done with a ticket in this state, the most likely first. */
function offers(ticket: Seen<Ticket>): Offer[] {
  if (ticket.mergedInto !== null) return [['open', 'front']];
  if (ticket.status === 'closed')
    return [
      ...vouchToo(ticket),
      ['reopen', 'front'],
      ['open', 'front'],
      ['classify', 'more'],
      ['relate', 'more'],
      ['note', 'more'],
    ];
  const classified = isClassified(ticket);
  const asked = [...vouchToo(ticket), ...letInToo(ticket)];
  const classify: Offer[] = [
    ...(canAccept(ticket) ? ([['accept-suggestion', 'front']] satisfies Offer[]) : []),
    // Teams shows six buttons; where a merge is proposed too, the form steps back behind its short cut.
    ['classify', classified || (canAccept(ticket) && ticket.looksLike !== null) ? 'more' : 'front'],
  ];
  if (!ticket.assignee)
    return [
      ['claim', 'front', 'primary'],
      ...asked,
      ...classify,
      ...mergeToo(ticket),
      ['open', 'front'],
      ...whyToo(ticket),
      ['reassign', 'more'],
      ['relate', 'more'],
      ['note', 'more'],
    ];
  return [
    ['reply', 'front', 'primary'],
    ...asked,
    ['ask-clarification', 'front'],
    ...classify,
    ...mergeToo(ticket),
    ['close', 'front'],
    ['open', 'front'],
    ...whyToo(ticket),
    ['release', 'more'],
    ['reassign', 'more'],
    ['relate', 'more'],
    ['note', 'more'],
  ];
}

/**
 * While a letter can be taken back, that comes first. On the card, not only in the answer to the press: Teams draws a
 * card anew when it is edited, and the answer is gone. Teams shows six buttons, so the question steps back.
 */
function withUndo(offered: Offer[]): Offer[] {
  return [
    ['recall', 'front'],
    ...offered.map((offer): Offer => (offer[0] === 'ask-clarification' ? [offer[0], 'more'] : offer)),
  ];
}

/** Teams shows six buttons. */
const frontAtMost = 6;
/** What steps back first, where more is asked for at once. */
const stepsBack: Offer[0][] = [
  'ask-clarification',
  'classify',
  'merge-suggested',
  'accept-suggestion',
  'let-in',
];

function fitting(offered: Offer[]): Offer[] {
  const inFront = offered.filter(([, place]) => place === 'front').length;
  const back = stepsBack
    .filter(verb => offered.some(([other, place]) => other === verb && place === 'front'))
    .slice(0, Math.max(0, inFront - frontAtMost));
  return offered.map((offer): Offer => (back.includes(offer[0]) ? [offer[0], 'more'] : offer));
}

function mergeToo(ticket: Seen<Ticket>): Offer[] {
  return ticket.looksLike === null ? [] : [['merge-suggested', 'front']];
}

/** Whose mail it was is asked before anything else. */
function vouchToo({ authorship }: Seen<Ticket>): Offer[] {
  return authorship.saysToBe.length === 0 ? [] : [['vouch', 'front']];
}

function letInToo({ authorship }: Seen<Ticket>): Offer[] {
  return authorship.mayJoin === null ? [] : [['let-in', 'front']];
}

function whyToo(ticket: Seen<Ticket>): Offer[] {
  return isPromised(ticket.category) && !ticket.fromBacklog ? [['why', 'more']] : [];
}

function actions(
  ticket: Seen<Ticket>,
  { isUndoable, draft }: LetterNow,
  operators: Operator[],
  speech: Speech,
  words: Words,
): CardAction[] {
  const offered = fitting(isUndoable ? withUndo(offers(ticket)) : offers(ticket));
  return offered.flatMap(([verb, place, emphasis = 'default']) => {
    const typed = draft?.verb === verb ? { text: readable(draft.text, textLimit) } : {};
    const form = formFor(verb, ticket, operators, speech.language, typed);
    if (hasForm(verb) && !form && verb !== 'relate') return [];
    const label = labelOf(verb, ticket, words);
    return [{ verb, label, emphasis, place, form }];
  });
}
