import { el } from '../common/el.js';
import { menuButton } from '../common/menu.js';

/** What one can do with a colleague's message: the notepad, which is counted on it, and what the app offers behind ⋮. */
export function drawReach(message, channel, { act, t }) {
  const notes = (message.reactions ?? []).filter(({ name }) => name === 'spiral_notepad').length;
  const shortcut = callbackId => () =>
    act({ what: 'slack-shortcut', callbackId, of: { channel, ts: message.ts } });
  return el(
    'span',
    { class: 'reach' },
    el(
      'button',
      {
        type: 'button',
        class: `emoji${notes > 0 ? ' there' : ''}`,
        'aria-label': t.noteEmoji,
        title: t.noteEmoji,
        onclick: () => act({ what: 'slack-react', channel, ts: message.ts, reaction: 'spiral_notepad' }),
      },
      notes > 0 ? `🗒️ ${notes}` : '🗒️',
    ),
    menuButton({
      label: t.more,
      shown: '⋮',
      kind: 'emoji',
      dataset: {},
      items: [
        { label: t.keepAsNote, choose: shortcut('keep-note') },
        { label: t.ticketFromThis, choose: shortcut('request-from-message') },
      ],
    }),
  );
}
