import type { pace } from '../../pace.ts';
import type { TeamsReference } from '../references.ts';
import type { Conversations } from './conversations.ts';

/** What every post needs: the way to its channel, its turn, and a conversation with Teams. */
export type Posting = {
  /** The reference of a channel: one that is named, or the one in which the app was installed. */
  referenceOf(channel: string): Promise<TeamsReference>;
  /** Waits until the next message to a channel may go. */
  turn: ReturnType<typeof pace>;
  conversations: Conversations;
};
