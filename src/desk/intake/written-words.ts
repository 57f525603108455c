import type { Language } from '../../ticket/words.ts';

/** What is to be known of a customer's words before they do anything, by whatever door they came. */
export type WrittenWords = {
  /** Without what is quoted in it, and without a signature. */
  newText: string;
  language: Language;
  /** "Thank you, all fine": nothing to answer, nothing to reopen. */
  isThanks: boolean;
  /** A program says for somebody that they are away. */
  isAutomatic: boolean;
};
