import type { Db } from '../../store/database.ts';
import { deleteCodesBefore } from '../../store/portal/codes.ts';
import { deleteChallengesBefore } from '../../store/portal/passkeys.ts';
import { deleteSessionsBefore } from '../../store/portal/sessions.ts';

/** Codes are counted for a quarter of an hour; for a day it can be asked from where somebody tried. */
const codesKeptMs = 24 * 3_600_000;

/** Throws away codes, sessions and challenges that are of no use any more. */
export async function sweepPortal(tx: Db, now: Date): Promise<void> {
  await deleteCodesBefore(tx, new Date(now.getTime() - codesKeptMs));
  await deleteSessionsBefore(tx, now);
  await deleteChallengesBefore(tx, now);
}
