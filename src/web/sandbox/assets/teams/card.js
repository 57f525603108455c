import { el } from '../common/el.js';
import { knowCharts } from './charts.js';
import { hostConfig } from './look.js';
import { showSearched } from './searched.js';
import { xml } from './text.js';

/* global AdaptiveCards */

knowCharts();

/**
 * An Adaptive Card, drawn by Microsoft's own renderer.
 *
 * @param follow goes where an address of a message leads; false for another address
 * @param searched by whom inputs are searched that are so while one types; null: on a card that has none
 * @param press is told what a button carries: `{ verb, step, ticket, page, button, inputs }`
 */
export function drawCard(card, press, follow = () => false, searched = null) {
  const rendered = new AdaptiveCards.AdaptiveCard();
  rendered.hostConfig = hostConfig;
  rendered.parse(card);
  rendered.onExecuteAction = action => {
    const kind = action.getJsonTypeName();
    if (kind === 'Action.OpenUrl' && !follow(action.url)) window.open(action.url, '_blank', 'noopener');
    if (kind === 'Action.Execute' || kind === 'Action.Submit') press(pressed(action.data));
  };
  const drawn = el('div', { class: 'teams-card' }, rendered.render());
  if (searched) showSearched(rendered, searched);
  showMentions(drawn, card.msteams?.entities ?? []);
  return drawn;
}

/** Typed values bear a dot in their names; the rest is what the button carries. */
function pressed({ verb, step, ticket, inputs: carried, ...typed }) {
  const inputs = Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => name.includes('.') && typeof value === 'string'),
  );
  const { page, button } = carried ?? {};
  const chosen = carried?.[button];
  return {
    verb,
    step,
    ticket,
    inputs,
    ...(page ? { page } : {}),
    ...(button ? { button } : {}),
    ...(chosen ? { chosen } : {}),
  };
}

/** Teams draws `<at>Name</at>` as a mention where the card's entities name it; Microsoft's renderer leaves it as text. */
function showMentions(node, entities) {
  if (entities.length === 0) return;
  for (const part of [...node.childNodes]) {
    if (part.nodeType !== Node.TEXT_NODE) showMentions(part, entities);
    else if (part.textContent.includes('<at>')) part.replaceWith(...xml(part.textContent, entities));
  }
}
