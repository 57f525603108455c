import { convert } from 'html-to-text';
import { quoteFormatters, quoteSelectors } from './quotes/html.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL refuses NUL, people need none of the others
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** The longest text that is worth understanding; the source keeps the rest. */
const textLength = 1_000_000;

/** Unicode NFC, without control characters and lone halves of surrogate pairs, lines ended by \n. */
function clean(text: string): string {
  return text
    .slice(0, textLength)
    .replace(/\r\n?/g, '\n')
    .replace(control, '')
    .toWellFormed()
    .normalize('NFC');
}

export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** The mail's words: the text part, or, where there is none, what its HTML says. */
export function readableText(
  text: string | undefined,
  html: string | undefined,
): { text: string; html: string } {
  const written = clean(text ?? '').trim();
  const markup = (html ?? '').slice(0, 3 * textLength);
  return { text: written || textOfHtml(markup), html: markup };
}

function textOfHtml(html: string): string {
  if (html === '') return '';
  const text = convert(html, {
    wordwrap: false,
    formatters: quoteFormatters,
    selectors: [
      ...quoteSelectors,
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(selector => ({ selector, options: { uppercase: false } })),
    ],
    // A bomb of nested tables is cut where nobody could read it anyway.
    limits: { maxInputLength: 3 * textLength, maxDepth: 200, maxBaseElements: 100, maxChildNodes: 20_000 },
  });
  return clean(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
