import { keepTicking } from '../../desk/clock/tick.ts';
import type { Room } from '../closing.ts';
import type { Ground } from './ground.ts';

/** The clock's door: what is due happens, from now on. */
export function openClock({ desk, log }: Ground): Room<void> {
  const ticking = keepTicking(desk, log);
  return { use: undefined, close: () => ticking.stop() };
}
