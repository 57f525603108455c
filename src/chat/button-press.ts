import { wellFormed } from '../desk/well-formed.ts';
import { saysNothing } from '../written.ts';
import type { Asker } from './voice/asker.ts';

/** Of what somebody types nothing behind this is looked at, by no parser; a command is much shorter. In UTF-16 units. */
export const heardAtMost = 2000;

/** As long as that is which says in which list it was pressed: a block’s id in Slack takes 255 characters, and holds more. */
export const specAtMost = 220;

/**
 * How far the presser is:
 * - `press`: a button was pressed. What has a form answers with the form, the rest acts.
 * - `submit`: a form was filled in. It acts; what writes to the customer is shown first to whoever wants that.
 * - `within`: a button of the form's own was pressed (`inputs.button` names it): what was typed so far comes along.
 * - `confirm`: the letter was seen and shall go.
 * - `back`: the letter was seen and shall be changed: the form again, with the draft.
 */
export const steps = ['press', 'submit', 'within', 'confirm', 'back'] as const;
export type Step = (typeof steps)[number];

/** Somebody's wish, as a chat room hands it to the desk. Already authentic (signature, token, tenant checked). */
export type ButtonPress = Asker & {
  /** Whose button it is: see actions/actions.ts. */
  verb: string;
  step: Step;
  /** The ticket; or the closure, mail, letter or colleague that it is about. */
  ticket: number;
  /** The ticket's (or closure's, mail's, letter's) own, as the button bears it; '' on those from before there was one. */
  nonce: string;
  /** The version of the ticket that the presser saw on the card. */
  version: number;
  /** The form's fields by id (see card.ts); empty for a plain button. */
  inputs: Record<string, string>;
  /** The list in which it was pressed, and which is drawn anew then: see lists/spec.ts; '' or nothing for none. */
  list?: string;
  /** The button says that it stands on a ticket's card: of a message the platform does not say what it is (Teams). */
  onCard?: boolean;
  /** Unique per press: a press that the platform delivers twice is carried out once. */
  key: string;
};

/** What a form took with nothing in it that is seen was left empty: then each form says by itself what lacks. */
export function asWritten(inputs: ButtonPress['inputs']): ButtonPress['inputs'] {
  return Object.fromEntries(
    Object.entries(wellFormed(inputs)).map(([field, text]) => [field, saysNothing(text) ? '' : text]),
  );
}
