import type { ChatPlatform, Language } from '../../ticket/words.ts';

/** Somebody in a chat, as it tells of them. */
export type Asker = {
  platform: ChatPlatform;
  /** The platform's own id: Slack `U…`, Teams the Entra object id. */
  userId: string;
  /** Of their client, where it says so and it is one of ours. */
  language?: Language | null;
  /** All who are there read the answer: it is in the desk's language. */
  isAloud?: boolean;
};
