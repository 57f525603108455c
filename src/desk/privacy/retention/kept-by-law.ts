import { changeErasure, type Erasure, knownStill, lockErasure } from '../../../store/privacy/erasures.ts';
import { requestsOf } from '../../../store/privacy/whom.ts';
import { nobody } from '../../../ticket/erasing/erased.ts';
import type { Desk } from '../../desk.ts';
import type { Circumstances } from '../../handle.ts';
import { keepsKnown } from '../count.ts';
import { eraseRequest } from '../erase-request.ts';
import { forgetInOthers } from '../forget-in-others.ts';
import { eachApart } from './each-apart.ts';

/**
 * Those who were erased, but for what the law had kept whole, or of others: what need not be kept any more is taken from them now. Of
 * whom nothing of that is left it is known no longer who they were.
 */
export async function takeFromKept(desk: Desk, by: Circumstances): Promise<void> {
  const known = await knownStill(desk.db);
  await eachApart(
    desk,
    known,
    () => null,
    erasure => takeFrom(desk, erasure, by),
  );
}

async function takeFrom(desk: Desk, { id, person: known, language, result }: Erasure, by: Circumstances) {
  if (!known) return;
  const person = { ...known, instead: nobody[language].name };
  const tally = { erasure: id };
  const own = await requestsOf(desk.db, known);
  const now = desk.clock().getTime();
  const over = (result?.kept ?? []).filter(({ until }) => until === null || until <= now);
  await eachApart(
    desk,
    new Set(over.map(({ ticket }) => ticket)),
    number => number,
    async number => {
      if (own.includes(number))
        await eraseRequest(desk, number, { why: 'asked', person, closes: false, tally, by });
      else await forgetInOthers(desk, number, person, { tally, by });
    },
  );
  await desk.db.transaction(async tx => {
    const after = await lockErasure(tx, id);
    if (!after?.result) return;
    const kept = after.result.kept.filter(({ until }) => until === null || until > now);
    const left = { ...after.result, kept };
    await changeErasure(tx, id, { result: left, ...(keepsKnown(left) ? {} : { person: null }) });
  });
}
