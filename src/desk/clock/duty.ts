import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { deleteDutyOverride, isLatestTurn, saveDutyOverride } from '../../store/clock/duty.ts';
import type { Actor, Operator, Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

type By = { actor: Actor; origin: Origin };

/** Puts somebody on duty for some days, whatever the rota says. Said twice, it is one turn. */
export async function changeDuty(
  desk: Desk,
  { from, to, operator }: { from: string; to: string; operator: Operator },
  by: By,
): Promise<void> {
  await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    if (await isLatestTurn(tx, { from, to, operatorId: operator.id })) return;
    await saveDutyOverride(tx, { from, to, operatorId: operator.id });
    await appendDeskEvent(tx, {
      data: { type: 'duty-changed', from, to, operator: { id: operator.id, name: operator.name } },
      ...by,
      at: desk.clock(),
    });
  });
}

/** Takes a turn back: on its days the rota counts again. @returns false when there is no such turn */
export async function removeDuty(
  desk: Desk,
  { from, to, operator }: { from: string; to: string; operator: Operator },
  by: By,
): Promise<boolean> {
  return await desk.db.transaction(async tx => {
    if (!(await deleteDutyOverride(tx, { from, to, operatorId: operator.id }))) return false;
    await appendDeskEvent(tx, {
      data: { type: 'duty-removed', from, to, operator: { id: operator.id, name: operator.name } },
      ...by,
      at: desk.clock(),
    });
    return true;
  });
}
