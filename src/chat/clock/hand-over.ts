import { DateTime } from 'luxon';
import type { Desk, Destination } from '../../desk/desk.ts';
import { isAmong, tellingPlacesOf } from '../../desk/places.ts';
import { nextOpening } from '../../sla/working-time.ts';
import { ticketsAtWork } from '../../store/tickets/lists.ts';
import { type Seen, seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ListCard, ListItem } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import type { Moment } from '../in-words/moment.ts';
import { nextDeadlineInWords } from '../in-words/promises-in-words.ts';
import { subjectInWords } from '../in-words/request-in-words.ts';
import { readableLine } from '../readable.ts';
import { wordsIn } from '../words/words.ts';

/** Slack takes 50 blocks in a message, and nobody reads so many. */
const peopleAtMost = 20;
const ticketsOfOne = 8;
const looked = 500;

/** At the day's end, a block for each operator: what they leave open, the next deadline first; null where nobody does. */
export async function handOver(
  desk: Desk,
  { platform, channel }: Destination,
  moment: Moment,
): Promise<ListCard | null> {
  const said = wordsIn(moment.speech.language).clock.handOver;
  const eyes = eyesOf(desk, { kind: 'channel', platform, channel }, 'bulletin');
  const open = (await ticketsAtWork(desk.db, looked))
    .filter(ticket => isAmong(tellingPlacesOf(desk, ticket), { platform, channel }))
    .map(ticket => seen(ticket, eyes));
  const byPerson = Map.groupBy(open, ({ assignee }) => assignee?.name ?? '');
  if (byPerson.size === 0) return null;
  const items = [...byPerson]
    .slice(0, peopleAtMost)
    .map(([name, tickets]) => leftOpenBy(name, tickets, moment));
  return { ...plainList(said.title(nextWorkingDay(moment))), intro: said.intro, items };
}

/** "Monday 30 November": on a Friday nobody works tomorrow. */
function nextWorkingDay({ terms: { calendar }, speech, now }: Moment): string {
  const today = DateTime.fromJSDate(now, { zone: calendar.zone });
  const opening = nextOpening(calendar, today.endOf('day').toJSDate());
  return DateTime.fromJSDate(opening, { zone: calendar.zone })
    .setLocale(wordsIn(speech.language).locale)
    .toFormat('cccc d LLLL');
}

function leftOpenBy(name: string, tickets: Seen<Ticket>[], moment: Moment): ListItem {
  const words = wordsIn(moment.speech.language);
  const lines = tickets
    .slice(0, ticketsOfOne)
    .map(ticket =>
      [
        `#${ticket.number} ${subjectInWords(ticket, words, 60)}`,
        nextDeadlineInWords(ticket, moment) || words.status[ticket.status],
      ].join(' · '),
    );
  return {
    ticket: 0,
    nonce: '',
    version: 0,
    title: words.clock.handOver.of(readableLine(name, 60), tickets.length),
    deadline: '',
    deadlineTone: 'none',
    lines: tickets.length > ticketsOfOne ? [...lines, `+ ${tickets.length - ticketsOfOne}`] : lines,
    actions: [],
  };
}
