import { approvedReplies, usesOfReplies } from '../../store/answers/saved-replies.ts';
import { plain } from '../../store/search/words-sql.ts';
import { isSameName, type KeyedReply, keyOfWritten } from '../../ticket/answers/saved-reply.ts';
import type { Language } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

type Replies = Pick<Desk, 'db' | 'savedReplies'>;

/**
 * All saved replies, the most used first: those of desk.yaml, and those that were made in chat; of two of one name the
 * one in desk.yaml counts, which was written after the other.
 */
export async function savedReplies({ db, savedReplies: written }: Replies): Promise<KeyedReply[]> {
  const [made, uses] = await Promise.all([approvedReplies(db), usesOfReplies(db)]);
  const all = [
    ...written.map(reply => ({ ...reply, key: keyOfWritten(reply.name), made: null })),
    ...made.filter(({ name }) => !written.some(other => isSameName(other.name, name))),
  ];
  const used = ({ key }: KeyedReply) => uses.get(key) ?? 0;
  return all.toSorted((a, b) => used(b) - used(a) || a.name.localeCompare(b.name));
}

/** Those that have a text in a language, and how many have none. */
export function inLanguage(
  replies: KeyedReply[],
  language: Language,
): { offered: KeyedReply[]; without: number } {
  const offered = replies.filter(reply => reply[language] !== null);
  return { offered, without: replies.length - offered.length };
}

/** Those in which all the words stand that were typed, or begin; those that have them in their name first. */
export function containing(replies: KeyedReply[], typed: string): KeyedReply[] {
  const words = plain(typed).split(' ').filter(Boolean);
  const holds = (text: string) => words.every(word => text.includes(word));
  const named = replies.filter(({ name }) => holds(plain(name)));
  const written = replies.filter(
    reply => !named.includes(reply) && holds(plain(`${reply.name} ${reply.it ?? ''} ${reply.en ?? ''}`)),
  );
  return [...named, ...written];
}
