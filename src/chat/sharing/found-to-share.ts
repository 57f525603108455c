import { seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Operator } from '../../ticket/words.ts';
import type { FoundToShare } from '../card.ts';
import type { Readers } from '../desk-door.ts';
import { momentOf } from '../in-words/moment.ts';
import type { House } from '../press/asked.ts';
import type { Asker } from '../voice/asker.ts';
import { findWords } from '../words/commands/lists/find.ts';
import { foundRequest } from './found-request.ts';
import { pageOfFound } from './page-of-found.ts';
import { conversationOf, shownIn } from './readers.ts';
import { numberAlone, sharedRequest } from './shared-request.ts';

/** Before anything is typed: what one is most likely to show to others. */
const atFirst = 'of:me state:open';

/**
 * Requests among which somebody chooses one, to show it where they are: the list is in their language, and what they show
 * in that of its readers, who see no more of it than they would of a link to it.
 */
export async function foundToShare(
  { desk, voices, links }: Pick<House, 'desk' | 'voices' | 'links'>,
  operator: Operator,
  asker: Asker,
  typed: string,
  readers: Readers,
  page: { from: number; size: number },
): Promise<{ line: string } | { found: FoundToShare[] }> {
  const viewer = { kind: 'operator', operator } as const;
  const speech = await voices.answering(desk, operator, asker);
  const isTyped = typed.trim() !== '';
  const unfinished = isTyped && !/\s$/.test(typed);
  const asked = isTyped ? typed : atFirst;
  const { platform } = asker;
  const searching = { desk, speech, operator, viewer, platform };
  const answer = await pageOfFound(searching, asked, { ...page, unfinished });
  if ('fault' in answer) return { line: answer.fault };
  if (answer.requests.length === 0 && page.from === 0)
    return { line: findWords[speech.language][noneSays(isTyped, answer.isAll)] };
  const moment = momentOf(desk, speech);
  const aloud = { ...moment, speech: readers.kind === 'alone' ? speech : voices.aloud };
  const mine = eyesOf(desk, viewer, 'search');
  const conversation = conversationOf(desk, asker.platform, readers, operator);
  const theirs = answer.requests.map(({ ticket }) => shownIn(conversation, ticket));
  const cards = await links(
    asker.platform,
    theirs.flatMap(shown => shown ?? []),
  );
  return {
    found: answer.requests.map(({ ticket, passage }, index) => {
      const shown = theirs[index];
      return {
        ...foundRequest(seen(ticket, mine), passage && seenPart(ticket, passage, mine), moment),
        shared: shown
          ? sharedRequest(shown, aloud, cards.get(ticket.number) ?? '')
          : numberAlone(ticket.number, aloud),
      };
    }),
  };
}

function noneSays(isTyped: boolean, isAll: boolean): 'nothing' | 'nothingYet' | 'noneOfMine' {
  if (!isTyped) return 'noneOfMine';
  return isAll ? 'nothing' : 'nothingYet';
}
