import { at, el } from '../common/el.js';
import { drawPlaces } from '../common/places.js';
import { noteSeen, unreadIn } from '../common/unread.js';
import { channelIn, openChannel, openHome, placeOpen } from './place.js';

/** Where one can go in Slack: the channels of which one is a member, and the app's Home. */
export function drawChannels(slack, { act, t, redraw }) {
  const { isHome } = placeOpen();
  const current = channelIn(slack);
  if (!isHome) noteSeen(current);
  const go = (change, order) => () => {
    change();
    at('slack-messages').replaceChildren();
    if (order) act(order);
    redraw();
  };
  const places = [
    {
      id: 'slack-home',
      label: t.home,
      mark: '⌂',
      isOpen: isHome,
      open: go(openHome, { what: 'slack-home' }),
      unread: 0,
    },
    ...slack.channels.map(channel => ({
      id: `slack-channel-${channel.id}`,
      label: channel.name,
      mark: markOf(channel),
      note: channel.isPrivate ? t.privateChannel : null,
      isOpen: !isHome && channel === current,
      open: go(() => openChannel(channel.id)),
      unread: unreadIn(channel),
    })),
  ];
  drawPlaces(at('slack-places'), places, t);
  at('slack-name').replaceChildren(
    ...(isHome
      ? ['Sportello']
      : [
          el('span', { 'aria-hidden': 'true' }, `${markOf(current)} `),
          current.name,
          // Where one speaks with the app alone, there is nobody to count.
          current.isWithApp ? '' : el('small', {}, t.members(current.members)),
        ]),
  );
}

function markOf({ isWithApp, isPrivate }) {
  if (isWithApp) return '💬';
  return isPrivate ? '🔒' : '#';
}
