import { type BehindReading, type Reading, readingsOf } from '../../store/portal/readings.ts';
import type { Reader } from '../../ticket/portal/reader.ts';
import type { Desk } from '../desk.ts';
import { maySeeRequest } from './read-requests.ts';

/** Of one request so many are shown with it; all of them stand on a page of their own. */
const withRequest = 50;

/** Who read one request, the latest first; nothing where it is not theirs. */
export async function readingsOfRequest(
  desk: Pick<Desk, 'db' | 'maySeeWords' | 'messageIds'>,
  reader: Reader,
  number: number,
): Promise<Reading[]> {
  if (!(await maySeeRequest(desk, reader, number))) return [];
  return await readingsOf(desk.db, { ticket: number }, { behind: null, limit: withRequest });
}

/** A stretch of who read any of somebody's own requests: their data, not their company's. @property older more of them stand behind */
export async function readingsFor(
  { db }: Pick<Desk, 'db'>,
  { address }: Pick<Reader, 'address'>,
  { behind, limit }: { behind: BehindReading | null; limit: number },
): Promise<{ readings: Reading[]; older: boolean }> {
  const found = await readingsOf(db, { address }, { behind, limit: limit + 1 });
  return { readings: found.slice(0, limit), older: found.length > limit };
}
