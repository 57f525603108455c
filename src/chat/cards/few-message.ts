import type { RecordedEvent } from '../../ticket/events.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { claim } from '../actions/claiming/claim.ts';
import { restrictTwinsToo } from '../actions/restricting/restrict-twins.ts';
import type { CommandAnswer } from '../card.ts';
import type { Moment } from '../in-words/moment.ts';
import { readable } from '../readable.ts';
import { openTwins, restrictingNotices } from '../words/chapters/restricting.ts';
import { wordsIn } from '../words/words.ts';
import { privateMessage } from './private-message.ts';

const wordsAtMost = 600;

/**
 * What each of the few is told of a restricted request, where they have no channel for it: its words, and how to read all; that
 * nobody has it any more; or what has come in that may be the same, and all see still, without its words once more.
 *
 * @returns null where there is nothing to say any more
 */
export function fewMessage(
  ticket: Seen<Ticket>,
  { event }: Seen<RecordedEvent>,
  moment: Moment,
): CommandAnswer | null {
  const { language } = moment.speech;
  const { toFew, toFewUnclaimed, toFewTwin, subject } = wordsIn(language).restricted;
  if (event.type === 'twins-found') {
    const asked = (event.found ?? event.twins).filter(number => ticket.twins?.includes(number));
    if (asked.length === 0) return null;
    const told = privateMessage(toFewTwin, ticket, openTwins(asked)[language], [restrictTwinsToo], moment);
    const sections = told.sections.map(section => ({
      ...section,
      lines: section.lines.map(line => ({ ...line, subject })),
    }));
    return { ...told, sections };
  }
  if (event.type === 'withdrawn')
    return ticket.assignee === null ? privateMessage(toFewUnclaimed, ticket, '', [claim], moment) : null;
  const twins = restrictingNotices.twins(ticket);
  const what = [readable(ticket.excerpt, wordsAtMost), ...(twins ? [twins[language]] : [])].join('\n');
  return privateMessage(toFew, ticket, what, twins ? [restrictTwinsToo] : [], moment);
}
