import type { Language } from '../../ticket/words.ts';

/** A person as a chat platform knows them, asked of the platform itself, never read from a button's payload. */
export type ChatMember = {
  userId: string;
  name: string;
  /** The verified address; null where the platform does not vouch for one (guest, bot, deactivated). */
  email: string | null;
  /** Is a member of one of the operators' channels (for Teams: of the team in which the app is installed). */
  inOperatorsChannel: boolean;
  /** Of their client, where it is one of ours. Lacks where the platform does not say it of people (Teams says it of presses). */
  language?: Language | null;
};

/** Asks a chat platform who is there. */
export interface ChatRoll {
  /**
   * The ids of all who are in one of the operators' channels at this moment, bots too: asked anew, and whole. Of a channel
   * beside the first that cannot be asked, whom it had when it last could.
   *
   * @throws when the platform did not say it to the end: half an answer is none
   */
  present(): Promise<Set<string>>;

  /**
   * The same of the channel of those who see what few may see. Lacks where desk.yaml names none.
   *
   * @throws when the platform did not say it to the end
   */
  presentAmongFew?(): Promise<Set<string>>;
}

/** Asks a chat platform who somebody is. Implemented by chat/slack and chat/teams. */
export interface ChatDirectory {
  /**
   * @returns null for an unknown id
   * @throws Transient when the platform cannot be asked now
   */
  member(userId: string): Promise<ChatMember | null>;

  /** Everybody in the operators' channels: whom a ticket can be given to, and who can be mentioned. */
  members(): Promise<ChatMember[]>;
}
