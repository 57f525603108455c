import type { Db } from '../../store/database.ts';
import { lockWhoIsWho } from '../../store/people/one-at-a-time.ts';
import { noteAmongFew, noteFewSilent } from '../../store/people/sight.ts';
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
 * slip sees again within a minute, and what is seen once is never unseen. Of a channel that cannot be asked for long, or names
 * nobody at all, nobody sees anything; but nobody has said that they are out of it, so that nothing is taken from them.
 */
export async function noteTheFew(desk: Noting, directory: ChatRoll, platform: ChatPlatform): Promise<void> {
  const silent = () => settle(desk, tx => noteFewSilent(tx, platform));
  const among = (present: string[]) => settle(desk, tx => noteAmongFew(tx, platform, present));
  if (!directory.presentAmongFew) return await among([]);
  try {
    const present = await directory.presentAmongFew();
    silentSince.delete(directory);
    await (present.size === 0 ? silent() : among([...present]));
  } catch (error) {
    const since = silentSince.get(directory) ?? Date.now();
    silentSince.set(directory, since);
    if (Date.now() - since >= longestTrustMs) await silent();
    throw error;
  }
}

async function settle(desk: Noting, note: (tx: Db) => Promise<number[]>): Promise<void> {
  await desk.db.transaction(async tx => {
    await lockWhoIsWho(tx);
    await settleSight(desk, tx, await note(tx));
  });
}
