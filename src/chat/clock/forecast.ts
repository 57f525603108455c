import { ticketsDueBetween } from '../../store/tickets/lists.ts';
import type { ListCard } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import { late } from '../commands/lists/late.ts';
import { typedCommand } from '../commands/typed-command.ts';
import { instantInWords } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { calledManagers } from './called-managers.ts';
import { endangeredItems } from './endangered-items.ts';
import { readersOf, type Telling } from './telling.ts';

/** Slack takes 50 blocks in a message, and nobody reads so many. */
const itemsAtMost = 10;
/** All that is open, or counts were not whole: it is read once a day. */
const looked = 10_000;

/** At the opening: what falls due before the desk shuts again; null where nothing does. */
export async function forecast(
  telling: Telling,
  { from, until }: { from: Date; until: Date },
): Promise<ListCard | null> {
  const {
    desk,
    to: { platform },
    moment: { speech },
  } = telling;
  const words = wordsIn(speech.language).clock.forecast;
  const found = await ticketsDueBetween(desk.db, from, until, looked);
  if (found.length === 0) return null;
  const shown = found.slice(0, itemsAtMost);
  return {
    ...plainList(words.title(found.length, instantInWords(speech, until))),
    tone: 'warning',
    mentions: await calledManagers(desk, platform),
    items: await endangeredItems(telling, shown, 'forecast', readersOf(telling, 'bulletin')),
    footer:
      found.length > shown.length
        ? words.more(found.length - shown.length, typedCommand(late, platform, speech.language))
        : '',
  };
}
