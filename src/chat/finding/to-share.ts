import { seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf, type Viewer } from '../../ticket/sight/sight.ts';
import type { Operator } from '../../ticket/words.ts';
import type { FoundToShare } from '../card.ts';
import type { Whereabouts } from '../desk-door.ts';
import { momentOf } from '../in-words/moment.ts';
import type { House } from '../press/asked.ts';
import type { Asker } from '../voice/asker.ts';
import { findWords } from '../words/commands/lists/find.ts';
import { search } from './search.ts';
import { toShare } from './shared-request.ts';

/** Before anything is typed: what one is most likely to show to others. */
const atFirst = 'of:me state:open';

/**
 * Requests among which somebody chooses one, to show it where they are: the list is in their language, and what they show
 * in that of its readers.
 */
export async function foundToShare(
  { desk, voices }: Pick<House, 'desk' | 'voices'>,
  operator: Operator,
  asker: Asker,
  typed: string,
  where: Whereabouts,
  page: { from: number; size: number },
): Promise<{ line: string } | { found: FoundToShare[] }> {
  const viewer = { kind: 'operator', operator } as const;
  // The chat with the app is read by whoever is in it: nobody else.
  const readers: Viewer =
    where.kind === 'alone'
      ? viewer
      : { kind: 'channel', platform: asker.platform, channel: where.destination };
  const speech = await voices.answering(desk, operator, asker);
  const aloud = where.kind === 'alone' ? speech : voices.aloud;
  const isTyped = typed.trim() !== '';
  const unfinished = isTyped && !/\s$/.test(typed);
  const asked = isTyped ? typed : atFirst;
  const answer = await search({ desk, speech, operator, viewer }, asked, { ...page, unfinished });
  if ('fault' in answer) return { line: answer.fault };
  if (answer.requests.length === 0 && page.from === 0)
    return { line: findWords[speech.language][isTyped ? 'nothing' : 'noneOfMine'] };
  const moment = momentOf(desk, speech);
  const [mine, theirs] = [eyesOf(desk, viewer, 'search'), eyesOf(desk, readers, 'unfurl')];
  return {
    found: answer.requests.map(({ ticket, passage }) =>
      toShare(seen(ticket, mine), passage && seenPart(ticket, passage, mine), seen(ticket, theirs), moment, {
        ...moment,
        speech: aloud,
      }),
    ),
  };
}
