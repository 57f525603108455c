import { el } from '../common/el.js';
import { drawBlocks } from './blocks.js';

/** The app's Home tab; drawn anew only where it is another. */
export function drawHome(list, slack, { act, t }) {
  const stamp = JSON.stringify([slack.user, slack.home]);
  if (list.firstElementChild?.dataset.stamp === stamp) return;
  const press = (actionId, choice) =>
    act({ what: 'slack-press', where: 'home', actionId, ...(choice ? { choice } : {}) });
  const home = el(
    'div',
    { class: 'home' },
    ...(slack.home
      ? drawBlocks(slack.home.blocks, { press, t, users: slack.users })
      : [el('p', {}, t.homeEmpty)]),
  );
  home.dataset.stamp = stamp;
  list.replaceChildren(home);
}
