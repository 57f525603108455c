import { drawAttached } from '../common/attached.js';
import { el } from '../common/el.js';
import { drawBlocks } from './blocks.js';
import { drawReach } from './reach.js';
import { mrkdwn } from './text.js';
import { drawUnfurls } from './unfurls.js';

/** What was answered to a message, and the field to answer in. */
export function drawThread(message, known, { act, t, users, pressOn }) {
  const input = el('input', {
    placeholder: t.threadInternal,
    autocomplete: 'off',
    'aria-label': t.threadInternal,
  });
  input.value = known?.querySelector('.thread input')?.value ?? '';
  return el(
    'details',
    {
      class: 'thread',
      open: opensThread(known?.querySelector('.thread'), message.replies.length),
      'data-replies': String(message.replies.length),
    },
    el('summary', {}, t.replies(message.replies.length)),
    ...message.replies.map(reply =>
      drawReply(reply, { t, users, act, channel: message.channel, press: pressOn(reply.ts) }),
    ),
    el(
      'form',
      {
        onsubmit: event => {
          event.preventDefault();
          if (input.value.trim())
            act({ what: 'slack-write', channel: message.channel, text: input.value, thread: message.ts });
          input.value = '';
        },
      },
      input,
    ),
  );
}

function drawReply(reply, { t, users, act, channel, press }) {
  return el(
    'div',
    { class: `reply${reply.whisper ? ' whisper' : ''}`, 'data-ts': reply.ts },
    reply.whisper ? el('p', { class: 'only-you' }, t.onlyYou) : null,
    el('b', {}, `${(reply.whisper ? null : users[reply.user]?.name) ?? 'Sportello'} `),
    ...(isCard(reply) ? [] : mrkdwn(reply.text, users)),
    reply.files?.length ? drawAttached(reply.files) : null,
    isCard(reply)
      ? el('div', { class: 'reply-card' }, ...drawBlocks(reply.blocks, { press, users, t }))
      : null,
    ...drawUnfurls(reply, { press, users, t }),
    reply.whisper || users[reply.user]?.isBot ? null : drawReach(reply, channel, { act, t }),
  );
}

/** A thread stands open from its first reply on, until somebody closes it. */
function opensThread(known, replies) {
  const wasEmpty = Number(known?.dataset.replies ?? 0) === 0;
  return known?.open || (wasEmpty && replies > 0);
}

/** More than the one line that a thread's line is. */
function isCard({ blocks }) {
  return blocks?.some(({ type }) => type === 'header' || type === 'actions') ?? false;
}
