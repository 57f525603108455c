import { setTimeout as wait } from 'node:timers/promises';
import { Blocked, Permanent, Transient } from '../../../outbox/failure.ts';
import { secondLookAfterMs } from '../second-look.ts';

/** Something that is to be seen no more, wherever it stands. */
export type Taking = {
  /** @returns false where it seems to be gone already */
  take(): Promise<boolean>;
  /** Notes that it is gone: the next try begins with what is left. */
  taken(): Promise<void>;
};

/**
 * Takes away each of these, whatever becomes of the others: one chat that cannot be reached keeps nothing in another. What is said
 * to be gone is looked for once more before that is believed.
 *
 * @throws what went wrong, once all others had their turn; a platform that wants less is left alone at once
 */
export async function takeEach(all: Taking[]): Promise<void> {
  const faults: unknown[] = [];
  const missing = await pass(all, faults);
  if (missing.length > 0) {
    await wait(secondLookAfterMs);
    const believed = missing.map(({ take, taken }) => ({ take: async () => await believing(take), taken }));
    await pass(believed, faults);
  }
  const [worst] = faults.toSorted((a, b) => hopeOf(a) - hopeOf(b));
  if (worst !== undefined) throw worst;
}

async function believing(take: Taking['take']): Promise<true> {
  await take();
  return true;
}

/** @returns what seems to be gone */
async function pass(all: Taking[], faults: unknown[]): Promise<Taking[]> {
  const missing: Taking[] = [];
  for (const each of all) {
    try {
      if (await each.take()) await each.taken();
      else missing.push(each);
    } catch (error) {
      if (error instanceof Transient && error.retryAfterSeconds !== undefined) throw error;
      faults.push(error);
    }
  }
  return missing;
}

/** What passes by itself is tried again soonest; what nobody mends ends the job, so it comes last. */
function hopeOf(error: unknown): number {
  return error instanceof Permanent ? 2 : error instanceof Blocked ? 1 : 0;
}
