import { createHash } from 'node:crypto';

/** RFC 5322 allows a line of 998 characters; longer ids are somebody's joke, and too long for an index. */
const idLength = 500;
/** The oldest and the newest of an endless chain say enough. */
const idsKept = 100;

/** The ids in a header, in its order, each with its angle brackets. */
export function idsIn(header: string): string[] {
  const found = header.match(/<[^<>\p{C}\s]+>/gu) ?? bare(header);
  const ids = found.map(id =>
    id.length <= idLength ? id : ownId(createHash('sha256').update(id).digest('hex')),
  );
  return ids.length <= idsKept ? ids : [...ids.slice(0, 10), ...ids.slice(10 - idsKept)];
}

/** Some programs leave the brackets out. */
function bare(header: string): string[] {
  return header
    .trim()
    .split(/[\s,]+/)
    .filter(word => /^[^@<>\p{C}]+@[^@<>\p{C}]+$/u.test(word))
    .map(word => `<${word}>`);
}

/** An id for a mail that has none, or an impossible one: the same for the same content. */
export function ownId(hash: string): string {
  return `<${hash}@missing-id.sportello.invalid>`;
}
