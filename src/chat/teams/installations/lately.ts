import type { TeamsReference, TeamsReferences } from '../references.ts';

/** What was read so long ago is asked for anew: another process may have noted something else since. */
export const latelyMs = 500;

/** @property now as it is at this moment, for whoever changes it by what it is */
export type ReferencesLately = TeamsReferences & { now: TeamsReferences };

/**
 * The references as they were a moment ago: each press and each post wants one, and one changes when the app is installed or
 * removed, or its service moves. What this process notes itself it knows at once; that there is none, it never keeps.
 */
export function referencesLately(references: TeamsReferences, forMs = latelyMs): ReferencesLately {
  const kept = new Map<string, { since: number; asked: Promise<TeamsReference | null> }>();

  async function lately(
    name: string,
    ask: () => Promise<TeamsReference | null>,
  ): Promise<TeamsReference | null> {
    const known = kept.get(name);
    if (known && performance.now() - known.since < forMs) return await known.asked;
    const own = { since: performance.now(), asked: ask() };
    kept.set(name, own);
    const found = await own.asked.catch((error: unknown) => {
      forget(name, own);
      throw error;
    });
    if (!found) forget(name, own);
    return found;
  }

  function forget(name: string, own: unknown): void {
    if (kept.get(name) === own) kept.delete(name);
  }

  /** What was asked for while it was written may be as it was before. */
  async function writing(write: Promise<void>): Promise<void> {
    await write.finally(() => kept.clear());
  }

  const writes = {
    save: (reference: TeamsReference) => writing(references.save(reference)),
    remove: (channelId: string) => writing(references.remove(channelId)),
    removeTeam: (teamId: string) => writing(references.removeTeam(teamId)),
  };
  return {
    ...writes,
    find: channelId => lately(`of ${channelId}`, () => references.find(channelId)),
    first: () => lately('first', () => references.first()),
    now: { ...references, ...writes },
  };
}
