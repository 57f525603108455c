import { baseAddress, domainOf } from '../people/address.ts';

/** Which requests come to an incident by themselves; '' and nothing ask for nothing. All that is asked for must fit. */
export type JoinRule = {
  /** One of them, as a whole word or phrase, in the subject or in what was newly written. */
  words: string[];
  /** An address, or `@domain`. */
  sender: string;
  mailbox: string;
  /** By its key. */
  company: string;
};

export const noRule: JoinRule = { words: [], sender: '', mailbox: '', company: '' };

/** What of a request is looked at. */
export type Fitting = { text: string; sender: string; mailbox: string; company: string | null };

/** A text may have megabytes; what it is about is said at its beginning. */
const readAtMost = 20_000;

/** Nothing comes by a rule that asks for nothing. */
export function asksForNothing({ words, sender, mailbox, company }: JoinRule): boolean {
  return words.length === 0 && sender === '' && mailbox === '' && company === '';
}

/** Whether a new request comes to an incident by itself. Pure. */
export function fits(rule: JoinRule, request: Fitting): boolean {
  if (asksForNothing(rule)) return false;
  const { words, sender, mailbox, company } = rule;
  return (
    (words.length === 0 || hasOneOf(words, request.text)) &&
    (sender === '' || isFrom(sender, request.sender)) &&
    (mailbox === '' || mailbox === request.mailbox) &&
    (company === '' || company === request.company)
  );
}

function hasOneOf(words: string[], text: string): boolean {
  const read = spaced(text.slice(0, readAtMost));
  return words.some(word => read.includes(spaced(word)));
}

/** Words between single blanks, without accents, capitals and signs: whole words are found in it, and nothing else. */
function spaced(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return ` ${plain} `;
}

function isFrom(sender: string, address: string): boolean {
  const wanted = sender.toLowerCase();
  return wanted.startsWith('@')
    ? `@${domainOf(address)}` === wanted
    : baseAddress(address) === baseAddress(wanted);
}
