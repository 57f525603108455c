import { type Rhythm, usualRhythm } from '../../src/outbox/heartbeat.ts';

/** All of it a fifth: what is proved of it is the order of what happens, and no test has twenty seconds for that. */
export const quickRhythm: Rhythm = {
  beatEveryMs: usualRhythm.beatEveryMs / 5,
  dueForMs: usualRhythm.dueForMs / 5,
  unprovenAtMostMs: usualRhythm.unprovenAtMostMs / 5,
};
