import type { Log } from '../log.ts';
import type { Courier } from './effect.ts';

/**
 * Couriers, told in the log: of each effect that was carried, where to, and how long it took. One that fails is told by
 * the outbox, which knows whether it is tried again.
 */
export function loggedCouriers(couriers: Record<string, Courier>, log: Log): Record<string, Courier> {
  return Object.fromEntries(
    Object.entries(couriers).map(([task, courier]): [string, Courier] => [
      task,
      async payload => {
        const begun = performance.now();
        await courier(payload);
        const ms = Math.round(performance.now() - begun);
        log.info({ room: 'outbox', ...placeOf(payload), ms }, 'carried');
      },
    ]),
  );
}

/** What the log tells of an effect: where to it goes, by names that the desk itself chose. */
export function placeOf(payload: unknown): Record<string, string | number> {
  return Object.fromEntries(
    ['platform', 'kind', 'subject', 'message', 'event'].flatMap(name => {
      const value = under(payload, name);
      // Other texts in a payload may be somebody's words.
      const isName = typeof value === 'number' || (typeof value === 'string' && /^[a-z-]{1,40}$/.test(value));
      return isName ? [[name, value]] : [];
    }),
  );
}

function under(payload: unknown, name: string): unknown {
  return typeof payload === 'object' && payload !== null ? Reflect.get(payload, name) : undefined;
}
