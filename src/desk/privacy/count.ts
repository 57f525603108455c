import type { Db } from '../../store/database.ts';
import type { Gone } from '../../store/privacy/erase-request.ts';
import { changeErasure, lockErasure } from '../../store/privacy/erasures.ts';
import { countRetained } from '../../store/privacy/retention/nights.ts';
import type { ErasureResult } from '../../store/schema/privacy/erasures.ts';

/** Where it is counted: with somebody who is erased, or in a night in which the time of something was over. */
export type Tally = { erasure: number } | { night: number };

export const nothingErased: ErasureResult = {
  requests: 0,
  others: 0,
  messages: 0,
  files: 0,
  mails: 0,
  kept: [],
};

/** What the law keeps of a request. @property isOthers of one of others, in which somebody had taken part */
type KeptOf = {
  ticket: number;
  kept: readonly { what: 'quote' | 'duty' | 'still-open'; until: number | null }[];
  isOthers?: true;
};

/** What was erased, or kept, is counted in the transaction in which it was. */
export async function count(
  tx: Db,
  tally: Tally,
  more: Partial<Gone & Pick<ErasureResult, 'requests' | 'others'>>,
  { ticket, kept, isOthers }: KeptOf,
): Promise<void> {
  if ('night' in tally) return await countRetained(tx, tally.night, more);
  const erasure = await lockErasure(tx, tally.erasure);
  if (!erasure) return;
  const sofar = erasure.result ?? nothingErased;
  const rest = sofar.kept.filter(each => each.ticket !== ticket);
  const now = kept.map(each => ({ ticket, ...each, ...(isOthers ? { isOthers } : {}) }));
  const result = { ...sofar, kept: [...rest, ...now] };
  for (const key of ['requests', 'others', 'messages', 'files', 'mails'] as const)
    result[key] += more[key] ?? 0;
  await changeErasure(tx, erasure.id, { result });
}

/**
 * Whether it must be known for longer who was erased: what is open, or the law keeps whole, or of others, is taken from them later, and
 * nothing else says who they are. What is kept of their own request says so itself.
 */
export function keepsKnown({ kept }: Pick<ErasureResult, 'kept'>): boolean {
  return kept.some(({ what, isOthers }) => what !== 'quote' || isOthers === true);
}
