import type { Desk } from '../../desk/desk.ts';
import type { Viewer } from '../../ticket/sight/sight.ts';
import type { ChatPlatform, Language, Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import type { CardLinks } from '../lists/card-links.ts';
import type { Speech } from '../say.ts';

/** What can be typed after `/ticket`, or after a mention of the bot. All there is to know of one stands in its file. */
export type Command = {
  spelling: Spelling;
  /** What may follow it, as the help shows it: `1042`; '' for nothing. */
  example: string;
  /** Whether it reads what follows it; where it does not, whoever typed more is told so. */
  takes: 'words' | 'nothing';
  /** What it says; in the help, what it shows: "your open tickets". */
  words: Record<Language, { help: string }>;
  /** Its answer is for whoever asks alone: it is said aloud nowhere, and in their own language. */
  isForOneAlone?: true;
  /** What is seen by who asked. Who may not ask is told so here, and who wrote it wrongly how to write it. */
  answer(asked: Asked): Promise<CommandAnswer>;
};

/**
 * By which words it goes: the first of a language is the one that is told, and all are understood whatever the desk's
 * language is. Or what it looks like, where no word begins it, and what stands for it in the help.
 */
type Spelling = Record<Language, Names> | { like: RegExp; as: string };
type Names = readonly [string, ...string[]];

/** A command that an operator has typed. */
export type Asked = {
  desk: Desk;
  speech: Speech;
  /** Of what all read. */
  aloud: Speech;
  operator: Operator;
  platform: ChatPlatform;
  /** Who reads the answer. */
  viewer: Viewer;
  /** Where requests' cards lie. */
  links: CardLinks;
  /** What follows the command's word, as it was typed, with single spaces; what was typed, for one without a word. */
  rest: string;
  /** All that can be asked for, in the order of the help. */
  commands: readonly Command[];
};
