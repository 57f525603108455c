import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { setApart, type WordsApart, withWords } from '../../ticket/log/words-in-events.ts';

/** One that is longer or shorter could take words in, or give them up: digests are over both. */
export const saltBytes = 32;

/** What an event says and who did it, and the words of both, as a row of a log is written. */
type Row<Said> = Said & { salt: string | null; words: string | null; words_digest: string | null };

/**
 * Takes the words out of an event for the log, and gives them a salt of their own. What is left says what happened.
 *
 * @returns words as the text over whose bytes the digest goes (JSON, keys in order), salt and digest in hexadecimal; all null
 * where nobody said anything
 */
export function apart<Said extends Parameters<typeof setApart>[0]>(said: Said): Row<Said> {
  const { bare, words } = setApart(said);
  const places = Object.keys(words).sort();
  if (places.length === 0) return { ...bare, salt: null, words: null, words_digest: null };
  const salt = randomBytes(saltBytes);
  const text = JSON.stringify(words, places);
  return {
    ...bare,
    salt: salt.toString('hex'),
    words: text,
    words_digest: digestOf(salt, text).toString('hex'),
  };
}

/**
 * Puts the words of an event back.
 *
 * @param wordsId null where it has none
 * @param words null where they were erased: the event stays bare then, and says so
 */
export function together<Said extends Parameters<typeof withWords>[0]>(
  bare: Said,
  { wordsId, words }: { wordsId: number | null; words: string | null },
): Said & { erased?: true } {
  if (wordsId === null) return bare;
  if (words === null) return { ...bare, erased: true };
  const apart: WordsApart = JSON.parse(words);
  return withWords(bare, apart);
}

/** SHA-256 over a salt and the very bytes of words: what a log keeps of them, also when they are gone. */
export function digestOf(salt: Uint8Array, words: string): Buffer {
  return createHash('sha256').update(salt).update(words).digest();
}

/*
 * For statements that write rows as `apart` makes them. The rows are `row`, with the columns `salt`, `words` and `words_digest`; they go into
 * both tables in one statement, whose references are looked at when it ends.
 */

/** Where the words of a row will lie; once for each row, so that the rows are to be materialized. */
export const wordsId = sql`case when words is not null then nextval('event_words_id_seq') end`;

/** Keeps the words of all rows, under `words_id`. */
export const keepWords = sql`
  insert into event_words (id, salt, words)
  select words_id, decode(salt, 'hex'), words from row where words is not null`;

/** {@link digestOf} them. */
export const wordsDigest = sql`decode(row.words_digest, 'hex')`;
