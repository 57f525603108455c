import { card } from '../../actions/conversation/card.ts';
import type { Step } from '../../button-press.ts';
import type { LineButton } from '../../card.ts';
import { render } from '../../render.ts';

type Button = {
  title: string;
  verb: string;
  step: Step;
  ticket: number;
  nonce: string;
  version: number;
  inputs?: Record<string, string>;
  style?: string;
  mode?: string;
};

/** An Action.Execute, with what it carries to the desk and back. */
export function button({ style = 'default', mode = 'primary', inputs = {}, ...rest }: Button): unknown {
  return render('ticket', 'teams-button', { style, mode, inputs, ...rest });
}

/** A button beside a line, for what it says. */
export function lineButton({ label, verb, number, nonce, version, page }: LineButton): unknown {
  const inputs = page ? { page } : {};
  return button({ title: label, verb, step: 'press', ticket: number, nonce, version, inputs });
}

/** Back to the card as it is now; nothing is changed. */
export function cardButton(
  title: string,
  { ticket, nonce, version }: { ticket: number; nonce: string; version: number },
): unknown {
  return button({ title, verb: card.verb, step: 'press', ticket, nonce, version });
}
