import type { Db } from '../../database.ts';
import type { Seal } from '../seals.ts';
import { allStamps, clocksApartMs, type KeptStamp } from '../stamp/stamps.ts';
import { readStamp } from '../stamp/time-stamp.ts';
import type { Counted, Finding } from './findings.ts';

/**
 * Stamps that are of something else than their seal, that nobody signed, or of a moment that cannot be: to come, or when their
 * seal was not made yet. Of the moment nothing is said where another stamp of the same seal fits: a clock was wrong, and was mended.
 */
export async function* otherStamps(db: Db, seals: Seal[], counted: Counted): AsyncGenerator<Finding> {
  const bySeal = new Map(seals.map(seal => [seal.number, seal]));
  const looked = (await allStamps(db)).map(kept => {
    const seal = bySeal.get(kept.seal);
    const other = faultOf(kept, seal);
    return { seal: kept.seal, other, says: other ?? wrongMoment(kept, seal) };
  });
  counted.stamps += looked.length;
  const fitting = new Set(looked.filter(({ says }) => says === null).map(({ seal }) => seal));
  for (const { seal, other, says } of looked)
    if (says !== null && (other !== null || !fitting.has(seal)))
      yield { place: `stamp of seal ${seal}`, says };
}

function faultOf({ token, at }: KeptStamp, seal: Seal | undefined): string | null {
  if (!seal) return 'its seal is not there';
  const read = readStamp(token);
  if (!read.ok) return read.why;
  const { stamp } = read;
  if (stamp.imprint.toString('hex') !== seal.digest) return 'it is of something else than the seal';
  return stamp.at.getTime() === at.getTime() ? null : 'it says another moment than stands beside it';
}

function wrongMoment({ at }: KeptStamp, seal: Seal | undefined): string | null {
  if (at.getTime() > Date.now() + clocksApartMs) return 'it is from a moment that is still to come';
  const isEarly = seal && at.getTime() < Date.parse(seal.at) - clocksApartMs;
  return isEarly ? 'it is from before its seal was made' : null;
}
