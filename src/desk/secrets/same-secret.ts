import { timingSafeEqual } from 'node:crypto';

/** Whether somebody knows a secret: however much of it is right, the answer takes as long. Of another length it is another one. */
export function isSameSecret(given: string, wanted: string): boolean {
  const [theirs, ours] = [Buffer.from(given), Buffer.from(wanted)];
  return theirs.length === ours.length && timingSafeEqual(theirs, ours);
}
