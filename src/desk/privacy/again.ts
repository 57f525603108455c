import { requestersAndWriters, wroteSince } from '../../store/privacy/whom.ts';
import type { Desk } from '../desk.ts';
import { carryOut } from './carry-out.ts';
import { confirmAtOnce, erasureDigest } from './confirm.ts';

/** An erasure that was done, as it is known beside the database. Hexadecimal; `doneAt` ISO. */
type Known = { salt: string; digest: string; doneAt: string };

/**
 * An older state of the database was put back, and holds again who was erased since: they are erased once more. Each address that
 * is there is tried with each salt, for nobody knows any more who it was. Who wrote again after that is a customer once more:
 * that is for people to look at.
 *
 * @returns how many were, and who wrote since
 */
export async function eraseAgain(
  desk: Desk,
  known: readonly Known[],
): Promise<{ erased: number; cameBack: string[] }> {
  const done = { erased: 0, cameBack: [] as string[] };
  for (const address of await requestersAndWriters(desk.db)) {
    const erasure = known.findLast(
      ({ salt, digest }) => erasureDigest(Buffer.from(salt, 'hex'), address).toString('hex') === digest,
    );
    if (!erasure) continue;
    if (await wroteSince(desk.db, address, new Date(erasure.doneAt))) {
      done.cameBack.push(address);
      continue;
    }
    const confirmed = await confirmAtOnce(desk, address, { closes: true, origin: 'cli' });
    if (!confirmed.ok) continue;
    await carryOut(desk, confirmed.id);
    done.erased += 1;
  }
  return done;
}
