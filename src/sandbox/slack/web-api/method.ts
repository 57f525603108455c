import type { SlackWorkspace } from '../workspace.ts';

/** A refusal in Slack's words. */
export class Refused extends Error {
  readonly more: Record<string, unknown>;
  constructor(error: string, more: Record<string, unknown> = {}) {
    super(error);
    this.more = more;
  }
}

/** What a call brings along, as foreign data. */
export type Args = Record<string, unknown>;

/** One method of the Web API. `tier`: how often it may be called, where that is watched. */
type Method = {
  scope: string | null;
  tier?: 2 | 3 | 4;
  answer(workspace: SlackWorkspace, args: Args): Record<string, unknown>;
};

/** The methods of one family, by their names. */
export type Methods = Record<string, Method>;
