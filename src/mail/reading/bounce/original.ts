import { idsIn } from '../../message-id.ts';
import { type Headers, headersOf } from '../headers.ts';

/** A letter's head is long over after this. */
const headRead = 100_000;

/** Parts in which reports bring the letter back, whole or only its head (RFC 3462, 6532). */
export const returnedTypes =
  /^(message\/(rfc822|global|rfc822-headers|global-headers|partial)|text\/rfc822-headers?)$/i;

/** The head of a returned letter. */
export function headOf(part: string): Headers {
  const text = part.slice(0, headRead).replace(/^\s+/, '');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const lines = text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  return headersOf(
    lines.flatMap(line => {
      const colon = line.indexOf(':');
      if (colon < 1) return [];
      const name = line.slice(0, colon);
      return [{ key: name.trim().toLowerCase(), originalKey: name, value: line.slice(colon + 1).trim() }];
    }),
  );
}

/** The id of a letter that is quoted in the text, head and all, as qmail and Exim do. */
export function quotedId(text: string): string {
  const line = /^[ \t>|*]{0,8}message[- ]id[*]?\s{0,3}[:=][ \t>]{0,8}(?:\r?\n[ \t>]{1,8})?(\S{3,500})/im.exec(
    text,
  )?.[1];
  return idsIn(line ?? '')[0] ?? '';
}

/** An address that a quoted letter's `To:` names. */
export function quotedTo(text: string): string {
  return (
    /^[ \t>|*]{0,8}(?:to|a|an)[*]?:[^\n@]{0,200}?([^\s<>()";,:@]{1,128}@[^\s<>()";,:@]{1,253})/im
      .exec(text)?.[1]
      ?.toLowerCase() ?? ''
  );
}
