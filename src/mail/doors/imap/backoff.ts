/** How long an IMAP door rests before it connects again, in milliseconds. */
export type Backoff = { first: number; longest: number; wrongPassword: number };

export const patience: Backoff = { first: 1_000, longest: 60_000, wrongPassword: 5 * 60_000 };

/**
 * Twice as long after each failure in a row; long at once where only a change of the settings helps.
 *
 * @param hasTokens a token may be refused before its time, and a fresh one be taken
 */
export function backoff({ first, longest, wrongPassword }: Backoff, hasTokens: boolean) {
  let failures = 0;
  let refusals = 0;
  return {
    /** A mail was taken in: the wire is well. */
    tookMail(): void {
      failures = 0;
    },
    /** A session ended without a failure. @returns the pause */
    ended(): number {
      failures = 0;
      refusals = 0;
      return first;
    },
    /** A session failed. @returns the pause */
    failed(isRefusedLogin: boolean): number {
      failures += 1;
      refusals = isRefusedLogin ? refusals + 1 : 0;
      // A fresh token that is refused too is mended in the settings.
      const isHopeless = isRefusedLogin && (!hasTokens || refusals > 1);
      return isHopeless ? wrongPassword : Math.min(longest, first * 2 ** Math.min(failures, 6));
    },
  };
}
