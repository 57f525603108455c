import type { Desk, Destination } from '../../desk/desk.ts';
import { type Eyes, eyesOf } from '../../ticket/sight/sight.ts';
import type { Moment } from '../in-words/moment.ts';
import type { CardLinks } from '../lists/card-links.ts';

/** What everything that is told to a channel is drawn with: to whom, when, and the way to requests' cards. */
export type Telling = {
  desk: Desk;
  to: Destination;
  moment: Moment;
  links: CardLinks;
};

/** Whoever reads the channel. */
export function readersOf({ desk, to }: Pick<Telling, 'desk' | 'to'>, place: 'bulletin' | 'call'): Eyes {
  return eyesOf(desk, { kind: 'channel', ...to }, place);
}
