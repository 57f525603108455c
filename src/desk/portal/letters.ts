import type { Effect } from '../../outbox/effect.ts';

/** What is mailed about the portal, outside any request. */
export type PortalLetter =
  /** the code that was asked for, by its id */
  | { kind: 'code'; code: number }
  /** somebody may sign in from now on, by their canonical address */
  | { kind: 'granted'; address: string };

/** Has it written, and sent. What is due is read when it runs: a code that nobody can use any more does not go. */
export function portalLetterEffect(letter: PortalLetter): Effect {
  const [of, lane] = letter.kind === 'code' ? [letter.code, letter.code % 2] : [letter.address, 0];
  return {
    task: 'portal-letter',
    payload: { ...letter },
    // One that its server keeps waiting must not hold up the others' codes.
    lane: `portal-letter:${letter.kind}:${lane}`,
    replaces: `portal-letter:${letter.kind}:${of}`,
  };
}
