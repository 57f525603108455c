import { at, el } from '../common/el.js';
import { drawPlaces } from '../common/places.js';
import { noteSeen, unreadIn } from '../common/unread.js';
import { channelIn, openChannel, openChat, placeOpen } from './place.js';

const chat = teams => ({ id: 'teams chat', messages: teams.chat });
const inChannel = ({ id, threads }) => ({
  id: `teams ${id}`,
  messages: threads.flatMap(({ root, replies }) => [root, ...replies]),
});

/** Where one can go in Teams: the chat with the app, and the team's channels that one may see. */
export function drawChannels(teams, { t, redraw }) {
  const { isChat } = placeOpen();
  const current = channelIn(teams);
  noteSeen(isChat ? chat(teams) : inChannel(current));
  const go = change => () => {
    change();
    at('teams-threads').replaceChildren();
    redraw();
  };
  const places = [
    {
      id: 'teams-chat',
      label: t.botChat,
      mark: '💬',
      isOpen: isChat,
      open: go(openChat),
      unread: unreadIn(chat(teams)),
    },
    ...teams.channels.map(channel => ({
      id: channel.id === teams.mainChannel ? 'teams-channel' : `teams-channel-${channel.id}`,
      label: channel.name,
      mark: channel.isPrivate ? '🔒' : '',
      note: channel.isPrivate ? t.privateChannel : null,
      isOpen: !isChat && channel === current,
      open: go(() => openChannel(channel.id)),
      unread: unreadIn(inChannel(channel)),
    })),
  ];
  drawPlaces(at('teams-places'), places, t);
  at('teams-name').replaceChildren(
    ...(isChat ? ['Sportello'] : [current.name, el('small', {}, t.members(current.members))]),
  );
}
