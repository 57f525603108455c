import type { Operator } from '../../../ticket/words.ts';
import { plain } from './plain.ts';

/**
 * Whom somebody means by a name: the whole of it, or an address; else the beginnings of its words, in any order.
 *
 * @returns all whom it could be; nobody for an empty one
 */
export function colleaguesNamed(typed: string, operators: Operator[]): Operator[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const exactly = operators.filter(({ name, email }) => plain(name) === wanted || plain(email) === wanted);
  if (exactly.length > 0) return exactly;
  const parts = typed.split(/\s+/).map(plain).filter(Boolean);
  return operators.filter(({ name, email }) => {
    const words = [...name.split(/\s+/), email.split('@')[0] ?? ''].map(plain);
    return parts.every(part => words.some(word => word.startsWith(part)));
  });
}
