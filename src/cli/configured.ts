import { loadDesk } from '../config/desk-file.ts';
import type { Config } from '../config.ts';

/** desk.yaml, for the commands that need no wires: a missing token changes nothing of how time is counted. */
export function configured(): Config {
  const loaded = loadDesk({});
  if (loaded.ok) return loaded.config;
  throw new Error(loaded.faults.map(({ key, says }) => `${key} ${says}`).join('\n'));
}
