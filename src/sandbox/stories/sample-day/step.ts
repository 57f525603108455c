import type { CustomerMail } from '../../customers/mail.ts';

/** A mail of the day, by a name by which an answer finds it. */
export type Written = { writes: Omit<CustomerMail, 'to' | 'answers'>; named?: string; answers?: string };

/** A press of an operator, on the card that bears a subject. */
type Pressed = {
  presses: string;
  who: string;
  on: string;
  filled?: Record<string, string>;
  /** The name of the incident that it opens: later steps know its card by it. */
  opens?: string;
  /** Left out where the house's cards have no such button. */
  ifOffered?: true;
};

/** Words that an operator gives the app in Slack, as `/ticket …`. */
type Typed = { types: string; who: string };

/** What happens at an hour of the day. */
export type Step = { at: `${number}:${number}` } & (Written | Pressed | Typed);
