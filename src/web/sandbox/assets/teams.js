import { chatFormat, drawList, el, sizeOf, timeOf } from './dom.js';

/* global AdaptiveCards */

/** Teams' look, for Microsoft's own renderer. */
const hostConfig = new AdaptiveCards.HostConfig({
  fontFamily: '"Segoe UI", -apple-system, Arial, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  spacing: { small: 4, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 14 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  supportsInteractivity: true,
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: true },
  inputs: {
    label: { requiredInputs: { suffix: ' *', suffixColor: 'attention' } },
    errorMessage: { color: 'attention' },
  },
  containerStyles: {
    default: style('#ffffff', '#242424'),
    emphasis: style('#f5f5f5', '#242424'),
    accent: style('#ebf3fc', '#0f548c'),
    good: style('#e7f4e8', '#0e700e'),
    warning: style('#fff7e0', '#835b00'),
    attention: style('#fdf3f4', '#b10e1c'),
  },
});

function style(backgroundColor, accent) {
  const both = (normal, subtle) => ({ default: normal, subtle });
  return {
    backgroundColor,
    foregroundColors: {
      default: both('#242424', '#616161'),
      dark: both('#242424', '#616161'),
      light: both('#ffffff', '#ffffff'),
      accent: both(accent === '#242424' ? '#0f548c' : accent, accent),
      good: both('#0e700e', '#0e700e'),
      warning: both('#835b00', '#835b00'),
      attention: both('#b10e1c', '#b10e1c'),
    },
  };
}

/** The channel in Teams: posts with their cards and replies. */
export function drawTeams(state, { act, t, language, chatOpen }) {
  const { teams } = state;
  const list = document.getElementById('teams-threads');
  if (chatOpen)
    drawList(
      list,
      teams.chat.map(message => ({ ...message, kind: 'chat' })),
      ({ id }) => `chat ${id}`,
      drawPart,
    );
  else drawList(list, teams.threads, ({ root }) => root.id, drawThread);
  list.classList.toggle('quiet', (chatOpen ? teams.chat : teams.threads).length === 0);
  list.dataset.quiet = chatOpen ? t.chatEmpty : t.quiet;

  function drawThread({ root, replies }, known) {
    const post = known ?? el('article', { class: 'teams-post', 'data-post': root.id });
    const whisper = teams.whispers.filter(({ message }) => message === root.id).at(-1);
    drawList(
      post,
      [
        { ...root, kind: 'root' },
        ...replies.map(reply => ({ ...reply, kind: 'reply' })),
        ...(whisper ? [{ ...whisper, kind: 'whisper', id: 'whisper' }] : []),
        { id: 'write', kind: 'write', root: root.id },
      ],
      m => `${m.kind} ${m.id}`,
      part => drawPart(part),
    );
    return post;
  }

  function drawPart(part) {
    if (part.kind === 'write') return threadForm(part.root);
    if (part.kind === 'whisper') return el('p', { class: 'whisper' }, `${t.onlyYou}: ${part.text}`);
    const name = teams.people[part.from] ?? '';
    return el(
      'div',
      {
        class: `teams-message ${part.kind}${part.kind === 'chat' && name !== 'Sportello' ? ' mine' : ''}`,
        'data-message': part.id,
      },
      el(
        'p',
        { class: 'author' },
        el('b', {}, name),
        el('time', {}, timeOf(part.at, language, chatFormat)),
        part.edited ? el('small', {}, t.edited) : null,
      ),
      part.text ? el('p', { class: 'text' }, ...xml(part.text, part.mentions ?? [])) : null,
      part.files?.length
        ? el(
            'p',
            { class: 'files' },
            ...part.files.map(({ name, size }) => el('span', {}, `📎 ${name} · ${sizeOf(size)}`)),
          )
        : null,
      part.card ? drawCard(part) : null,
    );
  }

  function drawCard({ id, card }) {
    const rendered = new AdaptiveCards.AdaptiveCard();
    rendered.hostConfig = hostConfig;
    rendered.parse(card);
    rendered.onExecuteAction = action => {
      const kind = action.getJsonTypeName();
      if (kind === 'Action.OpenUrl') window.open(action.url, '_blank', 'noopener');
      if (kind !== 'Action.Execute') return;
      const { verb, step, ticket, inputs: carried, ...typed } = action.data;
      const inputs = Object.fromEntries(
        Object.entries(typed).filter(([name, value]) => name.includes('.') && typeof value === 'string'),
      );
      act({
        what: 'teams-press',
        message: id,
        verb,
        step,
        ticket,
        inputs,
        ...(carried?.page ? { page: carried.page } : {}),
      });
    };
    const drawn = el('div', { class: 'teams-card' }, rendered.render());
    showMentions(drawn, card.msteams?.entities ?? []);
    return drawn;
  }

  function threadForm(root) {
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
          if (input.value.trim()) act({ what: 'teams-write', text: input.value, thread: root });
          input.value = '';
        },
      },
      input,
    );
  }
}

/** Teams draws `<at>Name</at>` as a mention where the card's entities name it; Microsoft's renderer leaves it as text. */
function showMentions(node, entities) {
  if (entities.length === 0) return;
  for (const part of [...node.childNodes]) {
    if (part.nodeType !== Node.TEXT_NODE) showMentions(part, entities);
    else if (part.textContent.includes('<at>')) part.replaceWith(...xml(part.textContent, entities));
  }
}

/** Text as Teams reads its XML format: mentions, and entities. */
function xml(text, mentions) {
  return text.split(/(<at>.*?<\/at>)/).map(part => {
    const isMention = mentions.some(({ text: tag }) => tag === part) || part === '<at>Sportello</at>';
    const words = part
      .replace(/<\/?at>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    return isMention ? el('span', { class: 'mention' }, words) : words;
  });
}
