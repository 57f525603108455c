import { at, el } from '../../common/el.js';
import { post } from '../../common/orders.js';
import { channelIn, placeOpen } from '../place.js';

/** A client asks again when nothing was typed for so long. */
const pauseMs = 250;

/**
 * The app's message extension, above the field in which one writes: what is found is put into the channel as a card.
 *
 * @param page `act`, `state()`, `as()`, `t()`
 */
export function listenToSearch({ act, state, as, t }) {
  const button = document.querySelector('#teams-write .search-open');
  const box = at('teams-search');
  let asked = 0;
  let waiting;

  button.addEventListener('click', () => (box.hidden ? open() : close()));
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
  });

  function open() {
    const input = el('input', {
      type: 'search',
      autocomplete: 'off',
      'aria-label': t().searchApp,
      placeholder: t().searchHint,
    });
    const list = el('ul', { class: 'results' });
    const said = el('p', { class: 'said', role: 'status' });
    input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, pauseMs);
    });
    box.replaceChildren(input, said, list);
    box.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    input.focus();
    look();

    async function look() {
      const mine = ++asked;
      const text = input.value;
      said.textContent = t().searching;
      const channel = channelIn(state().teams).id;
      const { error, results = [] } = await post('/sandbox/act', {
        as: as(),
        what: 'teams-search',
        channel,
        text,
      });
      // What was asked for later counts.
      if (mine !== asked) return;
      said.textContent = error;
      said.hidden = error === '';
      list.replaceChildren(
        ...results.map(({ title, text: about }, index) =>
          el(
            'li',
            {},
            el(
              'button',
              {
                type: 'button',
                onclick: () => {
                  close();
                  act({ what: 'teams-insert', channel, text, index });
                },
              },
              el('b', {}, title),
              el('small', {}, about),
            ),
          ),
        ),
      );
    }
  }

  function close() {
    asked += 1;
    clearTimeout(waiting);
    box.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  }

  /** In the chat with the app one asks the app itself. */
  return () => {
    button.hidden = placeOpen().isChat;
    if (button.hidden) box.hidden = true;
  };
}
