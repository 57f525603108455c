import { z } from 'zod';
import type { Act, Stage, Told } from './act.ts';
import { mailActs } from './mail.ts';
import { slackActs } from './slack.ts';
import { teamsActs } from './teams.ts';

/** What one can do on the page, by what the page calls it; each is done by the stand-in's people, as a person would. */
const acts = new Map<string, Act>(Object.entries({ ...slackActs, ...teamsActs, ...mailActs }));

/** Reads what somebody did. @returns null for what the page does not send */
export function readAct(body: unknown): ((stage: Stage) => Told | Promise<Told>) | null {
  const what = z.object({ what: z.string() }).safeParse(body).data?.what;
  return (what !== undefined && acts.get(what)?.(body)) || null;
}
