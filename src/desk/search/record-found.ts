import { noteFound } from '../../store/portal/found-readings.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

/** Records that a search showed somebody passages of what was written in these requests: before it shows them. */
export async function recordFound(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  reader: Operator,
  requests: readonly number[],
  origin: ChatPlatform,
): Promise<void> {
  await noteFound(db, reader, requests, { origin, at: clock() });
}
