import { type FormatCallback, htmlToText } from 'html-to-text';

/** An emoji, and a picture, as they are called. */
const called: FormatCallback = (element, _, builder) => {
  const { alt = '' } = element.attribs ?? {};
  builder.addInline(alt, { noWordTransform: true });
};

/** A mention reads as one in both chats. */
const mention: FormatCallback = (element, walk, builder) => {
  builder.addInline('@', { noWordTransform: true });
  walk(element.children, builder);
};

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Teams' own HTML of a message, as people read it: links with where they lead, what was quoted marked, cells apart. */
export function htmlAsRead(html: string): string {
  return htmlToText(html, {
    wordwrap: false,
    formatters: { called, mention },
    selectors: [
      { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true } },
      { selector: 'at', format: 'mention' },
      { selector: 'img', format: 'called' },
      { selector: 'emoji', format: 'called' },
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      ...headings.map(selector => ({ selector, options: { uppercase: false } })),
    ],
  })
    .replaceAll('\u00a0', ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
