import { enqueue } from '../../outbox/enqueue.ts';
import { lookAtPages } from '../../store/chats/home-pages.ts';
import { restrictedToldAlone } from '../../store/chats/words-shown.ts';
import { noteAmongFew } from '../../store/people/operators.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { hushAloneEffect } from '../effects.ts';
import type { ChatRoll } from './directory.ts';

/** While a platform cannot be asked its last word holds for so long, by the machine's clock. */
const longestTrustMs = 600_000;

/** Since when it cannot be asked. A restart begins anew. */
const silentSince = new WeakMap<object, number>();

/**
 * Notes who is in the channel of those who see what few may see. What it says is believed at once: whoever is taken out by a
 * slip sees again within a minute, and what is seen once is never unseen. A channel that cannot be asked for long has nobody.
 */
export async function noteTheFew(
  desk: Pick<Desk, 'db' | 'clock'>,
  directory: ChatRoll,
  platform: ChatPlatform,
): Promise<void> {
  if (!directory.presentAmongFew) return await settle(desk, platform, []);
  try {
    const present = await directory.presentAmongFew();
    silentSince.delete(directory);
    await settle(desk, platform, [...present]);
  } catch (error) {
    const since = silentSince.get(directory) ?? Date.now();
    silentSince.set(directory, since);
    if (Date.now() - since >= longestTrustMs) await settle(desk, platform, []);
    throw error;
  }
}

/**
 * Whoever comes in or goes out has their own page drawn anew. What one who goes was told alone of what few may see is taken away
 * from them.
 */
async function settle(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  platform: ChatPlatform,
  present: string[],
): Promise<void> {
  await db.transaction(async tx => {
    const changed = await noteAmongFew(tx, platform, present);
    if (changed.length === 0) return;
    const operators = changed.map(({ operatorId }) => operatorId);
    await lookAtPages(tx, { operators }, clock());
    const out = changed.filter(({ isAmong }) => !isAmong).map(({ operatorId }) => operatorId);
    await enqueue(
      tx,
      (await restrictedToldAlone(tx, out)).map(number => hushAloneEffect(number)),
    );
  });
}
