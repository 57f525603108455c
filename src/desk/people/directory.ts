/** A person as a chat platform knows them, asked of the platform itself, never read from a button's payload. */
export type ChatMember = {
  userId: string;
  name: string;
  /** The verified address; null where the platform does not vouch for one (guest, bot, deactivated). */
  email: string | null;
  /** Is a member of the operators' channel (for Teams: of the team in which the app is installed). */
  inOperatorsChannel: boolean;
};

/** Asks a chat platform who is there. */
export interface ChatRoll {
  /**
   * The ids of all who are in the operators' channel at this moment, bots too: asked anew, and whole.
   *
   * @throws when the platform did not say it to the end: half an answer is none
   */
  present(): Promise<Set<string>>;
}

/** Asks a chat platform who somebody is. Implemented by chat/slack and chat/teams. */
export interface ChatDirectory {
  /**
   * @returns null for an unknown id
   * @throws Transient when the platform cannot be asked now
   */
  member(userId: string): Promise<ChatMember | null>;

  /** Everybody in the operators' channel: whom a ticket can be given to, and who can be mentioned. */
  members(): Promise<ChatMember[]>;
}
