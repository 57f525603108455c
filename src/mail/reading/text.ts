import { convert } from 'html-to-text';
import { written } from '../../written.ts';
import { quoteFormatters, quoteSelectors } from './quotes/html.ts';
import { withinDepth } from './within-depth.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL refuses NUL, people need none of the others
const control = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that ends a line or a page anywhere
const lineEnd = /\r{0,2}\n|[\r\u000B\u000C\u0085\u2028\u2029]/g;
/** Sorting a million accents on one letter takes minutes; Unicode's Stream-Safe Text Format (UAX 15) has 30 at most. */
const pileOfMarks = /(\p{M}{30})\p{M}+/gu;

/** The longest text that is worth understanding; the source keeps the rest. */
const textLength = 1_000_000;
const htmlLength = 1_000_000;

/** Unicode NFC, without control characters and lone halves of surrogate pairs, lines ended by \n. */
export function cleanText(text: string): string {
  return text
    .slice(0, textLength)
    .replace(lineEnd, '\n')
    .replace(control, '')
    .toWellFormed()
    .replace(pileOfMarks, '$1')
    .normalize('NFC');
}

/** The same in one line, for names, subjects and headers; '' for one in which nothing is seen. */
export function cleanLine(text: string): string {
  return written(cleanText(text).replace(/\s+/g, ' '));
}

/** What HTML says, as text: links with their addresses, quotes marked, no pictures. */
export function textOfHtml(html: string): string {
  if (html === '') return '';
  const text = convert(withinDepth(html.slice(0, htmlLength)), {
    wordwrap: false,
    formatters: quoteFormatters,
    selectors: [
      ...quoteSelectors,
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      // Cells of a row stand apart, rows below each other: layout tables and figures alike.
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      ...['td', 'th'].map(selector => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(selector => ({ selector, options: { uppercase: false } })),
    ],
    // A bomb of nested tables is cut where nobody could read it anyway.
    limits: { maxInputLength: htmlLength, maxDepth: 200, maxBaseElements: 100, maxChildNodes: 20_000 },
  });
  return cleanText(text)
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
