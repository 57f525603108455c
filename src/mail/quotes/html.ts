import type { FormatCallback, SelectorDefinition } from 'html-to-text';

/** Where only the markup says that a signature begins, the words get the mark that mail in plain text has. */
const signed: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline('--');
  builder.addLineBreak();
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

export const quoteFormatters: Record<string, FormatCallback> = { signed };

/**
 * How the marks of mail programs in HTML become marks in the text, which the rules for text then know. Quoted mails need
 * no more than this: their attribution or headers are words, and a blockquote becomes "> ". But Gmail and Outlook indent
 * by a blockquote without a border, and these are the customer's own words.
 */
export const quoteSelectors: SelectorDefinition[] = [
  { selector: '.gmail_signature', format: 'signed' },
  { selector: '#Signature', format: 'signed' },
  { selector: '#signature', format: 'signed' },
  { selector: 'blockquote[style*="border:none"]', format: 'block' },
  { selector: 'blockquote[style*="border: none"]', format: 'block' },
];
