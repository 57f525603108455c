import { setTimeout as wait } from 'node:timers/promises';

/**
 * A message that its platform says is gone is looked for a second time before that is believed: of a thousand edits one is
 * answered so by mistake, and works seconds later (platform rules, Teams 23).
 */
export const secondLookAfterMs = 3000;

/** Does it once more where what it is done to seems to be gone. @returns what came of it the last time */
export async function lookingTwice<T>(act: () => Promise<T>, isGone: (came: T) => boolean): Promise<T> {
  const came = await act();
  if (!isGone(came)) return came;
  await wait(secondLookAfterMs);
  return await act();
}
