import type { Db } from '../../database.ts';
import type { Seal } from '../seals.ts';
import { allStamps, type KeptStamp } from '../stamp/stamps.ts';
import { readStamp } from '../stamp/time-stamp.ts';
import type { Counted, Finding } from './findings.ts';

/** Clocks of two machines are apart by no more. */
const apartMs = 300_000;

/** Stamps that are of something else than their seal, or of a moment at which that was not made yet. */
export async function* otherStamps(db: Db, seals: Seal[], counted: Counted): AsyncGenerator<Finding> {
  const bySeal = new Map(seals.map(seal => [seal.number, seal]));
  for (const kept of await allStamps(db)) {
    counted.stamps += 1;
    const says = faultOf(kept, bySeal.get(kept.seal));
    if (says) yield { place: `stamp of seal ${kept.seal}`, says };
  }
}

function faultOf({ token, at }: KeptStamp, seal: Seal | undefined): string | null {
  if (!seal) return 'its seal is not there';
  const read = readStamp(token);
  if (!read.ok) return read.why;
  const { stamp } = read;
  if (stamp.imprint.toString('hex') !== seal.digest) return 'it is of something else than the seal';
  if (stamp.at.getTime() !== at.getTime()) return 'it says another moment than stands beside it';
  return stamp.at.getTime() < Date.parse(seal.at) - apartMs ? 'it is from before its seal was made' : null;
}
