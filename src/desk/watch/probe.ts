import type { Probing } from '../desk.ts';

/** What is known of the latest probe mail to a mailbox. */
export type ProbeState = {
  /** Its Message-ID. */
  id: string;
  sentAt: Date;
  /** It came back within the limit. */
  isBack: boolean;
  /** When the first one was sent of those that do not come back, once the admins know; null while they do. */
  lostSince: Date | null;
  /** What a mail server said against it. */
  fault: string;
};

/** What is due now: a new probe, the word that they do not come back, or nothing. */
export type ProbeStep = { sends: boolean; isLost: boolean };

/**
 * What is to be done about a mailbox's probe. By the machine's clock: mail travels in real time.
 *
 * @param state null where none was ever sent
 * @param watchedSince when this process began to look: what came while nobody looked is read first
 */
export function probeStep(
  state: ProbeState | null,
  { everyMs, withinMs }: Probing,
  watchedSince: Date,
  now: Date,
): ProbeStep {
  if (!state) return { sends: true, isLost: false };
  const waited = now.getTime() - Math.max(state.sentAt.getTime(), watchedSince.getTime());
  const age = now.getTime() - state.sentAt.getTime();
  return {
    // One that is sent in the future was sent before the clock was set back.
    sends: age >= everyMs || age < -withinMs,
    isLost: !state.isBack && state.lostSince === null && waited > withinMs,
  };
}

/**
 * The state after a probe has come in; null where that changes nothing: it is an older one, or came too late, so that
 * the silence goes on until one is in time.
 *
 * @param arrivedAt by the server's clock; one that is ahead of ours makes nothing late
 */
export function withProbeBack(
  state: ProbeState | null,
  id: string,
  { withinMs }: Probing,
  arrivedAt: Date,
  now: Date,
): { state: ProbeState; endsSilence: boolean } | null {
  if (state?.id !== id || state.isBack) return null;
  const took = Math.min(arrivedAt.getTime(), now.getTime()) - state.sentAt.getTime();
  if (took > withinMs) return null;
  return {
    state: { ...state, isBack: true, lostSince: null, fault: '' },
    endsSilence: state.lostSince !== null,
  };
}
