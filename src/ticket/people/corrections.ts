import { clip } from '../../clip.ts';
import type { Person } from '../words.ts';
import { baseAddress, canonicalAddress } from './address.ts';

/** A customer's name or address was typed wrongly, or their address lacked: it was mended. */
export type Correction = { was: Person; now: Person };

/** Longer than any name that is meant. */
const nameLength = 80;

/** A name as letters bear it, in their `To` as in their text: one line. */
export function nameInLetters(name: string): string {
  return clip(name.replace(/\s+/g, ' ').trim(), nameLength);
}

/**
 * To whom a letter that was written to somebody is to go now. A request's conversation may hold letters to others, which came
 * with what was merged into it: what was mended of its own customer says nothing of them. Pure.
 *
 * @param corrections of the request, oldest first
 * @param to as the letter has it
 * @returns the same person where nothing was mended of them
 */
export function asCorrected(corrections: readonly Correction[], to: Person): Person {
  return corrections.reduce(
    (person, { was, now }) =>
      isWrittenTo(person, was) ? { ...now, name: person.name === '' ? '' : now.name } : person,
    to,
  );
}

/** Whether a letter to the one went to the other. A receipt names nobody, where nobody knows who reads it. */
function isWrittenTo(to: Person, { name, address }: Person): boolean {
  const [on, of] = [to.name, name].map(nameInLetters);
  return canonicalAddress(to.address) === canonicalAddress(address) && (on === '' || on === of);
}

/** Whether an address was the customer's by mistake: who reads there has letters that were not meant for them. Pure. */
export function wasMistaken(corrections: readonly Correction[], address: string): boolean {
  const base = baseAddress(address);
  return corrections.some(
    ({ was, now }) => baseAddress(was.address) === base && baseAddress(now.address) !== base,
  );
}
