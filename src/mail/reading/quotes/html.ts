import type { DomNode, FormatCallback, SelectorDefinition } from 'html-to-text';

/** Where only the markup says that a signature begins, the words get the mark that mail in plain text has. */
const signed: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addInline('--');
  builder.addLineBreak();
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** Gmail's and others' box around a quote: its words get the marks, unless a blockquote in it does it. */
const boxed: FormatCallback = (element, walk, builder) => {
  const isMarked = holdsBlockquote(element.children, 0);
  builder.openBlock({ leadingLineBreaks: 1, reservedLineLength: isMarked ? 0 : 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 1,
    ...(isMarked ? {} : { blockTransform: (text: string) => text.trim().replace(/^/gm, '> ') }),
  });
};

/** Levels and children that are looked at; a box of a mail program is not deep. */
const lookedAt = { levels: 8, children: 200 };

function holdsBlockquote(children: DomNode[] | undefined, level: number): boolean {
  if (level > lookedAt.levels) return false;
  return (children ?? [])
    .slice(0, lookedAt.children)
    .some(child => child.name === 'blockquote' || holdsBlockquote(child.children, level + 1));
}

export const quoteFormatters: Record<string, FormatCallback> = { signed, boxed };

/**
 * How the marks of mail programs in HTML become marks in the text, which the rules for text then know. Quoted mails need
 * no more than this: their attribution or headers are words, and a blockquote becomes "> ". But Gmail and Outlook indent
 * by a blockquote without a border, and these are the customer's own words.
 */
export const quoteSelectors: SelectorDefinition[] = [
  { selector: '.gmail_signature', format: 'signed' },
  { selector: '#Signature', format: 'signed' },
  { selector: '#signature', format: 'signed' },
  ...['gmail_quote', 'yahoo_quoted', 'protonmail_quote', 'tutanota_quote', 'zmail_extra'].map(box => ({
    selector: `div.${box}`,
    format: 'boxed',
  })),
  { selector: 'blockquote[style*="border:none"]', format: 'block' },
  { selector: 'blockquote[style*="border: none"]', format: 'block' },
];
