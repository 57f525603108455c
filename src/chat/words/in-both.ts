import type { Language } from '../../ticket/words.ts';

/** A sentence in both languages. One that lacks in either does not compile. */
export type Said = Record<Language, string>;

/** The words of a thing: sentences, functions to one, and things in it, all in both languages. */
export type InBoth = Said | ((...given: never[]) => Said) | { [key: string]: InBoth };

/** A thing's words in one language: its sentences as strings, its functions to one as functions to a string. */
export type In<Thing> = Thing extends Said
  ? string
  : Thing extends (...given: infer Given) => Said
    ? (...given: Given) => string
    : { [Key in keyof Thing]: In<Thing[Key]> };

/** Takes one language out of a thing's words, whole. */
function inLanguage<Thing extends InBoth>(language: Language, thing: Thing): In<Thing>;
function inLanguage(language: Language, thing: InBoth): unknown {
  if (typeof thing === 'function') return (...given: never[]) => thing(...given)[language];
  if (isSentence(thing)) return thing[language];
  return Object.fromEntries(Object.entries(thing).map(([key, inner]) => [key, inLanguage(language, inner)]));
}

/** A thing's words, in each language: to be called once, not whenever a word is needed. */
export function eachLanguage<Thing extends InBoth>(thing: Thing): Record<Language, In<Thing>> {
  return { it: inLanguage('it', thing), en: inLanguage('en', thing) };
}

function isSentence(thing: object): thing is Said {
  return 'it' in thing && typeof thing.it === 'string';
}
