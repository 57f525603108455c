import { noteVisit } from '../../store/chats/home.ts';
import { firstName } from '../../ticket/people/first-name.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import { speakButton } from '../actions/oneself/speak.ts';
import type { CommandAnswer, ListSection } from '../card.ts';
import { linesOf } from '../lists/draw-list.ts';
import { incidentsOnTop } from '../lists/incident-lines.ts';
import { late } from '../lists/kinds/late.ts';
import { mine } from '../lists/kinds/mine.ts';
import { queue } from '../lists/kinds/queue.ts';
import { snoozed } from '../lists/kinds/snoozed.ts';
import { waiting } from '../lists/kinds/waiting.ts';
import { watched } from '../lists/kinds/watched.ts';
import type { List, ListAsked } from '../lists/list.ts';
import { homeKey, leadsTo, listSpec, writeSpec } from '../lists/spec.ts';
import { nothing } from '../nothing.ts';
import type { House } from '../press/asked.ts';
import { readableLine } from '../readable.ts';
import type { Asker } from '../voice/asker.ts';
import { wordsIn } from '../words/words.ts';

type Asking = Omit<ListAsked, 'about' | 'filters'>;

/** So many lines of each list stand on the page. Slack takes 100 blocks in a Home tab, Teams 24 kB in a card. */
export const linesOfEach: Record<ChatPlatform, number> = { slack: 5, teams: 2 };

/** Always there, even with nothing in them. */
const always: List[] = [mine, queue];

/** More than these do not stand on one page; what has nothing in it is left out. */
export const sectionsAtMost = 6;

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
  const { home } = wordsIn(asking.speech.language);
  const sections: ListSection[] = await incidentsOnTop(asking);
  for (const list of [mine, queue, late, waiting, snoozed, watched])
    sections.push(...(await beginningOf(list, asking, lines)));
  return {
    ...nothing,
    title: home.intro(firstName(readableLine(asking.operator.name, 80))),
    sections,
    buttons: [speakButton(asking.speech.language)],
    list: writeSpec(listSpec(homeKey, { about: String(lines) })),
  };
}

/** The most urgent of a list, and the way to all of it. */
async function beginningOf(list: List, asking: Asking, limit: number): Promise<ListSection[]> {
  const { lists } = wordsIn(asking.speech.language);
  const asked = { ...asking, about: '', filters: {} };
  const { rows, total } = await list.find(asked, { offset: 0, limit });
  if (total === 0 && !always.includes(list)) return [];
  return [
    {
      title: await list.title(asked),
      count: total === 0 ? '' : lists.count(total),
      lines: await linesOf(rows, asked, 'home'),
      empty: list.empty(asked),
      buttons: total > rows.length ? [{ ...showListButton(lists.all(total)), page: leadsTo(list.key) }] : [],
    },
  ];
}
