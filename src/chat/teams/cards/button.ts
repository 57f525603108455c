import { card } from '../../actions/conversation/card.ts';
import { showList } from '../../actions/lists/show-list.ts';
import type { ButtonPress, Step } from '../../button-press.ts';
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
  /** Of the press that it asks for again. */
  key?: string;
  /** The list in which it stands: what it leads to takes the list's place, and leads back to it. */
  list?: string | undefined;
  style?: string;
  mode?: string;
  /** It leads to a window. */
  opens?: boolean;
  /** It stands on a ticket's card, and says so: see ButtonPress. */
  onCard?: boolean;
};

/** A button, with what it carries to the desk and back. */
export function button(
  {
    style = 'default',
    mode = 'primary',
    inputs = {},
    list = '',
    key = '',
    opens = false,
    onCard = false,
    ...rest
  }: Button,
  on: Surface = 'card',
): unknown {
  const view = { style, mode, inputs, list, key, standsOn: onCard ? 'card' : '', ...rest };
  if (on === 'dialog') return render('dialog', 'teams-button', view);
  return render('ticket', on === 'card' && opens && list === '' ? 'teams-opener' : 'teams-button', view);
}

/** A button beside a line of a card that others see, for what the line says. @param list in which it stands */
export function lineButton(line: LineButton, list = ''): unknown {
  return lineButtonOn('card', line, list);
}

/** The same, elsewhere. */
export function lineButtonOn(
  on: Surface,
  { label, opens = false, verb, number, nonce, version, page, emphasis }: LineButton,
  list = '',
): unknown {
  const inputs = page ? { page } : {};
  const style = emphasis === 'primary' ? 'positive' : 'default';
  return button(
    { title: label, verb, step: 'press', ticket: number, nonce, version, inputs, style, list, opens },
    on,
  );
}

/**
 * Away with it, and nothing is changed, whatever it was about and whatever lacks in it: a dialog is closed, a list stands
 * again where something had taken its place, and so does a request's card.
 */
export function leaveButton(
  title: string,
  {
    ticket,
    nonce,
    version,
    list = '',
  }: { ticket: number; nonce: string; version: number; list?: string | undefined },
  on: Surface,
): unknown {
  const drawnAnew =
    list === '' ? { verb: card.verb, ticket, nonce, version } : { verb: showList.verb, ...noTicket };
  return render(on === 'dialog' ? 'dialog' : 'ticket', 'teams-leave', { title, list, ...drawnAnew });
}

const noTicket = { ticket: 0, nonce: '', version: 0 };

/** Whether what was pressed in a dialog leaves it: then nobody is asked for anything. */
export function isLeaving({ verb }: Pick<ButtonPress, 'verb'>): boolean {
  return verb === card.verb;
}
