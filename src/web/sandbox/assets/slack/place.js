/** What one looks at in Slack: a channel, or the app's Home. It is known by the channel's id; null is the first. */
let open = { channel: null, isHome: false };

export function placeOpen() {
  return open;
}

export function openChannel(channel) {
  open = { channel, isHome: false };
}

export function openHome() {
  open = { ...open, isHome: true };
}

/** @returns the channel that is open; the operators' where none was chosen, or where one is no member of it */
export function channelIn({ channels, mainChannel }) {
  const of = id => channels.find(channel => channel.id === id);
  return of(open.channel) ?? of(mainChannel) ?? channels[0];
}
