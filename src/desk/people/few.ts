import { lockWhoIsWho } from '../../store/people/one-at-a-time.ts';
import { noteAmongFew } from '../../store/people/operators.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import type { ChatRoll } from './directory.ts';
import { settleSight } from './sight.ts';

type Noting = Pick<Desk, 'db' | 'clock' | 'maySeeWords'>;

/** While a platform cannot be asked its last word holds for so long, by the machine's clock. */
const longestTrustMs = 600_000;

/** Since when it cannot be asked. A restart begins anew. */
const silentSince = new WeakMap<object, number>();

/**
 * Notes who is in the channel of those who see what few may see. What it says is believed at once: whoever is taken out by a
 * slip sees again within a minute, and what is seen once is never unseen. A channel that cannot be asked for long has nobody.
 */
export async function noteTheFew(desk: Noting, directory: ChatRoll, platform: ChatPlatform): Promise<void> {
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

async function settle(desk: Noting, platform: ChatPlatform, present: string[]): Promise<void> {
  await desk.db.transaction(async tx => {
    await lockWhoIsWho(tx);
    await settleSight(desk, tx, await noteAmongFew(tx, platform, present));
  });
}
