import type { ButtonPress } from '../desk/button-press.ts';
import type { OfferedFile } from '../desk/uploads.ts';
import type { ChatPlatform } from '../ticket/words.ts';
import type { CommandAnswer, PressAnswer, TicketLine } from './card.ts';
import type { CardPlace } from './gateway.ts';

/**
 * What the chat rooms ask of the desk. Both rooms call the same door; neither knows what lies behind it.
 * Nothing here throws for a business reason; an exception is a bug or a broken wire.
 */
export interface DeskDoor {
  /** Carries out a press, and says what the presser sees. Only the database is asked: it answers in milliseconds,
   * save for the first press of an unknown person (one look-up at the platform). */
  press(press: ButtonPress): Promise<PressAnswer>;

  /** Answers `/ticket <words>` or a mention of the bot. */
  command(asker: { platform: ChatPlatform; userId: string }, words: string): Promise<CommandAnswer>;

  /** What Slack's App Home shows: my tickets, and those that nobody has. null for a stranger. */
  home(asker: { platform: ChatPlatform; userId: string }): Promise<HomeView | null>;

  /** What is wrong with files that shall go with a letter, by name and size; '' where nothing. Fetches nothing. */
  objectToFiles(files: Pick<OfferedFile, 'name' | 'type' | 'size'>[]): string;

  /** Fetches files that somebody sent for a letter to come. Nothing is fetched for a stranger. */
  takeFiles(asker: { platform: ChatPlatform; userId: string }, files: OfferedFile[]): Promise<FilesTaken>;

  /** A press came from a card whose place the desk did not know: it is noted, and updated from now on. */
  adoptCard(
    platform: ChatPlatform,
    card: Pick<ButtonPress, 'ticket' | 'nonce'>,
    place: CardPlace,
  ): Promise<void>;
}

/**
 * `uploads`: what was taken, as the input of that name; '' for nothing. `line` says what was taken, `fault` what was
 * not, and why; either can be ''.
 */
type FilesTaken = { uploads: string; line: string; fault: string };

export type HomeView = {
  title: string;
  intro: string;
  mine: { title: string; empty: string; lines: TicketLine[] };
  queue: { title: string; empty: string; lines: TicketLine[] };
};
