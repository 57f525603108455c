import { keepNumbers } from '../../desk/watch/keep-numbers.ts';
import { numbersSeen } from '../../store/numbers-seen.ts';
import type { Room } from '../closing.ts';
import type { Chats } from './chats.ts';
import type { Ground } from './ground.ts';

/** No number is given out twice, though an older state of the database was put back: before any mail is taken in. */
export async function openNumbers(
  { config, desk, secret, log }: Ground,
  chats: Pick<Chats, 'numbersSeen'>,
): Promise<Room<void>> {
  const numbers = await keepNumbers(desk, numbersSeen(config.dataDir, secret), chats.numbersSeen, log);
  return { use: undefined, close: () => numbers.stop() };
}
