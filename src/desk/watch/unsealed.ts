import type { Effect } from '../../outbox/effect.ts';
import type { Db } from '../../store/database.ts';
import { waitsForSeal } from '../../store/records/unsealed.ts';
import { deleteSetting, findSetting, saveSetting } from '../../store/settings.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects } from '../effects.ts';

/** Seals are made each hour: what waits for longer than two rounds, no job will tell of by itself, for each replaces the last. */
const patienceMs = 2 * 3_600_000;

/** Under it stands since when events have waited, as the clock saw it. */
const waitingSetting = 'unsealed-since';

/** What the admins hear, once a day, where events have waited for their seal for more than two hours. Asked each hour. */
export async function unsealedNotices(desk: Desk, tx: Db, now: Date): Promise<Effect[]> {
  const { waits, lastSeal } = await waitsForSeal(tx);
  if (!waits) {
    await deleteSetting(tx, waitingSetting);
    return [];
  }
  const said = await findSetting(tx, waitingSetting);
  const since = said === null ? null : new Date(said);
  if (!since || (lastSeal && lastSeal > since)) {
    await saveSetting(tx, waitingSetting, now.toISOString());
    return [];
  }
  if (now.getTime() - since.getTime() < patienceMs) return [];
  return noticeEffects(desk.adminDestinations, `unsealed:${now.toISOString().slice(0, 10)}`, {
    subject: 'late-effect',
    details: { ticket: '', task: 'seal', error: 'npm run -s sportello -- audit seal' },
  });
}
