import type { OfferedFile } from '../desk/letters/uploads.ts';
import type { ChatPlatform } from '../ticket/words.ts';
import type { ButtonPress } from './button-press.ts';
import type { CommandAnswer, FoundToShare, LineButton, Option, PressAnswer, SharedRequest } from './card.ts';
import type { CardPlace } from './gateway.ts';
import type { Asker } from './voice/asker.ts';
import type { Words } from './words/words.ts';
import type { WhyLeft } from './words/work/kept.ts';

/** Where somebody presses or types, as the platform says. */
export type Whereabouts =
  /**
   * In a channel.
   * - `destination`: the channel as desk.yaml names it; its own id where it names none
   * - `message`: what was pressed; null for typed words
   * - `isCard`: the message looks like a ticket's card
   * - `isPrivate`: what was typed there nobody else saw, and nobody else will see the answer
   */
  | {
      kind: 'channel';
      channel: string;
      destination: string;
      message: string | null;
      isCard: boolean;
      isPrivate?: boolean;
    }
  /** In a form, on the Home tab, or in the chat between one person and the bot: nobody else is there. */
  | { kind: 'alone' };

/** Where something is shown to all who read there. @property isAmongUs the platform says that they are all of this house */
export type Readers = Whereabouts & { isAmongUs: boolean };

/** A message in which links of this desk's stand. */
export type Linking = {
  channel: string;
  message: string;
  links: string[];
  /** It stands where one person and the app are alone. */
  isAlone: boolean;
};

/** A file of a message in chat. @property ref by which the platform fetches it; `why`: it is known that it cannot be had */
export type PickedFile = { ref: string; name: string; why: WhyLeft | null };

/** A colleague, a channel or a group of people that a text names by its id. @property shown how it stands there */
export type Unnamed = { what: 'person' | 'channel' | 'group'; id: string; shown: string };

/** A message in chat. @property thread the message in whose thread it stands; null: in none */
export type WrittenInChat = {
  channel: string;
  message: string;
  thread: string | null;
  /** Who wrote it, as the platform knows them. */
  author: string;
  /** What they are called, where the platform says so with the message; ''. */
  name: string;
  text: string;
  /** What is named in the text by its id alone, as it stands there: who or what it is, the platform is asked. */
  unnamed?: Unnamed[];
  /** Leads to it; ''. */
  link: string;
  files: PickedFile[];
  /** The app itself wrote it. */
  isOurs: boolean;
};

/** What can be made of a message. */
export type Wish = 'as-request' | 'as-note';

/** A field in which somebody types: of which form, and what that is about. */
export type SearchedField = { verb: string; ticket: number; nonce: string; field: string };

/**
 * What the chat rooms ask of the desk. Both rooms call the same door; neither knows what lies behind it.
 * Nothing here throws for a business reason; an exception is a bug or a broken wire.
 */
export interface DeskDoor {
  /** So long the platform waited until it was told that something is done, or being done. */
  acknowledged?(platform: ChatPlatform, seconds: number): void;
  /**
   * Something came from somebody who waits for what it leads to: other work gives way.
   *
   * @returns to be called when it is there
   */
  somebodyWaits?(): () => void;
  /**
   * Carries out a press, and says what the presser sees. First it is asked who it is, then whether the place is one of
   * the desk's own; nothing is noted or done before. Waits some seconds for a ticket that somebody holds, and no longer.
   */
  press(press: ButtonPress, where: Whereabouts): Promise<PressAnswer>;

  /**
   * Answers `/ticket <words>` or a mention of the bot, in the same order.
   *
   * @param id the platform's own id of what was typed: delivered twice, it is answered once
   * @returns null for what was answered already
   */
  command(asker: Asker, words: string, where: Whereabouts, id: string): Promise<CommandAnswer | null>;

  /**
   * The answer to typed words stands where others read it, too: when few may see a request that it names, it is taken away.
   *
   * @param at `within`: in whose thread it stands; null: in the channel itself
   */
  answeredAloud(
    platform: ChatPlatform,
    where: Whereabouts,
    at: { message: string; within: string | null },
    answer: CommandAnswer,
  ): Promise<void>;

  /**
   * The same of an answer that its asker alone reads, in a message that can be taken back: when few may see a request that it
   * names, and they are not among them.
   */
  answeredAlone(asker: Asker, at: CardPlace, answer: CommandAnswer): Promise<void>;

  /**
   * Looks for requests, for somebody who will show one to others: whoever reads where they are.
   *
   * @param page `from`: how many are passed over
   * @returns a line where there is nothing to show
   */
  search(
    asker: Asker,
    typed: string,
    readers: Readers,
    page: { from: number; size: number },
  ): Promise<{ line: string } | { found: FoundToShare[] }>;

  /**
   * A link that somebody is about to send: its request, as those may see it who will read it there.
   *
   * @returns null where nothing is shown: for a stranger, for what is no request, where none may be seen
   */
  linked(asker: Asker, link: string, readers: Readers): Promise<SharedRequest | null>;

  /** Shows the requests to which links lead below the message in which somebody has sent them. However often it is told, once. */
  unfurl(asker: Asker, linking: Linking): Promise<void>;

  /** What can be chosen in a field that is searched while somebody types into it, the likeliest first. Nothing for a stranger. */
  suggest(asker: Asker, field: SearchedField, typed: string): Promise<Option[]>;

  /** A person's own page, as they open it: that they looked is noted. null for a stranger. */
  home(asker: Asker): Promise<CommandAnswer | null>;

  /**
   * A person's own page, or a list on it, stands before them from now on: the platform has taken it.
   *
   * @param lies as in {@link ChatGateway.showHome}
   * Where it lay before it is taken away.
   */
  homeShown(asker: Asker, page: CommandAnswer, lies: CardPlace): Promise<void>;

  /**
   * The same, if it lies there, after a press on it: not every list in that chat is their page.
   *
   * @returns whether it does
   */
  homeTurned(asker: Asker, page: CommandAnswer, lies: CardPlace): Promise<boolean>;

  /** What is wrong with files that shall go with a letter, by name and size; '' where nothing. Fetches nothing. */
  objectToFiles(asker: Asker, files: Pick<OfferedFile, 'name' | 'type' | 'size'>[]): string;

  /** Fetches files that somebody sent for a letter to come. Nothing is fetched for a stranger. */
  takeFiles(asker: Asker, files: OfferedFile[]): Promise<FilesTaken>;

  /**
   * Keeps what a colleague wrote in a card's thread as a note of its ticket; however often it is asked for, once.
   *
   * @returns what whoever asked is told
   */
  keepNote(asker: Asker, written: WrittenInChat, where: Whereabouts): Promise<string>;

  /**
   * Somebody chose, in a message's menu, to make something of it: the form for that; a line, where it is done already (a note
   * of the request in whose thread it stands), or cannot be.
   */
  pick(asker: Asker, wish: Wish, written: WrittenInChat): Promise<PressAnswer>;

  /** The ticket whose card lies there; null where there is none. */
  ticketAt(platform: ChatPlatform, place: CardPlace): Promise<number | null>;

  /** The card that lies there is drawn anew soon, on all its copies; where none lies, nothing happens. */
  drawAnew(platform: ChatPlatform, place: CardPlace & { destination: string }): Promise<void>;

  /**
   * A line for one person stands in a card's thread, with a button that can be pressed until then: afterwards it says so.
   *
   * @param next the button, as the answer to a press brought it
   */
  lineLeft(asker: Asker, line: CardPlace, next: LineButton, until: Date): Promise<void>;

  /** In which words they are told what the desk itself does not answer: that it takes long, that it failed. Asks nobody. */
  wordsFor(asker: Asker): Words;

  /**
   * The platform itself says that somebody has come or gone, or is not who they were: it is looked at now.
   *
   * @param what `profile`: of no interest where they are no operator
   */
  changed(platform: ChatPlatform, userIds: string[], what: 'membership' | 'profile'): void;
}

/**
 * `uploads`: what was taken, as the input of that name; '' for nothing. `line` says what was taken, `fault` what was
 * not, and why; either can be ''.
 */
export type FilesTaken = { uploads: string; line: string; fault: string };
