import { eraseApart, foundApart } from '../../../store/privacy/erase-apart.ts';
import { changeErasure, type Erasure, knownStill, lockErasure } from '../../../store/privacy/erasures.ts';
import { requestsOf } from '../../../store/privacy/whom.ts';
import type { ErasureResult } from '../../../store/schema/privacy/erasures.ts';
import { nobody } from '../../../ticket/erasing/erased.ts';
import type { Desk } from '../../desk.ts';
import type { Circumstances } from '../../handle.ts';
import { keepsKnown } from '../count.ts';
import { eraseRequest } from '../erase-request.ts';
import { forgetInOthers } from '../forget-in-others.ts';
import { nameTaken } from '../name-taken.ts';
import { eachApart } from './each-apart.ts';

/**
 * Those who were erased, but for what the law had kept whole, or of others, or what was open: what need not be kept any more is taken
 * from them now. Of whom nothing of that is left it is known no longer who they were.
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

const isOpen = ({ what }: ErasureResult['kept'][number]) => what === 'still-open';

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
  // What stands beside requests came anew with one that was open; with others of theirs they are a customer once more.
  const isBack = (await requestsOf(desk.db, known)).length > 0;
  const apart = over.some(isOpen) && !isBack ? await foundApart(desk.db, person) : null;
  if (apart) {
    const { mails, deskEvents, incidentEvents } = apart;
    await nameTaken(desk, { erasure: id }, { mails, deskEvents, incidentEvents });
  }
  await desk.db.transaction(async tx => {
    const after = await lockErasure(tx, id);
    if (!after?.result) return;
    if (apart) await eraseApart(tx, person, apart);
    // One that is not theirs any more, as somebody said since, waits for nothing.
    const kept = after.result.kept.filter(each =>
      isOpen(each) ? own.includes(each.ticket) : each.until === null || each.until > now,
    );
    const left = { ...after.result, kept };
    await changeErasure(tx, id, { result: left, ...(keepsKnown(left) ? {} : { person: null }) });
  });
}
