import { newsSince, noteVisit } from '../../store/chats/home.ts';
import { firstName } from '../../ticket/people/first-name.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import { asideButtons } from '../actions/aside-buttons.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import { speakButton } from '../actions/oneself/speak.ts';
import { absencesShown, ownAbsenceButtons } from '../away/absences-shown.ts';
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
import { homeKey, leadsTo, listSpec, writeSpec } from '../lists/spec.ts';
import { nothing } from '../nothing.ts';
import type { House } from '../press/asked.ts';
import { readableLine } from '../readable.ts';
import { instantInWords } from '../say.ts';
import type { Asker } from '../voice/asker.ts';
import { wordsIn } from '../words/words.ts';
import { inHandSection } from './in-hand.ts';

type Asking = Omit<ListAsked, 'about' | 'filters'>;

/** So many lines of each list stand on the page. Slack takes 100 blocks in a Home tab, Teams 24 kB in a card. */
export const linesOfEach: Record<ChatPlatform, number> = { slack: 3, teams: 2 };

/** Always there, even with nothing in them. */
const always: List[] = [mine, queue];

/** More than these do not stand on one page; what has nothing in it is left out. News, six lists, two for managers, who is away. */
export const sectionsAtMost = 10;

/** What one comes for: news, mine, the queue, what is late, what is in hand. */
export const sectionsFirst = 5;

/** So many lines have the others, which are there to lead further. */
export function fewer(lines: number): number {
  return Math.max(1, lines - 1);
}

/** The same for whoever opens Slack's Home tab, or the chat with the app in Teams. */
export async function homeOf(
  { desk, voices, links }: Pick<House, 'desk' | 'voices' | 'links'>,
  operator: Operator,
  asker: Asker,
): Promise<CommandAnswer> {
  const speech = await voices.answering(desk, operator, asker);
  const viewer = { kind: 'operator', operator } as const;
  const { platform } = asker;
  return await openHome({ desk, speech, aloud: voices.aloud, links, operator, viewer, platform });
}

/** A person's own page, as they open it. @param lines so many of each list */
export async function openHome(asking: Asking, lines?: number): Promise<CommandAnswer> {
  await noteVisit(asking.desk.db, asking.operator.id, asking.desk.clock());
  return await drawHome(asking, lines);
}

/** The same, drawn anew after a press on it. */
export async function drawHome(asking: Asking, lines = linesOfEach[asking.platform]): Promise<CommandAnswer> {
  const { desk, speech, operator } = asking;
  const words = wordsIn(speech.language);
  const sections = await newsSection(asking, lines);
  for (const list of [mine, queue, late]) sections.push(...(await beginningOf(list, asking, lines)));
  for (const list of [waiting, snoozed, watched])
    sections.push(...(await beginningOf(list, asking, fewer(lines))));
  if (operator.role !== 'operator')
    sections.push(
      ...(await beginningOf(brokenToday, asking, fewer(lines))),
      ...(await inHandSection(asking, lines)),
    );
  const { sections: away } = await absencesShown(asking, fewer(lines));
  sections.push(...away.filter(section => section.lines.length > 0));
  return {
    ...nothing,
    title: words.home.intro(firstName(readableLine(operator.name, 80))),
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
    list: writeSpec(listSpec(homeKey, { about: String(lines) })),
  };
}

/** What happened on one's own requests, and those that one watches, since one was here the time before; nothing the first time. */
async function newsSection(asking: Asking, lines: number): Promise<ListSection[]> {
  const { desk, speech, operator } = asking;
  const since = await newsSince(desk.db, operator.id);
  if (!since) return [];
  const { home } = wordsIn(speech.language);
  const [section] = await beginningOf(news, asking, lines, since.getTime());
  return section ? [{ ...section, title: home.news.since(instantInWords(speech, since)) }] : [];
}

/** The most urgent of a list, and the way to all of it. @param about a number that says more exactly which list it is */
async function beginningOf(
  list: List,
  asking: Asking,
  limit: number,
  about?: number,
): Promise<ListSection[]> {
  const { lists } = wordsIn(asking.speech.language);
  const asked = { ...asking, about: about === undefined ? '' : String(about), filters: {} };
  const { rows, total } = await list.find(asked, { offset: 0, limit });
  if (total === 0 && !always.includes(list)) return [];
  const all = { ...showListButton(lists.all(total)), page: leadsTo(list.key, about) };
  return [
    {
      title: await list.title(asked),
      count: total === 0 ? '' : lists.count(total),
      lines: await linesOf(rows, asked, 'home'),
      empty: list.empty(asked),
      buttons: total > rows.length ? [all] : [],
    },
  ];
}
