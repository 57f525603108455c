import { enqueue } from '../../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../../store/clock/desk-log.ts';
import { endAccess, saveAccess } from '../../../store/portal/access.ts';
import { deletePasskeysOf } from '../../../store/portal/passkeys.ts';
import { deleteSessionsOf } from '../../../store/portal/sessions.ts';
import { settleWish, type Wish } from '../../../store/portal/wishes.ts';
import { type Actor, actorOf, type Operator, type Origin } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { portalLetterEffect } from '../letters.ts';
import { wishCards } from './wish.ts';

type By = { operator: Operator; origin: Origin };

/** What is decided about somebody who asked. @property company whose requests they see beside their own, by its key */
export type Verdict = { to: 'granted'; company: string | null } | { to: 'refused' };

/**
 * An operator decides about somebody who asked for the portal: recorded, the card says so, and who may sign in from now on gets a
 * letter in their language.
 *
 * @returns false where somebody else was faster
 */
export async function decideWish(desk: Desk, wished: Wish, verdict: Verdict, by: By): Promise<boolean> {
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const at = desk.clock();
    const wish = await settleWish(tx, wished.id, verdict.to, at);
    if (!wish) return false;
    const { address, name, language } = wish;
    const company = verdict.to === 'granted' ? verdict.company : null;
    const data =
      verdict.to === 'granted'
        ? { type: 'portal-granted' as const, address, name, company }
        : { type: 'portal-refused' as const, address, name };
    await appendDeskEvent(tx, { data, actor: actorOf(by.operator), origin: by.origin, at });
    if (verdict.to === 'granted') await saveAccess(tx, { address, name, language, company, grantedAt: at });
    const sees = company === null ? '' : (desk.companies.now().byKey.get(company)?.name ?? company);
    const decided = { decidedBy: by.operator.name, decided: at.toISOString(), sees };
    await enqueue(tx, [
      ...wishCards(desk, `portal-${verdict.to}`, wish, decided),
      ...(verdict.to === 'granted' ? [portalLetterEffect({ kind: 'granted', address })] : []),
    ]);
    return true;
  });
}

/**
 * Somebody may sign in no more: recorded, and signed out wherever they are.
 *
 * @param address canonical
 * @returns whether they could until now
 */
export async function endPortalAccess(
  desk: Pick<Desk, 'db' | 'clock'>,
  address: string,
  { actor, origin }: { actor: Actor; origin: Origin },
): Promise<boolean> {
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const at = desk.clock();
    if (!(await endAccess(tx, address, at))) return false;
    await deleteSessionsOf(tx, address);
    await deletePasskeysOf(tx, address);
    await appendDeskEvent(tx, { data: { type: 'portal-ended', address }, actor, origin, at });
    return true;
  });
}
