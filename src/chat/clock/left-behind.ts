import { leftBehind } from '../../desk/people/standing.ts';
import { findAnybody } from '../../store/people/operators.ts';
import type { Operator } from '../../ticket/words.ts';
import { asideButtons } from '../actions/aside-buttons.ts';
import { nonceOfPerson } from '../actions/people/left-behind.ts';
import type { ListCard, ListItem } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import { duty } from '../commands/promises/duty.ts';
import { typedCommand } from '../commands/typed-command.ts';
import type { Moment } from '../in-words/moment.ts';
import { readableLine } from '../readable.ts';
import { wordsIn } from '../words/words.ts';
import { calledManagers } from './called-managers.ts';
import { endangeredItems } from './endangered-items.ts';
import { readersOf, type Telling } from './telling.ts';

/** Slack takes 50 blocks in a message, and nobody reads so many. */
const itemsAtMost = 10;

/** What somebody had who is no operator any more, for a manager to give to others; null where they are back. */
export async function leftBehindCard(telling: Telling, personId: number): Promise<ListCard | null> {
  const {
    desk,
    to: { platform },
    moment,
  } = telling;
  const { language } = moment.speech;
  const person = await findAnybody(desk.db, personId);
  if (!person?.leftAt) return null;
  const { left } = wordsIn(language).people;
  const { tickets: shown, total, turns } = await leftBehind(desk, desk.db, person, itemsAtMost);
  const name = readableLine(person.name, 60) || person.email;
  const called = await calledManagers(desk, platform);
  const items = await endangeredItems(telling, shown, 'left-behind', readersOf(telling, 'bulletin'));
  return {
    ...plainList(left.title(name)),
    tone: 'warning',
    intro: [left.intro(name, total), turns > 0 ? left.turns(typedCommand(duty, platform, language)) : '']
      .filter(Boolean)
      .join(' '),
    mentions: called,
    callsChannel: called.length === 0,
    items: total > 0 ? [allAtOnce(person, total, moment), ...items] : [],
    footer: total > items.length ? left.more(total - items.length) : '',
  };
}

/** The person's id travels where a ticket's number does otherwise. */
function allAtOnce(person: Operator, count: number, { speech }: Moment): ListItem {
  const words = wordsIn(speech.language);
  const about = { id: person.id, nonce: nonceOfPerson(person) };
  return {
    ticket: person.id,
    token: '',
    link: '',
    title: words.people.left.all(count),
    deadline: '',
    deadlineTone: 'none',
    lines: [],
    actions: asideButtons('colleague', about, words),
  };
}
