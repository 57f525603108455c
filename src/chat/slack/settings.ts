import type { Language } from '../../ticket/words.ts';

export type SlackSettings = {
  mode: 'http' | 'socket';
  botToken: string;
  /** Needed in http mode. */
  signingSecret: string | null;
  /** Needed in socket mode. */
  appToken: string | null;
  /** Id of the operators' channel (C…). */
  channel: string;
  adminChannel: string | null;
  language: Language;
  /** Slack lets an app post about one message a second in a channel. */
  postsPerSecond: number;
  /** Another Web API than Slack's own: the sandbox. */
  apiUrl: string | null;
};
