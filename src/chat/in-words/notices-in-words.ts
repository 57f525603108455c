import { isPromised } from '../../ticket/clock/deadlines.ts';
import { askedAbout, whyUnwritable } from '../../ticket/people/authorship.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import type { Words } from '../words/words.ts';

/** What an operator must know first: who wrote, where that is not plain, and what is unusual about the ticket. */
export function noticesInWords(ticket: Seen<Ticket>, words: Words, speech: Speech): string[] {
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
