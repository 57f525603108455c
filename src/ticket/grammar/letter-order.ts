import type { Actor, AttachedFile } from '../words.ts';

/** The letters that the desk writes, and what each says of itself in Auto-Submitted (RFC 3834); null: a person wrote it. */
export const letterKinds = {
  receipt: 'auto-replied',
  claim: 'auto-generated',
  confidential: 'auto-replied',
  clarification: null,
  reply: null,
  close: null,
  incident: null,
  reminder: 'auto-generated',
  'silent-close': 'auto-generated',
  solved: 'auto-generated',
  quote: null,
  'quote-reminder': 'auto-generated',
  'quote-accepted': 'auto-generated',
  'quote-refused': 'auto-generated',
  'quote-expired': 'auto-generated',
} as const;
export type LetterKind = keyof typeof letterKinds;

/**
 * They confirm what somebody has just pressed, once for each press that counts: a house has promised them, and no machine that answers
 * letters brings them about. They pressed a link that we had sent there, or were signed in: how the request once came, whose it was then taken
 * for, and how many others have gone there hold none of them back.
 */
const confirming: ReadonlySet<LetterKind> = new Set(['quote-accepted', 'quote-refused']);

/** Whether it is owed to whoever has pressed. */
export function isOwed(kind: LetterKind): boolean {
  return confirming.has(kind);
}

/** A letter that an event orders. */
export type LetterOrder = {
  kind: LetterKind;
  /** '' where the template says it all. */
  text: string;
  /** Who signs it; null where the desk does. */
  operator: { name: string } | null;
  /** When the ticket closes, if nobody answers. */
  closesAt?: Date;
  files?: AttachedFile[];
  /** The quote that it is about, by its version. */
  quote?: number;
  /** It goes to many: it is stopped for all of them, and taken back for none. */
  isOneOfMany?: true;
};

/** An operator signs what they do. */
export function signedBy(actor: Actor): LetterOrder['operator'] {
  return actor.kind === 'operator' ? { name: actor.name } : null;
}
