import type { Desk } from '../../desk/desk.ts';
import { type Seen, seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf, type Viewer } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import type { TicketLine } from '../card.ts';
import type { FoundWords, PromiseTone } from '../card-parts.ts';
import { ticketLine } from '../cards/ticket-line.ts';
import { type Moment, momentOf } from '../in-words/moment.ts';
import { subjectInWords } from '../in-words/request-in-words.ts';
import { statusInWords } from '../in-words/status-in-words.ts';
import type { Speech } from '../say.ts';
import { findWords } from '../words/commands/lists/find.ts';
import { wordsIn } from '../words/words.ts';
import { passageInWords } from './passage-in-words.ts';
import { search } from './search.ts';

/** A request as others are shown it who may be anybody: what it is about and how it stands, and nothing that it says. */
export type SharedRequest = {
  title: string;
  status: string;
  deadline: string;
  deadlineTone: PromiseTone;
};

/** A request that was found. @property title,text as whoever looks sees it alone; @property shared as the others will see it */
export type FoundToShare = { title: string; text: string; shared: SharedRequest };

/** Before anything is typed: what one is most likely to show to others. */
const atFirst = 'of:me state:open';

/** Requests among which somebody chooses one, to show it where they are. */
export async function foundToShare(
  { desk, speech }: { desk: Desk; speech: Speech },
  operator: Operator,
  typed: string,
  readers: Viewer,
  page: { from: number; size: number },
): Promise<{ line: string } | { found: FoundToShare[] }> {
  const viewer = { kind: 'operator', operator } as const;
  const asked = typed.trim() === '' ? atFirst : typed;
  const unfinished = typed.trim() !== '' && !/\s$/.test(typed);
  const answer = await search({ desk, speech, operator, viewer }, asked, { ...page, unfinished });
  if ('fault' in answer) return { line: answer.fault };
  if (answer.requests.length === 0)
    return {
      line: page.from > 0 ? '' : findWords[speech.language][typed.trim() === '' ? 'noneOfMine' : 'nothing'],
    };
  const moment = momentOf(desk, speech);
  const [mine, theirs] = [eyesOf(desk, viewer, 'search'), eyesOf(desk, readers, 'unfurl')];
  return {
    found: answer.requests.map(({ ticket, passage }) => {
      const words = passage && seenPart(ticket, passage, mine);
      return toShare(
        ticketLine(seen(ticket, mine), moment),
        words ? passageInWords(words, speech) : null,
        sharedRequest(seen(ticket, theirs), moment),
      );
    }),
  };
}

function toShare(line: TicketLine, found: FoundWords | null, shared: SharedRequest): FoundToShare {
  const words = found?.parts.map(({ text }) => text).join('');
  return {
    title: `${line.token} ${line.subject}`,
    text: [line.details, words].filter(Boolean).join(' · '),
    shared,
  };
}

function sharedRequest(ticket: Seen<Ticket>, moment: Moment): SharedRequest {
  const words = wordsIn(moment.speech.language);
  const { deadline, deadlineTone } = ticketLine(ticket, moment);
  return {
    title: `#${ticket.number} ${subjectInWords(ticket, words, 100)}`,
    status: statusInWords(ticket, words),
    deadline,
    deadlineTone,
  };
}
