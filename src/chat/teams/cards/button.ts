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
  list?: string | undefined;
  style?: string;
  mode?: string;
};

/** An Action.Execute, with what it carries to the desk and back. */
export function button({
  style = 'default',
  mode = 'primary',
  inputs = {},
  list = '',
  ...rest
}: Button): unknown {
  return render('ticket', 'teams-button', { style, mode, inputs, list, ...rest });
}

/** A button beside a line, for what it says. @param list in which it stands */
export function lineButton(
  { label, verb, number, nonce, version, page, emphasis }: LineButton,
  list = '',
): unknown {
  const inputs = page ? { page } : {};
  const style = emphasis === 'primary' ? 'positive' : 'default';
  return button({ title: label, verb, step: 'press', ticket: number, nonce, version, inputs, style, list });
}

/** Back to the card as it is now; nothing is changed. */
export function cardButton(
  title: string,
  {
    ticket,
    nonce,
    version,
    list,
  }: { ticket: number; nonce: string; version: number; list?: string | undefined },
): unknown {
  return button({ title, verb: card.verb, step: 'press', ticket, nonce, version, list });
}
