import { at, el } from '../../common/el.js';
import { post } from '../../common/orders.js';
import { drawCard } from '../card.js';
import { channelIn, placeOpen } from '../place.js';

/** A client looks at a link when nothing was typed for so long. */
const pauseMs = 250;

/**
 * A link in what one writes: what the app shows of it stands above the field before it is sent, is sent with it, or is taken
 * away first.
 *
 * @param page `state()`, `as()`, `t()`
 * @returns `take(text)`: the link whose card goes with a text, and is shown no more
 */
export function listenToPasting({ state, as, t }) {
  const input = at('teams-write').elements.text;
  const box = at('teams-pasted');
  let shown = '';
  let refused = '';
  let asked = 0;
  let waiting;

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, pauseMs);
  });

  async function look() {
    const link = linkIn(input.value);
    if (link === shown || (link !== '' && link === refused)) return;
    hide();
    const mine = ++asked;
    if (link === '' || placeOpen().isChat) return;
    const { found } = await post('/sandbox/act', {
      as: as(),
      what: 'teams-paste',
      channel: channelIn(state().teams).id,
      link,
    });
    // What was typed later counts.
    if (mine === asked && found && linkIn(input.value) === link) show(link, found);
  }

  function show(link, { card }) {
    shown = link;
    box.replaceChildren(
      el(
        'button',
        {
          type: 'button',
          class: 'away',
          'aria-label': t().takeCardAway,
          onclick: () => {
            refused = link;
            hide();
            input.focus();
          },
        },
        '✕',
      ),
      drawCard(card, () => {}),
    );
    box.hidden = false;
  }

  function hide() {
    shown = '';
    box.hidden = true;
    box.replaceChildren();
  }

  return {
    take: text => {
      clearTimeout(waiting);
      asked += 1;
      refused = '';
      const link = shown !== '' && linkIn(text) === shown ? shown : '';
      hide();
      return link;
    },
  };
}

function linkIn(text) {
  return /https?:\/\/[^\s<>"]+/.exec(text)?.[0] ?? '';
}
