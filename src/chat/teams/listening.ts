import type { Activity, TurnContext } from 'botbuilder';
import type { Log } from '../../log.ts';
import type { DeskDoor } from '../desk-door.ts';
import type { Words } from '../words/words.ts';
import type { Installations } from './installations/installations.ts';
import type { OwnChats } from './own-chats/own-chats.ts';
import type { PrivateLines } from './private-lines/private-lines.ts';
import type { TeamsReferences } from './references.ts';
import type { TeamsSettings } from './settings.ts';

/** What every listener has at hand: whom it asks, and what is known of where the app is. */
export type Listening = {
  desk: DeskDoor;
  settings: TeamsSettings;
  references: TeamsReferences;
  places: Installations;
  /** Lines in a channel that one person sees. */
  lines: PrivateLines;
  ownChats: OwnChats;
  /** What all who are there read. */
  aloud: Words;
  log: Log;
  /** How many of these ms Teams still waits: they count from when it sent what is answered. */
  left(withinMs: number): number;
  /** To be called when the app has come into a team. */
  installed: () => Promise<void>;
};

/**
 * Listens to one kind of activity. It asks the desk, and answers in the turn that Teams waits for. The first that hears an
 * activity answers it, and no other does.
 */
export type Listener = {
  hears(activity: Activity, at: Listening): boolean;
  answer(context: TurnContext, at: Listening): Promise<void>;
};

/** The bot service gives up after ten seconds (platform rules, Teams 8). */
export const answerWithinMs = 9000;

/** What is sent from a dialog is sent again after five seconds, twice (the same rule): half a second is for the way. */
export const dialogWithinMs = 4500;
