/** What is told to the admins once when it lasts, and once again when it is over. */
export type Alarm = {
  /** Since when it is down; null while it is not. */
  since: Date | null;
  /** The admins know that it is down. */
  isTold: boolean;
};

/** What the admins must hear now. */
export type AlarmWord = 'down' | 'well' | null;

/** It must be down for so long before anybody is written to, and well for so long before they hear of that. */
export const downForMs = 2 * 60_000;
const wellForMs = 60_000;

/**
 * Watches one thing. Durations are of watched time: a clock that is set anew, or a machine that slept, is no alarm.
 *
 * @param kept how it stood when the process before this one ended
 */
export function alarmWatch(kept: Alarm | undefined) {
  let alarm: Alarm = kept ?? { since: null, isTold: false };
  let changedAt: number | null = null;
  let wasDown: boolean | null = null;

  return {
    now: () => alarm,
    /**
     * @param watchedMs the time that was watched until now
     * @param now by the machine's clock, for words only
     */
    look: (isDown: boolean, watchedMs: number, now: Date): AlarmWord => {
      if (isDown !== wasDown) changedAt = watchedMs;
      wasDown = isDown;
      const forMs = watchedMs - (changedAt ?? watchedMs);
      if (isDown) {
        alarm = { ...alarm, since: alarm.since ?? now };
        return !alarm.isTold && forMs >= downForMs ? 'down' : null;
      }
      if (alarm.isTold) return forMs >= wellForMs ? 'well' : null;
      alarm = { since: null, isTold: false };
      return null;
    },
    /** The word was said. */
    told: (word: 'down' | 'well') => {
      alarm = word === 'down' ? { ...alarm, isTold: true } : { since: null, isTold: false };
    },
  };
}
