import { newsSince, noteVisit } from '../../store/chats/home.ts';
import { firstName } from '../../ticket/people/first-name.ts';
import type { Operator } from '../../ticket/words.ts';
import { asideButtons } from '../actions/aside-buttons.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import { speakButton } from '../actions/oneself/speak.ts';
import { absencesBegun, ownAbsenceButtons } from '../away/absences-shown.ts';
import type { CommandAnswer, ListSection } from '../card.ts';
import { linesOf } from '../lists/draw-list.ts';
import { brokenToday } from '../lists/kinds/broken-today.ts';
import { late } from '../lists/kinds/late.ts';
import { mine } from '../lists/kinds/mine.ts';
import { news } from '../lists/kinds/news.ts';
import { queue } from '../lists/kinds/queue.ts';
import { snoozed } from '../lists/kinds/snoozed.ts';
import { waiting } from '../lists/kinds/waiting.ts';
import { watched } from '../lists/kinds/watched.ts';
import type { List, ListAsked } from '../lists/list.ts';
import { linesAtMost } from '../lists/most-that-fits.ts';
import { homeKey, leadsTo, listSpec, writeSpec } from '../lists/spec.ts';
import { nothing } from '../nothing.ts';
import type { House } from '../press/asked.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, updatedInWords } from '../say.ts';
import type { Asker } from '../voice/asker.ts';
import { wordsIn } from '../words/words.ts';
import { inHandSection } from './in-hand.ts';

type Asking = Omit<ListAsked, 'about' | 'filters'>;

/** So many colleagues who are away, or will be, stand on the page; the rest is counted. */
export const awayAtMost = 3;

/** The lists that begin on everybody's page, in this order; what has nothing in it is left out. */
const forAll: List[] = [mine, queue, late, waiting, snoozed, watched];
/** Always there, even with nothing in them. */
const always: List[] = [mine, queue];

/** The same for whoever opens Slack's Home tab, or the chat with the app in Teams. */
export async function homeOf(house: Housed, operator: Operator, asker: Asker): Promise<CommandAnswer> {
  return await openHome(await askingAt(house, operator, asker));
}

type Housed = Pick<House, 'desk' | 'voices' | 'links'>;

/** Who asks, though they have not pressed anything. */
async function askingAt({ desk, voices, links }: Housed, operator: Operator, asker: Asker): Promise<Asking> {
  const speech = await voices.answering(desk, operator, asker);
  const viewer = { kind: 'operator', operator } as const;
  return { desk, speech, aloud: voices.aloud, links, operator, viewer, platform: asker.platform };
}

/** A person's own page, as they open it. */
export async function openHome(asking: Asking): Promise<CommandAnswer> {
  await noteVisit(asking.desk.db, asking.operator.id, asking.desk.clock());
  return await drawHome(asking);
}

/** The same, drawn anew after a press on it, or because it is not true any more. */
export async function drawHome(asking: Asking): Promise<CommandAnswer> {
  const { desk, speech, operator } = asking;
  const words = wordsIn(speech.language);
  const lists = operator.role === 'operator' ? forAll : [...forAll, brokenToday];
  const sections = await newsSection(asking);
  for (const list of lists) sections.push(...(await beginningOf(list, asking)));
  if (operator.role !== 'operator') sections.push(...(await inHandSection(asking)));
  sections.push(...(await absencesBegun(asking, awayAtMost)));
  return {
    ...nothing,
    title: words.home.intro(firstName(readableLine(operator.name, 80))),
    updated: updatedInWords(speech, desk.clock()),
    head: [
      ...asideButtons('phone', { id: 0, nonce: '' }, words),
      ...(await ownAbsenceButtons(desk, operator, speech)),
    ],
    search: {
      label: words.home.search,
      placeholder: words.home.searchPlaceholder,
      apply: showListButton(words.home.search),
    },
    sections,
    buttons: [showListButton(words.home.refresh), speakButton(speech.language)],
    list: writeSpec(listSpec(homeKey)),
  };
}

/** What happened on one's own requests, and those that one watches, since one was here the time before; nothing the first time. */
async function newsSection(asking: Asking): Promise<ListSection[]> {
  const { desk, speech, operator } = asking;
  const since = await newsSince(desk.db, operator.id);
  if (!since) return [];
  const { home } = wordsIn(speech.language);
  const [section] = await beginningOf(news, asking, since.getTime());
  return section
    ? [{ ...section, isAside: true, title: home.news.since(instantInWords(speech, since)) }]
    : [];
}

/** The most urgent of a list, and the way to all of it. @param about a number that says more exactly which list it is */
async function beginningOf(list: List, asking: Asking, about?: number): Promise<ListSection[]> {
  const { lists } = wordsIn(asking.speech.language);
  const asked = { ...asking, about: about === undefined ? '' : String(about), filters: {} };
  const { rows, total } = await list.find(asked, { offset: 0, limit: linesAtMost });
  if (total === 0 && !always.includes(list)) return [];
  const show = { ...showListButton(lists.all(total)), page: leadsTo(list.key, about) };
  return [
    {
      title: await list.title(asked),
      count: total === 0 ? '' : lists.count(total),
      lines: await linesOf(rows, asked, 'home'),
      empty: list.empty(asked),
      buttons: [],
      all: { total, show },
    },
  ];
}
