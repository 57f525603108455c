import { drawList } from '../common/list.js';
import { drawMessage } from './message.js';
import { channelIn } from './place.js';

/** The messages of the channel that is open, threads below, and what was said to this person alone. */
export function drawChannel(list, slack, context) {
  const { t } = context;
  const channel = channelIn(slack);
  const whispers = channel.ephemerals.map(whisper => ({ ...whisper, whisper: true, channel: channel.id }));
  const below = ts => [...channel.messages, ...whispers].filter(({ thread_ts }) => thread_ts === ts);
  const roots = channel.messages
    .filter(({ thread_ts }) => !thread_ts)
    .map(message => ({ ...message, channel: channel.id, replies: below(message.ts) }));
  const items = [...roots, ...whispers.filter(({ thread_ts }) => !thread_ts)].sort(
    (a, b) => Number(a.ts) - Number(b.ts),
  );
  drawList(
    list,
    items,
    ({ ts }) => ts,
    (message, known) => drawMessage(message, known, { ...context, slack }),
  );
  list.classList.toggle('quiet', items.length === 0);
  list.dataset.quiet = channel.id === slack.mainChannel ? t.quiet : t.quietPrivate;
}
