/** What Teams said when it took no private line in a channel. @property times in all @property since it was asked last */
export type RefusedLines = { why: string; times: number; at: string };

/** Keeps which channels take no private lines; the database implements it, so that `sportello check` can tell. */
export interface LineRefusals {
  find(channel: string): Promise<RefusedLines | null>;
  note(channel: string, why: string, at: Date): Promise<void>;
  /** It takes them again. */
  forget(channel: string): Promise<void>;
}

/** A channel that took none is asked again after so long: a tenant's policy, or the app's place in it, can change. */
const askAgainAfterMs = 3_600_000;

/** Whether it is no use to ask a channel now. */
export function isLeftAlone(refused: RefusedLines | null, now: Date): boolean {
  return refused !== null && now.getTime() - Date.parse(refused.at) < askAgainAfterMs;
}
