import { DateTime } from 'luxon';
import { isAmong, tellingPlacesOf } from '../../desk/places.ts';
import { nextOpening } from '../../sla/working-time.ts';
import { ticketsAtWork, ticketsListed } from '../../store/tickets/lists.ts';
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
/** All that is open, or counts were not whole: it is read once a day. */
const looked = 10_000;

/** What one person has, or nobody, and the list that shows all of it. */
type Group = { title(count: number): string; tickets: Ticket[]; count: number; leads: string };

/** At the day's end: what nobody has, then what each leaves open, the next deadline first; null where nothing is open. */
export async function handOver(telling: Telling): Promise<ListCard | null> {
  const { desk, to, moment } = telling;
  const words = wordsIn(moment.speech.language);
  const said = words.clock.handOver;
  const isToldHere = (ticket: Ticket) => isAmong(tellingPlacesOf(desk, ticket), to);
  const queued = await ticketsListed(desk.db, { which: 'queue' }, {}, { offset: 0, limit: looked });
  const nobodys = queued.tickets.filter(isToldHere);
  const people = byPerson((await ticketsAtWork(desk.db, looked)).filter(isToldHere), moment);
  const groups: Group[] = [
    ...(nobodys.length > 0
      ? [{ title: said.nobodys, tickets: nobodys, count: nobodys.length, leads: leadsTo(queue.key) }]
      : []),
    ...people.slice(0, peopleAtMost),
  ];
  if (groups.length === 0) return null;
  const left = people.slice(peopleAtMost).map(({ title, count }) => title(count));
  const items = [];
  for (const group of groups) items.push(await itemOf(group, telling));
  return {
    ...plainList(said.title(nextWorkingDay(moment))),
    items,
    footer: left.length > 0 ? said.others(left.join(', ')) : '',
  };
}

function byPerson(tickets: Ticket[], { speech }: Moment): Group[] {
  const { of } = wordsIn(speech.language).clock.handOver;
  return [...Map.groupBy(tickets, ({ assignee }) => assignee?.id ?? 0)].map(([id, theirs]) => {
    const name = readableLine(theirs[0]?.assignee?.name ?? '', 60);
    const leads = leadsTo(ofColleague.key, id);
    return { title: count => of(name, count), tickets: theirs, count: theirs.length, leads };
  });
}

/** "lunedì 30 novembre": on a Friday nobody works tomorrow. */
function nextWorkingDay({ terms: { calendar }, speech, now }: Moment): string {
  const today = DateTime.fromJSDate(now, { zone: calendar.zone });
  const opening = nextOpening(calendar, today.endOf('day').toJSDate());
  return DateTime.fromJSDate(opening, { zone: calendar.zone })
    .setLocale(wordsIn(speech.language).locale)
    .toFormat('cccc d LLLL');
}

async function itemOf({ title, tickets, count, leads }: Group, telling: Telling): Promise<ListItem> {
  const { to, moment, links } = telling;
  const words = wordsIn(moment.speech.language);
  const eyes = readersOf(telling, 'bulletin');
  const shown = tickets.slice(0, ticketsOfOne).map(ticket => seen(ticket, eyes));
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
