import { clip } from '../../../clip.ts';
import type { CardAction, LineButton, TicketCard } from '../../card.ts';
import { cardBytes, paragraphLength } from '../limits.ts';
import { button, lineButton } from './button.ts';
import { deadlineColors, deadlineMarks } from './deadline.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

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
  next: LineButton | null = null,
): AdaptiveCard {
  const build = (excerpt: string) =>
    adaptive('ticket', {
      ...card,
      rows: inRows(card.facts),
      excerpt,
      line: clip(line, paragraphLength),
      lineStyle,
      undo: next ? [lineButton(next)] : [],
      deadlineMark: deadlineMarks[card.deadlineTone],
      deadlineColor: deadlineColors[card.deadlineTone],
      style: styles[card.tone],
      color: colors[card.tone],
      actions: card.actions.map(action => actionButton(action, card)),
    });
  const whole = build(card.excerpt);
  // Letters of many bytes: the excerpt is what one can do without.
  return sizeOf(whole) <= cardBytes ? whole : build(clip(card.excerpt, 60));
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
  const { label: title, verb, opens } = action;
  return button({ title, verb, step: 'press', ticket: number, nonce, version, style, mode, opens });
}

function sizeOf(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}
