import type { ChatPlatform } from '../../ticket/words.ts';

/** Not about a ticket: the closure's id travels in its place, 0 for a new one. */
export const closureVerbs = ['plan-closure', 'cancel-closure'] as const;
type ClosureVerb = (typeof closureVerbs)[number];

/** About a mail that nobody could read: the mail's id travels in the ticket's place. */
export const quarantineVerbs = ['import-mail', 'attach-mail', 'discard-mail'] as const;
export type QuarantineVerb = (typeof quarantineVerbs)[number];

/** About a letter that somebody called spam: its id travels in the ticket's place. */
export const complaintVerbs = ['lift-complaint'] as const;
type ComplaintVerb = (typeof complaintVerbs)[number];

/** About all that somebody has who left: the person's id travels in the ticket's place. */
export const leftVerbs = ['hand-over-all', 'release-all'] as const;
export type LeftVerb = (typeof leftVerbs)[number];

/** What is not about a ticket. */
export type AsideVerb = ClosureVerb | QuarantineVerb | ComplaintVerb | LeftVerb;

/** What a card's buttons can ask for; the value travels through Slack and Teams and comes back as foreign data. */
export const verbs = [
  'claim',
  'classify',
  'accept-suggestion',
  'ask-clarification',
  'reply',
  'close',
  'release',
  'reassign',
  'reopen',
  'open',
  'note',
  'language',
  'acknowledge',
  'take-over',
  'extend',
  'why',
  'relate',
  'merge-suggested',
  'let-in',
  'vouch',
  'recall',
  'resend',
  ...closureVerbs,
  ...quarantineVerbs,
  ...complaintVerbs,
  ...leftVerbs,
  // the card as it is now: out of a form or a conversation that took its place
  'card',
] as const;
export type Verb = (typeof verbs)[number];

/**
 * How far the presser is:
 * - `press`: a button was pressed. Verbs with a form answer with the form, the others act.
 * - `submit`: a form was filled in. Forms that write to the customer answer with the letter, the others act.
 * - `confirm`: the letter was seen and shall go.
 * - `back`: the letter was seen and shall be changed: the form again, with the draft.
 */
export const steps = ['press', 'submit', 'confirm', 'back'] as const;
export type Step = (typeof steps)[number];

/** Somebody's wish, as a chat room hands it to the desk. Already authentic (signature, token, tenant checked). */
export type ButtonPress = {
  platform: ChatPlatform;
  /** The platform's own id: Slack `U…`, Teams the Entra object id. */
  userId: string;
  verb: Verb;
  step: Step;
  ticket: number;
  /** The ticket's (or closure's, mail's, letter's) own, as the button bears it; '' on those from before there was one. */
  nonce: string;
  /** The version of the ticket that the presser saw on the card. */
  version: number;
  /** The form's fields by id (see form.ts); empty for a plain button. */
  inputs: Record<string, string>;
  /** Unique per press: a press that the platform delivers twice is carried out once. */
  key: string;
};
