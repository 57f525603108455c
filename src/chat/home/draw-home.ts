import { newsSince, noteVisit } from '../../store/chats/home.ts';
import { absencesGoingOn } from '../../store/people/absences.ts';
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
  const { desk, operator } = asking;
  return await drawn(asking, await noteVisit(desk.db, operator.id, desk.clock()));
}

/** The same, drawn anew after a press on it, or because it is not true any more. */
export async function drawHome(asking: Asking): Promise<CommandAnswer> {
  return await drawn(asking, await newsSince(asking.desk.db, asking.operator.id));
}

/** @param since what changed since then is news to them; null: nothing is */
async function drawn(asking: Asking, since: Date | null): Promise<CommandAnswer> {
  const { desk, speech, operator } = asking;
  const words = wordsIn(speech.language);
  const isManager = operator.role !== 'operator';
  // None waits for another: what the page is made of is read at once.
  const [begun, inHand, absences] = await Promise.all([
    beginnings(asking, since),
    isManager ? inHandSection(asking) : [],
    absencesGoingOn(desk.db),
  ]);
  const sections = [...begun, ...inHand, ...(await absencesBegun(asking, absences, awayAtMost))];
  return {
    ...nothing,
    title: words.home.intro(firstName(readableLine(operator.name, 80))),
    updated: updatedInWords(speech, desk.clock()),
    head: [
      ...asideButtons('phone', { id: 0, nonce: '' }, words),
      ...ownAbsenceButtons(absences, desk.clock(), operator, speech),
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

/** A list that begins on the page. @property about a number that says more exactly which list it is */
type Beginning = { list: List; about?: number; aside?: string };

/** The most urgent of each list, and the way to all of it; first what is news to them. */
async function beginnings(asking: Asking, since: Date | null): Promise<ListSection[]> {
  const { speech, operator } = asking;
  const { home } = wordsIn(speech.language);
  const all: Beginning[] = [
    ...(since
      ? [{ list: news, about: since.getTime(), aside: home.news.since(instantInWords(speech, since)) }]
      : []),
    ...forAll.map(list => ({ list })),
    ...(operator.role === 'operator' ? [] : [{ list: brokenToday }]),
  ];
  const found = await Promise.all(all.map(beginning => beginningOf(beginning, asking)));
  const shown = found.filter(({ list, total }) => total > 0 || always.includes(list));
  // Many stand in several lists, and what is asked for their lines is asked once for all.
  const lines = await linesOf(
    shown.flatMap(({ rows }) => rows),
    asking,
    'home',
  );
  return shown.map(({ section, rows }) => ({ ...section, lines: lines.splice(0, rows.length) }));
}

/** What stands there of one list, without its lines. */
async function beginningOf({ list, about, aside }: Beginning, asking: Asking) {
  const { lists } = wordsIn(asking.speech.language);
  const asked = { ...asking, about: about === undefined ? '' : String(about), filters: {} };
  const { rows, total } = await list.find(asked, { offset: 0, limit: linesAtMost });
  const section = {
    ...(aside === undefined ? {} : { isAside: true as const }),
    title: aside ?? (await list.title(asked)),
    count: total === 0 ? '' : lists.count(total),
    empty: list.empty(asked),
    buttons: [],
    all: {
      total,
      show: { ...showListButton(lists.all(total)), page: leadsTo(list.key, about) },
    },
  };
  return { list, rows, total, section };
}
