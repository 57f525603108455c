import { el } from '../common/el.js';
import { drawList } from '../common/list.js';
import { drawMessage } from './message.js';
import { drawOnlyYou, whispersBelow } from './only-you.js';

/** A post of a channel, with its replies and what one alone sees below it. @param known the post as it was drawn before */
export function drawPost({ root, replies }, known, context) {
  const { t } = context;
  const post = known ?? el('article', { class: 'teams-post', 'data-post': root.id, tabindex: '-1' });
  drawList(
    post,
    [
      { ...root, kind: 'root' },
      ...replies.map(reply => ({ ...reply, kind: 'reply' })),
      ...whispersBelow(root, context),
      // Nobody can reply to what one alone sees.
      ...(root.onlyYou ? [] : [{ id: 'write', kind: 'write' }]),
    ],
    ({ kind, id }) => `${kind} ${id}`,
    part => {
      if (part.kind === 'write') return threadForm(root.id, context);
      if (part.kind === 'whisper') return drawOnlyYou(part, context);
      return drawMessage(part, context);
    },
  );
  post.setAttribute('aria-label', context.teams.people[root.from] ?? t.messages);
  return post;
}

function threadForm(root, { act, t, channel }) {
  const input = el('input', {
    placeholder: t.threadInternal,
    autocomplete: 'off',
    'aria-label': t.threadInternal,
  });
  return el(
    'form',
    {
      class: 'thread-form',
      onsubmit: event => {
        event.preventDefault();
        if (input.value.trim()) act({ what: 'teams-write', channel, text: input.value, thread: root });
        input.value = '';
      },
    },
    input,
  );
}
