import type { BehindReading, Reading } from '../../store/portal/reading.ts';
import { readingsOf } from '../../store/portal/readings.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { Reader } from '../../ticket/portal/reader.ts';
import { standingTo } from '../../ticket/portal/reader.ts';
import type { Desk } from '../desk.ts';
import { customerOf } from '../intake/without-mail.ts';
import { recordReading } from '../record-reading.ts';
import { maySeeRequest } from './read-requests.ts';

/**
 * Records that a colleague of whoever asked reads it, since they may look for all of their company: before they do. What is
 * somebody's own nobody else need know.
 *
 * @returns false where it could not be recorded: then nothing is shown
 */
export async function recordColleague(
  desk: Desk,
  who: Reader & { name: string },
  number: number,
  reading: Parameters<typeof recordReading>[3],
): Promise<boolean> {
  const request = await findTicket(desk.db, number);
  if (!request || standingTo(who, request) !== 'company') return request !== null;
  const circumstances = { origin: 'portal', key: null } as const;
  return (await recordReading(desk, number, customerOf(who), reading, circumstances)).ok;
}

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
