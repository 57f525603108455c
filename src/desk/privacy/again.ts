import { requestersAndWriters } from '../../store/privacy/whom.ts';
import type { Desk } from '../desk.ts';
import { carryOut } from './carry-out.ts';
import { confirmAtOnce, erasureDigest } from './confirm.ts';

/** An erasure that was done, as it is known beside the database. Hexadecimal. */
type Known = { salt: string; digest: string };

/**
 * An older state of the database was put back, and holds again who was erased since: they are erased once more. Each address that
 * is there is tried with each salt, for nobody knows any more who it was.
 *
 * @returns how many were
 */
export async function eraseAgain(desk: Desk, known: readonly Known[]): Promise<number> {
  let erased = 0;
  for (const address of await requestersAndWriters(desk.db)) {
    const isErased = known.some(
      ({ salt, digest }) => erasureDigest(Buffer.from(salt, 'hex'), address).toString('hex') === digest,
    );
    if (!isErased) continue;
    const confirmed = await confirmAtOnce(desk, address, { closes: true, origin: 'cli' });
    if (!confirmed.ok) continue;
    await carryOut(desk, confirmed.id);
    erased += 1;
  }
  return erased;
}
