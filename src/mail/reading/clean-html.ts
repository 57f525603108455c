import sanitize from 'sanitize-html';
import { sourceKey } from './files/shown-pictures.ts';
import { withinDepth } from './within-depth.ts';

/** Longer HTML is cut before it is cleaned: 1 MB takes up to half a second. */
const cleanedAtMost = 1_000_000;

const plainSize = [/^\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?$/];
const colour = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s,.%]{3,40}\)$/i, /^[a-z]{3,20}$/i];

/** A picture of the mail by `cid:`, however it was written; one that is not in it leaves its description. */
function pictureOf(attributes: Record<string, string>): Record<string, string> {
  const { src = '', alt = '' } = attributes;
  const key = sourceKey(src);
  if (key !== '') return { ...attributes, src: `cid:${encodeURI(key)}` };
  const isRemote = /^\s*(https?:|\/\/)/i.test(src);
  return { alt, ...(isRemote ? { title: 'remote image, not loaded' } : {}) };
}

const allowedTags = [
  ...['p', 'div', 'span', 'br', 'hr', 'pre', 'blockquote', 'center', 'font', 'a', 'img', 'wbr'],
  ...['b', 'i', 'u', 's', 'strong', 'em', 'strike', 'del', 'ins', 'sub', 'sup', 'small', 'big', 'code', 'tt'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'abbr', 'cite', 'q', 'mark'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
];

const allowedAttributes = {
  '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'bgcolor', 'width', 'height'],
  a: ['href', 'rel', 'target'],
  img: ['src', 'alt'],
  font: ['color', 'size', 'face'],
  table: ['border', 'cellpadding', 'cellspacing'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ol: ['start', 'type'],
};

const allowedStyles = {
  '*': {
    color: colour,
    'background-color': colour,
    'font-size': [...plainSize, /^(x{0,2}-)?(small|large)(er)?$|^medium$/],
    'font-weight': [/^(bold|bolder|normal|lighter|[1-9]00)$/],
    'font-style': [/^(italic|normal|oblique)$/],
    'text-align': [/^(left|right|center|justify)$/],
    'text-decoration': [/^(underline|line-through|none)$/],
    'white-space': [/^(pre|pre-wrap|nowrap|normal)$/],
    'margin-left': plainSize,
    'padding-left': plainSize,
  },
};

const allowed: sanitize.IOptions = {
  allowedTags,
  allowedAttributes,
  allowedStyles,
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['cid'] },
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  nestingLimit: 100,
  parseStyleAttributes: true,
  transformTags: {
    a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
    // A picture that is not in the mail leaves its description.
    img: (tagName, attribs) => ({ tagName, attribs: pictureOf(attribs) }),
  },
};

/**
 * A mail's HTML as it may be shown: no scripts, forms, frames or styles that leave their place, links only to the web
 * and to mail addresses. Remote pictures are off: they tell the sender who read when. Pictures inside the mail keep
 * their `cid:` for whoever shows them.
 *
 * sanitize-html is a list of what is allowed over a real parser, needs no browser, and is kept by a company whose own
 * product stands on it.
 */
export function cleanHtml(markup: string): string {
  if (markup === '') return '';
  return sanitize(withinDepth(markup.slice(0, cleanedAtMost)), allowed);
}
