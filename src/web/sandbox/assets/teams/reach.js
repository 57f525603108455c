import { menuButton } from '../common/menu.js';

/** What the app offers behind a colleague's message's ⋯. */
export function drawReach({ id: message }, { act, t, channel }) {
  const action = commandId => () => act({ what: 'teams-message-action', channel, message, commandId });
  return menuButton({
    label: t.more,
    kind: 'reach',
    items: [
      { label: t.keepAsNote, choose: action('keep-note') },
      { label: t.ticketFromThis, choose: action('request-from-message') },
    ],
  });
}
