import { isAmong, tellingPlacesOf } from '../../desk/places.ts';
import { findAbsence } from '../../store/people/absences.ts';
import { ticketsNumbered } from '../../store/tickets/lists.ts';
import { standInFor } from '../../ticket/people/absences.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import { untilInWords } from '../away/in-words.ts';
import type { ListCard, ListItem } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import { ofColleague } from '../lists/kinds/of-colleague.ts';
import { leadsTo } from '../lists/spec.ts';
import { readable, readableLine } from '../readable.ts';
import { wordsIn } from '../words/words.ts';
import { endangeredItems } from './endangered-items.ts';
import { readersOf, type Telling } from './telling.ts';

/** Slack takes 50 blocks in a message, and nobody reads so many. */
const itemsAtMost = 8;
const noteAtMost = 1000;

/**
 * What somebody who is away leaves open, for whoever can take it, with what they want the others to know; null where nothing
 * of it is told in this channel, or they are back. What they want to be known the operators' channels get in any case: also
 * where all that they left is kept to few, or taken by now.
 */
export async function awayOffer(telling: Telling, absenceId: number): Promise<ListCard | null> {
  const { desk, to, moment } = telling;
  const { speech, now } = moment;
  const words = wordsIn(speech.language);
  const { offer } = words.away;
  const absence = await findAbsence(desk.db, absenceId);
  if (!absence || absence.endedAt !== null || absence.until <= now) return null;
  const { operator, until } = absence;
  // Whoever is called in their place: not who is away too.
  await desk.absences.reload(desk.db);
  const standIn = standInFor(desk.absences.now(), operator.id, now);
  const left = (await ticketsNumbered(desk.db, absence.left)).filter(
    ticket =>
      ticket.status !== 'closed' &&
      ticket.assignee?.id === operator.id &&
      isAmong(tellingPlacesOf(desk, ticket), to),
  );
  const note = readable(absence.note, noteAtMost);
  if (left.length === 0 && !(note !== '' && isAmong(desk.destinations, to))) return null;
  const shown = left.slice(0, itemsAtMost);
  const items = await endangeredItems(telling, shown, 'away', readersOf(telling, 'bulletin'));
  const rest = left.length - shown.length;
  return {
    ...plainList(offer.title(readableLine(operator.name, 60), untilInWords(until, speech, now))),
    intro: [
      note && offer.note(note),
      standIn && offer.standsIn(readableLine(standIn.name, 60)),
      left.length > 0 && offer.count(left.length),
    ]
      .filter(Boolean)
      .join(' '),
    items: rest > 0 ? [...items, allOf(operator.id, left.length, words)] : items,
    footer: rest > 0 ? offer.more(rest) : '',
  };
}

/** The way to all of it, for whoever presses. */
function allOf(operator: number, count: number, { lists }: ReturnType<typeof wordsIn>): ListItem {
  return {
    ticket: 0,
    token: '',
    link: '',
    title: lists.all(count),
    deadline: '',
    deadlineTone: 'none',
    lines: [],
    actions: [{ ...showListButton(lists.open(count)), page: leadsTo(ofColleague.key, operator) }],
  };
}
