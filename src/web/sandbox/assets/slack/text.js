import { el } from '../common/el.js';

/** A text object of Block Kit. */
export function drawText({ type, text }, users = {}) {
  return type === 'plain_text' ? lines(text) : mrkdwn(text, users);
}

function lines(text) {
  return text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [el('br'), line]));
}

/** The part of mrkdwn that a desk could meet: quotes, bold, italic, code, mentions, links, entities. */
export function mrkdwn(text, users) {
  return text
    .split(/((?:^> .*\n?)+)/m)
    .flatMap(part =>
      part.startsWith('> ')
        ? [el('blockquote', {}, ...inLine(part.replace(/^> /gm, '').trimEnd(), users))]
        : inLine(part, users),
    );
}

function inLine(text, users) {
  const parts = text.split(/(<[^>]+>|https?:\/\/[^\s<>|*]+|\*[^*\n]+\*|`[^`\n]+`|\n)/);
  return parts.map(part => {
    if (part === '\n') return el('br');
    if (/^<@\w+>$/.test(part))
      return el('span', { class: 'mention' }, `@${users[part.slice(2, -1)]?.name ?? part.slice(2, -1)}`);
    if (/^<!\w+>$/.test(part)) return el('span', { class: 'mention' }, `@${part.slice(2, -1)}`);
    if (/^<https?:/.test(part))
      return el(
        'a',
        { href: entities(part.slice(1, -1).split('|')[0]) },
        part.slice(1, -1).split('|')[1] ?? part.slice(1, -1),
      );
    // What people type is no markup: Slack makes links of addresses.
    if (/^https?:/.test(part))
      return el('a', { href: entities(part), rel: 'noopener', target: '_blank' }, entities(part));
    if (/^\*.+\*$/.test(part)) return el('b', {}, ...inLine(part.slice(1, -1), users));
    if (/^`.+`$/.test(part)) return el('code', {}, entities(part.slice(1, -1)));
    return entities(part);
  });
}

function entities(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
