import type { Desk } from '../../desk/desk.ts';
import { allPlaces, isAmong } from '../../desk/places.ts';
import { hasWords, type Seen, seen } from '../../ticket/sight/seen.ts';
import { type Eyes, eyesOf, type Viewer } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { Readers } from '../desk-door.ts';

/** Where something is shown, to all who read there. */
export type Conversation = {
  /** With whose eyes they look. null: they are told nothing. */
  eyes: Eyes | null;
  /** Those of whoever shows it: they show nothing that they may not see. */
  mine: Eyes;
  /** A channel of desk.yaml: what few may see later is looked for there. */
  isOwn: boolean;
  /** Who is alone there with the app; null: others read it, too. */
  alone: Operator | null;
};

type Channels = Pick<
  Desk,
  'destinations' | 'routes' | 'restrictedDestinations' | 'adminDestinations' | 'maySeeWords'
>;

/**
 * With whose eyes a conversation looks at what somebody shows there. Where one person is with the app: with theirs. In a
 * channel of desk.yaml: with that channel's. In any other that only the house's own people read: with those of somebody who
 * may see no words. Anywhere else, and where nobody knows who reads: with none.
 *
 * @param operator who shows it
 */
export function conversationOf(
  desk: Channels,
  platform: ChatPlatform,
  readers: Readers,
  operator: Operator,
): Conversation {
  const mine = eyesOf(desk, { kind: 'operator', operator }, 'unfurl');
  if (readers.kind === 'alone') return { eyes: mine, mine, isOwn: false, alone: operator };
  if (!readers.isAmongUs) return { eyes: null, mine, isOwn: false, alone: null };
  const channel = readers.destination;
  const isOwn = isAmong([...allPlaces(desk), ...desk.adminDestinations], { platform, channel });
  const viewer: Viewer = isOwn ? { kind: 'channel', platform, channel } : { kind: 'outsider' };
  return { eyes: eyesOf(desk, viewer, 'unfurl'), mine, isOwn, alone: null };
}

/**
 * The request as it is shown in a conversation. null: not at all. That something is restricted is not told where the desk
 * has no business.
 */
export function shownIn({ eyes, mine }: Conversation, ticket: Ticket): Seen<Ticket> | null {
  if (!eyes || (eyes.viewer.kind === 'outsider' && ticket.restricted)) return null;
  return seen(ticket, hasWords(seen(ticket, mine)) ? eyes : mine);
}
