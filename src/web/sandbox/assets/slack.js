import { carried, chatFormat, drawList, el, timeOf } from './dom.js';
import { drawInput, forgetTyped } from './slack-inputs.js';

/** Slack's window: the channel with its threads, the Home tab, modals, and what only one person sees. */
export function drawSlack(state, { act, t, language, homeOpen }) {
  const { slack } = state;
  const list = document.getElementById('slack-messages');
  if (homeOpen && slack.home) {
    list.replaceChildren(
      el(
        'div',
        { class: 'home' },
        ...slack.home.blocks.map(block => drawBlock(block, { press: pressIn('home') })),
      ),
    );
  } else drawChannel();
  drawModal();

  function pressIn(where) {
    return (actionId, choice) => act({ what: 'slack-press', where, actionId, ...(choice ? { choice } : {}) });
  }

  function drawChannel() {
    const channel = slack.channels.find(({ id }) => id === slack.mainChannel);
    const admins = slack.channels
      .filter(({ id }) => id !== slack.mainChannel)
      .flatMap(c => c.messages.map(m => ({ ...m, channel: c.id, channelName: c.name })));
    const whispers = channel.ephemerals.map(whisper => ({ ...whisper, whisper: true, channel: channel.id }));
    const roots = channel.messages
      .filter(m => !m.thread_ts)
      .map(m => ({ ...m, channel: channel.id, replies: channel.messages.filter(r => r.thread_ts === m.ts) }));
    const items = [...roots, ...admins, ...whispers].sort((a, b) => Number(a.ts) - Number(b.ts));
    drawList(list, items, m => m.ts, drawMessage);
    list.classList.toggle('quiet', items.length === 0);
    list.dataset.quiet = t.quiet;
  }

  function drawMessage(message, known) {
    // A whisper's user is whom it is told to; who whispers is the app.
    const author = (message.whisper ? null : slack.users[message.user]) ?? slack.users.U0SPORTELLO;
    const where = { channel: message.channel, ts: message.ts };
    const threadOpen = opensThread(known?.querySelector('.thread'), message.replies?.length ?? 0);
    const typed = known?.querySelector('.thread input')?.value ?? '';
    return el(
      'article',
      { class: `slack-message${message.whisper ? ' whisper' : ''}`, 'data-ts': message.ts },
      el(
        'span',
        { class: `avatar${author?.isBot || message.whisper ? ' bot' : ''}`, 'aria-hidden': 'true' },
        initials(author?.name ?? 'S'),
      ),
      el(
        'div',
        { class: 'content' },
        el(
          'p',
          { class: 'author' },
          el('b', {}, author?.name ?? 'Sportello'),
          author?.isBot || message.whisper ? el('span', { class: 'app' }, 'APP') : null,
          el('time', {}, timeOf(new Date(Number(message.ts) * 1000).toISOString(), language, chatFormat)),
          message.channelName ? el('span', { class: 'only' }, `# ${message.channelName}`) : null,
          message.whisper ? el('span', { class: 'only' }, t.onlyYou) : null,
        ),
        ...(message.blocks
          ? message.blocks.map(block =>
              drawBlock(block, { press: pressIn(where), more: t.more, users: slack.users }),
            )
          : [el('p', {}, ...mrkdwn(message.text, slack.users))]),
        message.replies ? drawThread(message, threadOpen, typed) : null,
      ),
    );
  }

  function drawThread(message, open, typed) {
    const input = el('input', {
      placeholder: t.threadInternal,
      autocomplete: 'off',
      'aria-label': t.threadInternal,
    });
    input.value = typed;
    return el(
      'details',
      { class: 'thread', open, 'data-replies': String(message.replies.length) },
      el('summary', {}, t.replies(message.replies.length)),
      ...message.replies.map(reply =>
        el(
          'div',
          { class: 'reply', 'data-ts': reply.ts },
          el('b', {}, `${slack.users[reply.user]?.name ?? ''} `),
          ...(isCard(reply) ? [] : mrkdwn(reply.text, slack.users)),
          isCard(reply)
            ? el(
                'div',
                { class: 'reply-card' },
                ...reply.blocks.map(block =>
                  drawBlock(block, {
                    press: pressIn({ channel: message.channel, ts: reply.ts }),
                    users: slack.users,
                  }),
                ),
              )
            : null,
        ),
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

  function drawModal() {
    const holder = document.getElementById('slack-modal');
    const { modal } = slack;
    const stamp = modal ? `${modal.id} ${modal.hash} ${slack.user}` : '';
    if (holder.dataset.stamp === stamp) return;
    holder.dataset.stamp = stamp;
    holder.hidden = !modal;
    if (!modal) {
      forgetTyped();
      return holder.replaceChildren();
    }
    const { view } = modal;
    const inputs = {};
    const form = el(
      'form',
      {
        class: 'modal',
        role: 'dialog',
        'aria-label': view.title.text,
        onsubmit: async event => {
          event.preventDefault();
          const all = Object.entries(inputs);
          const uploads = all.filter(([, { type }]) => type === 'file');
          const files = await Promise.all(
            uploads.map(async ([id, input]) => [id, await carried(input.files)]),
          );
          act({
            what: 'slack-submit',
            inputs: Object.fromEntries(
              all.filter(([, { type }]) => type !== 'file').map(([id, input]) => [id, input.value]),
            ),
            ...(files.length > 0 ? { files: Object.fromEntries(files) } : {}),
          });
        },
      },
      el(
        'header',
        {},
        el('h3', {}, view.title.text),
        el(
          'button',
          { type: 'button', class: 'x', 'aria-label': 'close', onclick: () => act({ what: 'slack-close' }) },
          '✕',
        ),
      ),
      el(
        'div',
        { class: 'body' },
        ...view.blocks.map(block => drawBlock(block, { press: pressIn('modal'), inputs, view: modal.id, t })),
      ),
      el(
        'footer',
        {},
        el(
          'button',
          { type: 'button', class: 'close', onclick: () => act({ what: 'slack-close' }) },
          view.close?.text ?? 'Close',
        ),
        view.submit ? el('button', { class: 'button primary' }, view.submit.text) : null,
      ),
    );
    holder.replaceChildren(form);
    form.querySelector('textarea, select, input')?.focus();
  }
}

/** A thread stands open from its first reply on, until somebody closes it. */
function opensThread(known, replies) {
  const wasEmpty = Number(known?.dataset.replies ?? 0) === 0;
  return known?.open || (wasEmpty && replies > 0);
}

/** More than the one line that a thread's line is. */
function isCard({ blocks }) {
  return blocks?.some(({ type }) => type === 'header') ?? false;
}

function drawBlock(block, context) {
  switch (block.type) {
    case 'header':
      return el('h4', { class: 'block-header' }, block.text.text);
    case 'divider':
      return el('hr');
    case 'context':
      return el(
        'p',
        { class: 'block-context' },
        ...block.elements.map(text => el('span', {}, ...drawText(text))),
      );
    case 'section':
      return el(
        'div',
        { class: 'block-section' },
        block.text ? el('p', {}, ...drawText(block.text, context.users)) : null,
        block.fields
          ? el('div', { class: 'fields' }, ...block.fields.map(field => el('p', {}, ...drawText(field))))
          : null,
        block.accessory ? drawElement(block.accessory, context) : null,
      );
    case 'actions':
      return el(
        'div',
        { class: 'block-actions' },
        ...block.elements.map(element => drawElement(element, context)),
      );
    case 'input':
      return drawInput(block, context);
    default:
      return el('p', {}, `(${block.type})`);
  }
}

function drawElement(element, { press, more }) {
  if (element.type === 'overflow')
    return el(
      'details',
      { class: 'overflow' },
      el('summary', { class: 'button', 'aria-label': more ?? 'More' }, '⋯'),
      el(
        'div',
        { class: 'menu' },
        ...element.options.map(option =>
          el(
            'button',
            {
              type: 'button',
              onclick: event => {
                event.target.closest('details').open = false;
                press(element.action_id, option.value);
              },
            },
            option.text.text,
          ),
        ),
      ),
    );
  if (element.type === 'static_select')
    return el(
      'select',
      {
        class: 'button menu-select',
        'aria-label': element.placeholder?.text ?? more ?? 'More',
        onchange: event => press(element.action_id, event.target.value),
      },
      el('option', { value: '', disabled: true, selected: true }, element.placeholder?.text ?? ''),
      ...element.options.map(option => el('option', { value: option.value }, option.text.text)),
    );
  const kind = `button${element.style ? ` ${element.style}` : ''}`;
  if (element.url)
    return el('a', { class: kind, href: element.url, target: '_blank', rel: 'noopener' }, element.text.text);
  return el(
    'button',
    {
      type: 'button',
      class: kind,
      'data-action': element.action_id,
      onclick: () => press(element.action_id),
    },
    element.text.text,
  );
}

function drawText({ type, text }, users = {}) {
  return type === 'plain_text' ? lines(text) : mrkdwn(text, users);
}

function lines(text) {
  return text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [el('br'), line]));
}

/** The part of mrkdwn that a desk could meet: bold, italic, code, mentions, links, entities. */
function mrkdwn(text, users) {
  const parts = text.split(/(<[^>]+>|\*[^*\n]+\*|`[^`\n]+`|\n)/);
  return parts.map(part => {
    if (part === '\n') return el('br');
    if (/^<@\w+>$/.test(part))
      return el('span', { class: 'mention' }, `@${users[part.slice(2, -1)]?.name ?? part.slice(2, -1)}`);
    if (/^<!\w+>$/.test(part)) return el('span', { class: 'mention' }, `@${part.slice(2, -1)}`);
    if (/^<https?:/.test(part))
      return el(
        'a',
        { href: part.slice(1, -1).split('|')[0] },
        part.slice(1, -1).split('|')[1] ?? part.slice(1, -1),
      );
    if (/^\*.+\*$/.test(part)) return el('b', {}, entities(part.slice(1, -1)));
    if (/^`.+`$/.test(part)) return el('code', {}, entities(part.slice(1, -1)));
    return entities(part);
  });
}

function entities(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function initials(name) {
  return name
    .split(' ')
    .map(word => word[0])
    .slice(0, 2)
    .join('');
}
