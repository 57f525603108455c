import { clip } from '../../../clip.ts';
import type { CardAction, LineButton, TicketCard } from '../../card.ts';
import { render } from '../../render.ts';
import { cardBytes, paragraphLength } from '../limits.ts';
import { button, lineButton } from './button.ts';
import { deadlineColors, deadlineMarks } from './deadline.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';
import { formFields, submitButton } from './form.ts';

const styles = { new: 'accent', working: 'good', waiting: 'warning', closed: 'emphasis' };
const colors = { new: 'Accent', working: 'Good', waiting: 'Warning', closed: 'Default' };

/**
 * A ticket's card.
 *
 * @param line something for the one who pressed alone, above the card
 */
export function ticketAdaptiveCard(
  card: TicketCard,
  line = '',
  lineStyle: 'good' | 'attention' = 'good',
  undo: LineButton | null = null,
): AdaptiveCard {
  const build = (excerpt: string, actions = card.actions) =>
    adaptive('ticket', {
      ...card,
      rows: inRows(card.facts),
      excerpt,
      line: clip(line, paragraphLength),
      lineStyle,
      undo: undo ? [lineButton(undo)] : [],
      deadlineMark: deadlineMarks[card.deadlineTone],
      deadlineColor: deadlineColors[card.deadlineTone],
      style: styles[card.tone],
      color: colors[card.tone],
      actions: actions.map(action => actionButton(action, card)),
    });
  const whole = build(card.excerpt);
  // Letters of many bytes, or a hundred colleagues to choose from: the excerpt is what one can do without.
  if (sizeOf(whole) <= cardBytes) return whole;
  const short = clip(card.excerpt, 60);
  const shorter = build(short);
  return sizeOf(shorter) <= cardBytes ? shorter : build(short, card.actions.map(withoutDraft));
}

/** What was typed stands in the conversation too. */
function withoutDraft(action: CardAction): CardAction {
  const fields = action.form?.fields.map(field => (field.kind === 'text' ? { ...field, value: '' } : field));
  return action.form && fields ? { ...action, form: { ...action.form, fields } } : action;
}

/** Two facts beside each other; what may be long stands alone. */
function inRows(facts: TicketCard['facts']): { cells: TicketCard['facts'] }[] {
  const short = facts.filter(({ id }) => id !== 'resolution');
  const pairs = short.flatMap((_, index) => (index % 2 === 0 ? [short.slice(index, index + 2)] : []));
  const long = facts.filter(({ id }) => id === 'resolution').map(fact => [fact]);
  return [...pairs, ...long].map(cells => ({ cells }));
}

function actionButton(action: CardAction, { number, nonce, version }: TicketCard): unknown {
  const mode = action.place === 'more' ? 'secondary' : 'primary';
  const style = { primary: 'positive', danger: 'destructive', default: 'default' }[action.emphasis];
  const { label: title, verb, form } = action;
  if (!form) return button({ title, verb, step: 'press', ticket: number, nonce, version, style, mode });
  return render('form', 'teams-button', {
    title,
    style,
    mode,
    fields: formFields(form),
    buttons: [submitButton(form)],
  });
}

function sizeOf(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}
