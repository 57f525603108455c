import type { App } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { DeskDoor } from '../desk-door.ts';
import type { Answers } from './answers/answers.ts';
import type { SlackSettings } from './settings.ts';

/** What every listener has at hand: whom it asks, and by whom it shows what was answered. */
export type Listening = {
  desk: DeskDoor;
  answers: Answers;
  settings: SlackSettings;
  log: Log;
};

/**
 * Listens to one kind of thing that Slack tells. It asks the desk, answers Slack when that is done and within three
 * seconds, and has the answer shown to the one who asked. What takes longer is acknowledged as being done, and its outcome
 * told later.
 */
export type Listener = (app: App, at: Listening) => void;

/** Slack shows an error after three seconds (platform rules, Slack 1); half a second is for the way. */
export const ackWithinMs = 2500;

/** Somebody in Slack, as the desk is told of them. */
export function asker(userId: string) {
  return { platform: 'slack' as const, userId };
}
