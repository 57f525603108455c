import type { ListCard, ListItem } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import { lineButton } from './button.ts';
import { promisedIn } from './deadline.ts';
import { type AdaptiveCard, adaptive, isTaken } from './expand.ts';
import { reportFigures, reportWords } from './report.ts';
import { lineRuns, plainRun } from './runs.ts';

const nameLength = 60;
const styles = { info: 'emphasis', warning: 'warning', alarm: 'attention' };
const marks = { info: '📋', warning: '⏳', alarm: '🚨' };

/**
 * A message about several tickets. The mentions stand in a TextBlock, which alone can carry them. Where there is too much for a card,
 * each item has fewer lines, one at least.
 */
export function listAdaptiveCard(list: ListCard): AdaptiveCard {
  const longest = Math.max(0, ...list.items.map(({ lines }) => lines.length));
  let card = drawn(list);
  for (let limit = longest - 1; limit > 0 && !isTaken(card); limit -= 1) card = drawn(shortened(list, limit));
  return card;
}

function shortened(list: ListCard, limit: number): ListCard {
  const items = list.items.map(item =>
    item.lines.length > limit ? { ...item, lines: [...item.lines.slice(0, limit), '…'] } : item,
  );
  return { ...list, items };
}

function drawn(list: ListCard): AdaptiveCard {
  const tags = list.mentions.map(({ userId, name }) => ({ userId, name: tagged(name) }));
  return adaptive('list', {
    ...list,
    style: styles[list.tone],
    mark: marks[list.tone],
    called: tags.map(({ name }) => `<at>${name}</at>`).join(', '),
    entities: tags.map(({ userId, name }) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id: userId, name },
    })),
    words: list.report ? reportWords(list.report) : [],
    figures: list.report ? reportFigures(list.report) : [],
    items: list.items.map(itemView),
  });
}

function itemView({ actions, ...item }: ListItem) {
  return {
    ...promisedIn(item),
    head: lineRuns({ token: item.token, link: item.link, text: item.title }, 'Bolder'),
    lines: item.lines.map(line => ({
      runs: typeof line === 'string' ? [plainRun(line)] : lineRuns(line),
    })),
    buttons: actions.map(action => lineButton(action)),
  };
}

/** A TextBlock reads Markdown; a name is a name, and never an empty one. */
function tagged(name: string): string {
  return readableLine(name.replace(/[*_`~[\]()<>#&]/g, ''), nameLength) || '?';
}
