import { el } from '../common/el.js';

/** Text as Teams reads its XML format: mentions, and entities. */
export function xml(text, mentions) {
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
