import { card } from '../../actions/conversation/card.ts';
import type { Step } from '../../button-press.ts';
import type { LineButton } from '../../card.ts';
import { render } from '../../render.ts';

/**
 * Where a button stands. On a card that others see, what leads to something to fill in or to read opens a dialog of the
 * presser's own; the rest acts, and its presser sees the card anew. In a dialog, whatever is pressed goes on there. `alone`:
 * on a card that took another's place for one person, where no dialog could be opened.
 */
export type Surface = 'card' | 'dialog' | 'alone';

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
  /** It leads to a window. */
  opens?: boolean;
};

/** A button, with what it carries to the desk and back. */
export function button(
  { style = 'default', mode = 'primary', inputs = {}, opens = false, ...rest }: Button,
  on: Surface = 'card',
): unknown {
  const view = { style, mode, inputs, ...rest };
  if (on === 'dialog') return render('dialog', 'teams-button', view);
  return render('ticket', on === 'card' && opens ? 'teams-opener' : 'teams-button', view);
}

/** A button beside a line of a card that others see, for what the line says. */
export function lineButton(line: LineButton): unknown {
  return lineButtonOn('card', line);
}

/** The same, elsewhere. */
export function lineButtonOn(
  on: Surface,
  { label, opens, verb, number, nonce, version, page }: LineButton,
): unknown {
  const inputs = page ? { page } : {};
  return button({ title: label, verb, step: 'press', ticket: number, nonce, version, inputs, opens }, on);
}

/** Away with it: a dialog is closed, a card that took another's place gives it back. Nothing is changed. */
export function leaveButton(
  title: string,
  { ticket, nonce, version }: { ticket: number; nonce: string; version: number },
  on: Surface,
): unknown {
  return button({ title, verb: card.verb, step: 'press', ticket, nonce, version }, on);
}
