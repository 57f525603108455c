import type { Desk } from '../../desk/desk.ts';
import { seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf, type Viewer } from '../../ticket/sight/sight.ts';
import type { Operator } from '../../ticket/words.ts';
import type { FoundToShare } from '../card.ts';
import { momentOf } from '../in-words/moment.ts';
import type { Speech } from '../say.ts';
import { findWords } from '../words/commands/lists/find.ts';
import { search } from './search.ts';
import { toShare } from './shared-request.ts';

/** Before anything is typed: what one is most likely to show to others. */
const atFirst = 'of:me state:open';

/** Requests among which somebody chooses one, to show it where they are. @param readers who reads there */
export async function foundToShare(
  { desk, speech }: { desk: Desk; speech: Speech },
  operator: Operator,
  typed: string,
  readers: Viewer,
  page: { from: number; size: number },
): Promise<{ line: string } | { found: FoundToShare[] }> {
  const viewer = { kind: 'operator', operator } as const;
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
      toShare(seen(ticket, mine), passage && seenPart(ticket, passage, mine), seen(ticket, theirs), moment),
    ),
  };
}
