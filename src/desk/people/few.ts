import type { Db } from '../../store/database.ts';
import { noteAmongFew } from '../../store/people/operators.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { ChatRoll } from './directory.ts';

/** While a platform cannot be asked its last word holds for so long, by the machine's clock. */
const longestTrustMs = 600_000;

/** Since when it cannot be asked. A restart begins anew. */
const silentSince = new WeakMap<object, number>();

/**
 * Notes who is in the channel of those who see what few may see. What it says is believed at once: whoever is taken out by a
 * slip sees again within a minute, and what is seen once is never unseen. A channel that cannot be asked for long has nobody.
 */
export async function noteTheFew(db: Db, directory: ChatRoll, platform: ChatPlatform): Promise<void> {
  if (!directory.presentAmongFew) return await noteAmongFew(db, platform, []);
  try {
    const present = await directory.presentAmongFew();
    silentSince.delete(directory);
    await noteAmongFew(db, platform, [...present]);
  } catch (error) {
    const since = silentSince.get(directory) ?? Date.now();
    silentSince.set(directory, since);
    if (Date.now() - since >= longestTrustMs) await noteAmongFew(db, platform, []);
    throw error;
  }
}
