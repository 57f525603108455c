import type { KeptAbsence } from '../../store/people/absences.ts';
import { ticketsNumbered } from '../../store/tickets/lists.ts';
import { firstName } from '../../ticket/people/first-name.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { CommandAnswer, ListSection } from '../card.ts';
import { linesOf } from '../lists/draw-list.ts';
import { news } from '../lists/kinds/news.ts';
import type { ListAsked } from '../lists/list.ts';
import { homeKey, leadsTo, listSpec, writeSpec } from '../lists/spec.ts';
import { nothing } from '../nothing.ts';
import { readableLine } from '../readable.ts';
import { wordsIn } from '../words/words.ts';

/** A message is no list: so many stand in it, and the rest is counted, with the way to all. */
const linesAtMost = 5;

/** What whoever is back is told: what others took of theirs, and what is new on the rest. */
export async function welcomeBack(
  absence: KeptAbsence,
  asking: Omit<ListAsked, 'about' | 'filters'>,
): Promise<CommandAnswer> {
  const { speech, operator } = asking;
  const { away, home } = wordsIn(speech.language);
  const sections = [await taken(absence, asking), await changed(absence, asking)].flat();
  return {
    ...nothing,
    title: away.told.backTitle(firstName(readableLine(operator.name, 60))),
    text: sections.length > 0 ? away.told.changed : away.told.nothing,
    sections,
    buttons: [{ ...showListButton(home.open), page: leadsTo(homeKey) }],
    list: writeSpec(listSpec(homeKey)),
  };
}

/** What they had, and somebody else has now. */
async function taken(
  { left, operator }: KeptAbsence,
  asking: Omit<ListAsked, 'about' | 'filters'>,
): Promise<ListSection[]> {
  const { away, lists } = wordsIn(asking.speech.language);
  const tickets = (await ticketsNumbered(asking.desk.db, left)).filter(
    ({ assignee }) => assignee !== null && assignee.id !== operator.id,
  );
  if (tickets.length === 0) return [];
  const shown = tickets.slice(0, linesAtMost).map(ticket => ({ ticket }));
  const lines = await linesOf(shown, asking, 'private-message');
  const count = lists.count(tickets.length);
  return [{ title: away.told.taken, count, lines, empty: '', buttons: [] }];
}

/** What is new since they went, on what they have still. */
async function changed(
  { from }: KeptAbsence,
  asking: Omit<ListAsked, 'about' | 'filters'>,
): Promise<ListSection[]> {
  const { away, lists } = wordsIn(asking.speech.language);
  const about = String(from.getTime());
  const { rows, total } = await news.find(
    { ...asking, about, filters: {} },
    { offset: 0, limit: linesAtMost },
  );
  if (total === 0) return [];
  const all = { ...showListButton(lists.all(total)), page: leadsTo(news.key, from.getTime()) };
  return [
    {
      title: away.told.news,
      count: lists.count(total),
      lines: await linesOf(rows, asking, 'private-message'),
      empty: '',
      buttons: total > rows.length ? [all] : [],
    },
  ];
}
