import { DateTime } from 'luxon';
import { isAmong, tellingPlacesOf } from '../../desk/places.ts';
import { nextOpening } from '../../sla/working-time.ts';
import { peopleAtWork, ticketsListed } from '../../store/tickets/lists.ts';
import { seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { ListCard, ListItem } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import type { Moment } from '../in-words/moment.ts';
import { nextDeadlineInWords } from '../in-words/promises-in-words.ts';
import { subjectInWords } from '../in-words/request-in-words.ts';
import { ofColleague } from '../lists/kinds/of-colleague.ts';
import { queue } from '../lists/kinds/queue.ts';
import { leadsTo } from '../lists/spec.ts';
import { readableLine } from '../readable.ts';
import { wordsIn } from '../words/words.ts';
import { readersOf, type Telling } from './telling.ts';

/** Slack takes 50 blocks in a message, and nobody reads so many. */
const peopleAtMost = 14;
const ticketsOfOne = 6;
/** Of all together: beyond, each shows fewer, and two at least. */
const ticketsInAll = 36;
/** All of a list, or what is told here might not be among them: it is read once a day. */
const looked = 10_000;

/** What one person has, or nobody: how many stand in the list to which it leads, and those of them that are told here. */
type Group = { title(count: number): string; tickets: Ticket[]; count: number; leads: string };

/**
 * At the day's end: what nobody has, then what each leaves open, the next deadline first; null where nothing is open that is told
 * here. Its numbers are those of the lists to which it leads: what was put off rests.
 */
export async function handOver(telling: Telling): Promise<ListCard | null> {
  const { moment } = telling;
  const words = wordsIn(moment.speech.language);
  const said = words.clock.handOver;
  const queued = await listed(telling, { which: 'queue' });
  const nobodys = { ...queued, title: said.nobodys, leads: leadsTo(queue.key) };
  const people = await peopleToldHere(telling);
  const groups = [...(nobodys.tickets.length > 0 ? [nobodys] : []), ...people.slice(0, peopleAtMost)];
  if (groups.length === 0) return null;
  const left = people.slice(peopleAtMost).map(({ title, count }) => title(count));
  const items = [];
  const ofEach = Math.max(2, Math.min(ticketsOfOne, Math.floor(ticketsInAll / groups.length)));
  for (const group of groups) items.push(await itemOf(group, ofEach, telling));
  return {
    ...plainList(said.title(nextWorkingDay(moment))),
    items,
    footer: left.length > 0 ? said.others(left.join(', ')) : '',
  };
}

/** A list as its button shows it. */
async function listed(
  { desk, to }: Telling,
  which: Parameters<typeof ticketsListed>[1],
): Promise<Pick<Group, 'tickets' | 'count'>> {
  const { tickets, total } = await ticketsListed(desk.db, which, {}, { offset: 0, limit: looked });
  const toldHere = tickets.filter(ticket => isAmong(tellingPlacesOf(desk, ticket), to));
  return { tickets: toldHere, count: total };
}

/** Who has something at work that is told here, by name. */
async function peopleToldHere(telling: Telling): Promise<Group[]> {
  const { desk, moment } = telling;
  const { of } = wordsIn(moment.speech.language).clock.handOver;
  const groups: Group[] = [];
  for (const { id, name } of await peopleAtWork(desk.db)) {
    const theirs = await listed(telling, { which: 'of', operator: id, turns: true });
    if (theirs.tickets.length > 0)
      groups.push({
        ...theirs,
        title: count => of(readableLine(name, 60), count),
        leads: leadsTo(ofColleague.key, id),
      });
  }
  return groups;
}

/** "lunedì 30 novembre": on a Friday nobody works tomorrow. */
function nextWorkingDay({ terms: { calendar }, speech, now }: Moment): string {
  const today = DateTime.fromJSDate(now, { zone: calendar.zone });
  const opening = nextOpening(calendar, today.endOf('day').toJSDate());
  return DateTime.fromJSDate(opening, { zone: calendar.zone })
    .setLocale(wordsIn(speech.language).locale)
    .toFormat('cccc d LLLL');
}

async function itemOf(
  { title, tickets, count, leads }: Group,
  atMost: number,
  telling: Telling,
): Promise<ListItem> {
  const { to, moment, links } = telling;
  const words = wordsIn(moment.speech.language);
  const eyes = readersOf(telling, 'bulletin');
  const shown = tickets.slice(0, atMost).map(ticket => seen(ticket, eyes));
  const ways = await links(to.platform, shown);
  const lines = shown.map(ticket => {
    const promised = nextDeadlineInWords(ticket, moment) || words.status[ticket.status];
    return {
      token: `#${ticket.number}`,
      link: ways.get(ticket.number) ?? '',
      text: `${subjectInWords(ticket, words, 60)} · ${promised}`,
    };
  });
  return {
    ticket: 0,
    token: '',
    link: '',
    title: title(count),
    deadline: '',
    deadlineTone: 'none',
    lines: count > shown.length ? [...lines, words.clock.handOver.rest(count - shown.length)] : lines,
    actions: [{ ...showListButton(words.lists.open(count)), page: leads }],
  };
}
