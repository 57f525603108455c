/**
 * The words of the desk. They come from the published service terms (see the README's glossary);
 * every other room uses these names and no others.
 */

declare const category: unique symbol;

/**
 * The key of a category, as desk.yaml lists them (ticket/catalogue). What the log holds may be listed no more. Made where
 * foreign data is parsed.
 */
export type Category = string & { readonly [category]: true };

/** Written as keys are; whether there is such a category, the catalogue says. Short: buttons bear it. */
export function isCategoryKey(text: string): text is Category {
  return /^[a-z][a-z0-9-]{0,29}$/.test(text);
}

/** How urgent it may be, 1 being the most urgent. Which of them a desk has, and what they are called, desk.yaml says. */
export const priorities = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Priority = (typeof priorities)[number];

export function isPriority(value: number): value is Priority {
  return priorities.some(known => known === value);
}

export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

/**
 * - `new`: nobody has it
 * - `assigned`: an operator claimed it
 * - `waiting`: the customer was asked for a clarification
 * - `closed`: the customer was told the resolution
 */
export const statuses = ['new', 'assigned', 'waiting', 'closed'] as const;
export type Status = (typeof statuses)[number];

export const roles = ['operator', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

export const chatPlatforms = ['slack', 'teams'] as const;
export type ChatPlatform = (typeof chatPlatforms)[number];

/**
 * Where something was done: a chat, the mailbox, the customers' pages, the page behind a letter's link, a program by the API, the
 * admin's command line, or the desk on its own.
 */
export type Origin = ChatPlatform | 'mail' | 'portal' | 'link' | 'api' | 'cli' | 'desk';

/** Somebody with an email address, as mail knows them. */
export type Person = { name: string; address: string };

/** A file that goes with a letter. The log keeps what it was, whatever becomes of the stored content. */
export type AttachedFile = { upload: number; name: string; size: number; sha256: string };

/** One who serves customers. The verified email address is the identity; chat accounts hang on it. */
export type Operator = {
  id: number;
  email: string;
  name: string;
  role: Role;
  /** One of their accounts is in the channel of desk.yaml: restricted, as its platform says. Lacks: not that anybody knows. */
  inRestrictedChannel?: boolean;
};

/** An operator, as far as a log needs one; nobody in a list means everybody in the channel. */
export type Named = Pick<Operator, 'id' | 'name'>;

/** Who did it, as the event log keeps it. Names are stored too: a log must be readable after people leave. */
export type Actor =
  | { kind: 'operator'; id: number; name: string; role: Role }
  | { kind: 'customer'; name: string; address: string }
  | { kind: 'desk' };

/** An operator as the event log keeps who did it. */
export function actorOf({ id, name, role }: Operator): Extract<Actor, { kind: 'operator' }> {
  return { kind: 'operator', id, name, role };
}
