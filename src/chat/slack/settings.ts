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
  /** Channels into which some requests go; who is in one of them is an operator too. */
  routed: string[];
  /** The channel of those who see what few may see. */
  restricted: string | null;
  language: Language;
  /** Slack lets an app post about one message a second in a channel. */
  postsPerSecond: number;
  /** Another Web API than Slack's own: the sandbox. */
  apiUrl: string | null;
};
