import type { Db } from '../../store/database.ts';
import type { Gone } from '../../store/privacy/erase-request.ts';
import { changeErasure, lockErasure } from '../../store/privacy/erasures.ts';
import type { ErasureResult } from '../../store/schema/privacy/erasures.ts';

export const nothingErased: ErasureResult = {
  requests: 0,
  others: 0,
  messages: 0,
  files: 0,
  mails: 0,
  kept: [],
};

/** What was erased, or kept, is counted in the transaction in which it was. @param id null: of no erasure, its time was over */
export async function count(
  tx: Db,
  id: number | null,
  more: Partial<Gone & Pick<ErasureResult, 'requests' | 'others'>>,
  kept: ErasureResult['kept'] = [],
): Promise<void> {
  const erasure = id === null ? null : await lockErasure(tx, id);
  if (!erasure) return;
  const sofar = erasure.result ?? nothingErased;
  const others = sofar.kept.filter(({ ticket }) => !kept.some(each => each.ticket === ticket));
  const result = { ...sofar, kept: [...others, ...kept] };
  for (const key of ['requests', 'others', 'messages', 'files', 'mails'] as const)
    result[key] += more[key] ?? 0;
  await changeErasure(tx, erasure.id, { result });
}
