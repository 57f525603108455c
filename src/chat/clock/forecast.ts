import type { Desk, Destination } from '../../desk/desk.ts';
import { ticketsDueBefore } from '../../store/tickets/lists.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { ListCard } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import { late } from '../commands/lists/late.ts';
import { typedCommand } from '../commands/typed-command.ts';
import type { Moment } from '../in-words/moment.ts';
import { instantInWords } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { calledManagers } from './called-managers.ts';
import { endangeredItem } from './endangered-item.ts';

/** Slack takes 50 blocks in a message, and nobody reads so many. */
const itemsAtMost = 10;
const looked = 500;

/** At the opening: what falls due before the desk shuts again; null where nothing does. */
export async function forecast(
  desk: Desk,
  { platform, channel }: Destination,
  { from, until }: { from: Date; until: Date },
  moment: Moment,
): Promise<ListCard | null> {
  const { speech } = moment;
  const words = wordsIn(speech.language).clock.forecast;
  const found = await ticketsDueBefore(desk.db, until, looked, from);
  if (found.length === 0) return null;
  const eyes = eyesOf(desk, { kind: 'channel', platform, channel }, 'bulletin');
  const items = [];
  for (const ticket of found.slice(0, itemsAtMost))
    items.push(await endangeredItem(desk, ticket, 'forecast', { eyes, moment }));
  return {
    ...plainList(words.title),
    tone: 'warning',
    intro: words.intro(instantInWords(speech, until)),
    mentions: await calledManagers(desk, platform),
    items,
    footer:
      found.length > items.length
        ? words.more(found.length - items.length, typedCommand(late, platform, speech.language))
        : '',
  };
}
