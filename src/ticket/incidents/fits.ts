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

/**
 * By what a new request finds incidents, without looking at each of them: one key for each way in which it may fit. What is
 * found fits by the one key alone, and `fits` says whether it does by all. Pure.
 *
 * @returns keys of the rule, and of the name (`nameKeys`)
 */
export function keysOf({ words, sender, mailbox, company }: JoinRule, title: string): string[] {
  const ofRule = () => {
    if (words.length > 0) return words.map(word => `w:${longest(tokensOf(word))}`);
    if (sender !== '') return [`s:${sender.startsWith('@') ? sender.toLowerCase() : baseAddress(sender)}`];
    if (company !== '') return [`c:${company}`];
    return mailbox === '' ? [] : [`m:${mailbox}`];
  };
  return [...new Set([...ofRule(), ...nameKeys(title)])];
}

/** The keys of the rules that a new request may fit. */
export function keysFitting({ text, sender, mailbox, company }: Fitting): string[] {
  return [
    ...new Set(tokensOf(text.slice(0, readAtMost)).map(token => `w:${token}`)),
    ...[`s:${baseAddress(sender)}`, `s:@${domainOf(sender)}`, `m:${mailbox}`],
    ...(company === null ? [] : [`c:${company}`]),
  ];
}

/** How the words of a name, or of a text, begin: what is nearly the same mostly begins alike. */
export function nameKeys(text: string): string[] {
  const words = tokensOf(text).filter(token => token.length >= beginningLength);
  return [...new Set(words.map(token => `n:${token.slice(0, beginningLength)}`))];
}

const beginningLength = 4;

function tokensOf(text: string): string[] {
  return spaced(text).trim().split(' ');
}

/** Of several words the one that fewest texts have, as far as that can be told. */
function longest(words: string[]): string {
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** Asks of one request whether rules fit it: the text is read once, for however many. Pure. */
export function fitsWhich(request: Fitting): (rule: JoinRule) => boolean {
  const text = spaced(request.text.slice(0, readAtMost));
  return rule => fitsAll(rule, request, text);
}

/** Whether a new request comes to an incident by itself. Pure. */
export function fits(rule: JoinRule, request: Fitting): boolean {
  return fitsWhich(request)(rule);
}

function fitsAll(rule: JoinRule, request: Fitting, text: string): boolean {
  if (asksForNothing(rule)) return false;
  const { words, sender, mailbox, company } = rule;
  return (
    (words.length === 0 || words.some(word => tellsApart(word) && text.includes(spaced(word)))) &&
    (sender === '' || isFrom(sender, request.sender)) &&
    (mailbox === '' || mailbox === request.mailbox) &&
    (company === '' || company === request.company)
  );
}

/**
 * Whether a word tells one text from another, when signs, accents and capitals are left out: of "C++" a "c" would be left, which
 * stands in nearly every Italian text ("c'è").
 */
export function tellsApart(word: string): boolean {
  return tokensOf(word).some(token => token.length >= 2);
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
