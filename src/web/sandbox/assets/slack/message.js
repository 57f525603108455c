import { drawAttached } from '../common/attached.js';
import { el } from '../common/el.js';
import { chatFormat, timeOf } from '../common/said.js';
import { drawBlocks } from './blocks.js';
import { drawReach } from './reach.js';
import { mrkdwn } from './text.js';
import { drawThread } from './thread.js';
import { drawUnfurls } from './unfurls.js';

/**
 * A message of a channel, with its thread below; a whisper bears who alone sees it.
 *
 * @param known the same message as it was drawn before
 */
export function drawMessage(message, known, { slack, act, t, language }) {
  // A whisper's user is whom it is told to; who whispers is the app.
  const author = (message.whisper ? null : slack.users[message.user]) ?? slack.users.U0SPORTELLO;
  const isApp = author?.isBot || message.whisper;
  const { users } = slack;
  const pressOn = ts => (actionId, choice) =>
    act({
      what: 'slack-press',
      where: { channel: message.channel, ts },
      actionId,
      ...(choice ? { choice } : {}),
    });
  return el(
    'article',
    {
      class: `slack-message${message.whisper ? ' whisper' : ''}`,
      'data-ts': message.ts,
      tabindex: '-1',
      'aria-label': author?.name ?? 'Sportello',
    },
    el(
      'span',
      { class: `avatar${isApp ? ' bot' : ''}`, 'aria-hidden': 'true' },
      initials(author?.name ?? 'S'),
    ),
    el(
      'div',
      { class: 'content' },
      message.whisper ? el('p', { class: 'only-you' }, t.onlyYou) : null,
      el(
        'p',
        { class: 'author' },
        el('b', {}, author?.name ?? 'Sportello'),
        isApp ? el('span', { class: 'app' }, 'APP') : null,
        el('time', {}, timeOf(new Date(Number(message.ts) * 1000).toISOString(), language, chatFormat)),
      ),
      ...drawBody(message, { press: pressOn(message.ts), t, users }),
      message.files?.length ? drawAttached(message.files) : null,
      ...drawUnfurls(message, { press: pressOn(message.ts), t, users }),
      isApp ? null : drawReach(message, message.channel, { act, t }),
      message.replies ? drawThread(message, known, { act, t, users, pressOn }) : null,
    ),
  );
}

/** What is said: the blocks where there are any, else the text. */
function drawBody({ blocks, text }, context) {
  return blocks ? drawBlocks(blocks, context) : [el('p', {}, ...mrkdwn(text, context.users))];
}

function initials(name) {
  return name
    .split(' ')
    .map(word => word[0])
    .slice(0, 2)
    .join('');
}
