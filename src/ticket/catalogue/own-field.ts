import { written } from '../../written.ts';
import type { Called } from './called.ts';

/** A field that desk.yaml adds to requests, such as the developers' issue. */
export type OwnField = {
  key: string;
  name: Called;
  /** desk.yaml lists it no more: what was written in it stays, and nothing else is. */
  isFormer: boolean;
} & (
  | { kind: 'text' }
  | { kind: 'choice'; options: readonly { key: string; name: Called }[] }
  /** `address` with `{}` where the value goes; null: the value is an address itself. */
  | { kind: 'link'; address: string | null }
);

/** A value is a line; a longer address is no use on a card. */
export const valueAtMost = 200;

/** Why something is no value of a field. */
export type WhyUnfit = 'option' | 'link' | 'length';

/**
 * What was typed as the field keeps it; '' empties it. Of a link whose address has a pattern the whole address is understood,
 * too: people paste what their browser shows.
 */
export function valueIn(field: OwnField, typed: string): { value: string } | { unfit: WhyUnfit } {
  const value = written(typed.replace(/\s+/g, ' '));
  if (value === '') return { value };
  if (value.length > valueAtMost) return { unfit: 'length' };
  switch (field.kind) {
    case 'text':
      return { value };
    case 'choice':
      return field.options.some(({ key }) => key === value) ? { value } : { unfit: 'option' };
    case 'link': {
      const short = field.address === null ? value : withoutPattern(field.address, value);
      return addressIn(field, short) ? { value: short } : { unfit: 'link' };
    }
    default:
      return field satisfies never;
  }
}

/** Where a value leads; null where it is no link, or none any more. */
export function addressIn(field: OwnField, value: string): string | null {
  if (field.kind !== 'link') return null;
  if (/^https?:\/\//i.test(value)) return webAddress(value);
  if (field.address === null || /\s/.test(value)) return null;
  return webAddress(field.address.replaceAll('{}', encodeURIComponent(value.toWellFormed())));
}

/** `https://dev.example/issues/{}`, `https://dev.example/issues/DEV-12` → `DEV-12` */
function withoutPattern(pattern: string, value: string): string {
  const [before = '', after = ''] = pattern.split('{}');
  if (!value.startsWith(before) || !value.endsWith(after)) return value;
  const inside = value.slice(before.length, value.length - after.length);
  return /^[^\s/?#]+$/.test(inside) ? decoded(inside) : value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function webAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
    ? url.href
    : null;
}
