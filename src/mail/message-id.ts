import { createHash } from 'node:crypto';
import { decodeWords } from './reading/mime/decoding/words.ts';

/** RFC 5322 allows a line of 998 characters; longer ids are somebody's joke, and too long for an index. */
const idLength = 500;
/** The oldest and the newest of an endless chain say enough. */
const idsKept = 100;
const madeBySportello = '@missing-id.sportello.invalid>';

/** The ids in a header, in its order, each with its angle brackets. */
export function idsIn(header: string): string[] {
  const found = bracketed(decodeWords(header));
  const ids = (found.length > 0 ? found : bare(header)).map(id =>
    id.length <= idLength ? id : ownId(createHash('sha256').update(id).digest('hex')),
  );
  return ids.length <= idsKept ? ids : [...ids.slice(0, 10), ...ids.slice(10 - idsKept)];
}

/** A Message-ID header's id; what some programs write there is a word without brackets or an @. */
export function messageIdIn(header: string): string | null {
  const word = /^<?([^\s<>\p{C}]+)>?$/u.exec(header.trim())?.[1];
  return idsIn(header)[0] ?? (word && word.length <= idLength ? `<${word}>` : null);
}

/** What looks like ids of our letters in a head, folded or not; whether they are is told by their signature. */
export function ownIdsIn(head: string): string[] {
  return bracketed(head.replace(/\r?\n[ \t]+/g, '')).filter(id => id.startsWith('<sportello.'));
}

/** Folded in their middle, or with blanks beside the brackets, they are the same ids. */
function bracketed(header: string): string[] {
  return (header.match(/<[^<>]+>/g) ?? [])
    .map(id => id.replace(/[\s\p{C}]+/gu, ''))
    .filter(id => id.length > 2);
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
  return `<${hash}${madeBySportello}`;
}

/** @returns whether the sender gave no id, and we made it */
export function isOwnId(id: string): boolean {
  return id.endsWith(madeBySportello);
}

/** Whether it is the id of a mail that nobody could read: it may bear one of its own, or none. */
export function isIdOfUnreadable(id: string): boolean {
  return /^<unreadable\..*@sportello\.invalid>$/.test(id);
}
