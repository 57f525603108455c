import { whoSees } from '../../desk/people/who-sees.ts';
import { allOperators, findAnybody } from '../../store/people/operators.ts';
import type { Filters, Narrowing } from '../../store/tickets/lists.ts';
import { seen } from '../../ticket/sight/seen.ts';
import { eyesOf, type Place, seesRestricted } from '../../ticket/sight/sight.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { CommandAnswer, LineButton, ListSection, TicketLine } from '../card.ts';
import { ticketLine } from '../cards/ticket-line.ts';
import { categoryInWords, priorityInWords } from '../in-words/classification-in-words.ts';
import { momentOf } from '../in-words/moment.ts';
import { nothing } from '../nothing.ts';
import { readableLine } from '../readable.ts';
import { updatedInWords } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { filterChoices } from './filter-choices.ts';
import type { Found, List, ListAsked, Row } from './list.ts';
import { afterMark, homeKey, type ListSpec, leadsTo, writeSpec } from './spec.ts';

/** So many lines stand on a page: Slack takes 50 blocks in a message, Teams some 24 kB in a card. */
export const linesOnPage: Record<ChatPlatform, number> = { slack: 12, teams: 8 };

type Asking = Omit<ListAsked, 'about' | 'filters'>;

/** A page of a list, with the whole number, and the way to the others. */
export async function drawList(list: List, spec: ListSpec, asking: Asking): Promise<CommandAnswer> {
  const asked = {
    ...asking,
    about: spec.about,
    filters: list.isFiltered ? sightly(spec.filters, asking) : {},
  };
  const limit = linesOnPage[asking.platform];
  const { found, from } = await foundOnPage(list, asked, spec, limit);
  const words = wordsIn(asking.speech.language);
  const written = writeSpec({ ...spec, from, after: from === 0 ? '' : spec.after });
  const only = await filtersInWords(asked, words);
  const section: ListSection = {
    title: '',
    count: [found.says?.count ?? countInWords(found, from, words), only].filter(Boolean).join(' · '),
    lines: await linesOf(found.rows, asked, list.place ?? (spec.onHome ? 'home' : 'list')),
    empty: found.says?.empty ?? (only === '' ? list.empty(asked) : words.lists.nothingOfThese),
    buttons: written === '' ? [] : pageButtons(found, from, limit, words),
  };
  return {
    ...nothing,
    title: await list.title(asked),
    updated: updatedInWords(asking.speech, asking.desk.clock()),
    filters:
      spec.onHome && list.isFiltered
        ? filterChoices(spec.filters, asking.speech, asking.desk.companies.now().all)
        : [],
    sections: [...(from === 0 ? ((await list.above?.(asked)) ?? []) : []), section],
    buttons: [
      ...((await list.buttons?.(asked)) ?? []),
      ...(spec.onHome ? [{ ...showListButton(words.lists.backHome), page: leadsTo(homeKey) }] : []),
    ],
    list: written,
  };
}

/** What the blank line of a request does not say; what it does say (whose it is to do, how urgent) may be asked for. */
const hidden = ['company', 'category', 'language'] as const satisfies (keyof Filters)[];

/**
 * Whoever may not read what few may see is not told either what it is about, or whose: asked for by that, it is left out.
 */
function sightly(filters: Filters, { desk, viewer }: Asking): Narrowing {
  const tells = hidden.some(name => filters[name] !== undefined);
  const sees = seesRestricted(eyesOf(desk, viewer, 'list'));
  return tells && !sees ? { ...filters, openOnly: true } : filters;
}

/** Where a page has become empty, because what stood there was dealt with, the last one that there is. */
async function foundOnPage(
  list: List,
  asked: ListAsked,
  { from, after }: ListSpec,
  limit: number,
): Promise<{ found: Found; from: number }> {
  const found = await list.find(asked, { offset: from, limit, ...(after ? { after } : {}) });
  if (found.rows.length > 0 || (from === 0 && after === '')) return { found, from: found.before ?? from };
  const last = Math.max(0, Math.floor((found.total - 1) / limit) * limit);
  return { found: await list.find(asked, { offset: last, limit }), from: last };
}

/** The lines of these requests, each with the way to its card, as whoever asks may see them. */
export async function linesOf(
  rows: Row[],
  {
    desk,
    speech,
    viewer,
    platform,
    links,
  }: Pick<ListAsked, 'desk' | 'speech' | 'viewer' | 'platform' | 'links'>,
  place: Place,
): Promise<TicketLine[]> {
  const moment = momentOf(desk, speech);
  const eyes = eyesOf(desk, viewer, place);
  const people = rows.some(({ ticket }) => ticket.assignee) ? await allOperators(desk.db) : [];
  const shown = rows.map(row => ({ ...row, ticket: seen(row.ticket, eyes) }));
  const ways = await links(
    platform,
    shown.map(({ ticket }) => ticket),
  );
  return shown.map(({ ticket, note = '', found, saidAbove, own = [] }) => ({
    ...ticketLine(ticket, moment, {
      link: ways.get(ticket.number) ?? '',
      note,
      own,
      saidAbove,
      operators: whoSees(desk, ticket, people),
    }),
    ...(found ? { found } : {}),
  }));
}

function countInWords({ rows, total }: Found, from: number, { lists }: Words): string {
  if (total === 0) return '';
  return rows.length === total ? lists.count(total) : lists.page(from + 1, from + rows.length, total);
}

function pageButtons({ total, last }: Found, from: number, limit: number, words: Words): LineButton[] {
  const to = (label: string, page: number | string) => ({ ...showListButton(label), page: String(page) });
  return [
    from > 0 ? [to(words.lists.previous, Math.max(0, from - limit))] : [],
    from + limit < total ? [to(words.lists.next, last ? afterMark(last) : from + limit)] : [],
  ].flat();
}

async function filtersInWords({ desk, speech, filters }: ListAsked, words: Words): Promise<string> {
  const { category, priority, language, company, assignee }: Filters = filters;
  const { lists } = words;
  const person = assignee === undefined ? null : await findAnybody(desk.db, assignee);
  const all = [
    priority && priorityInWords(speech, priority),
    category && categoryInWords(speech, category),
    language && lists.inLanguage(language),
    company && readableLine(desk.companies.now().byKey.get(company)?.name ?? company, 60),
    person && lists.of(readableLine(person.name, 60) || person.email),
  ].filter(Boolean);
  return all.length > 0 ? lists.only(all.join(', ')) : '';
}
