import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { Sandbox } from '../sandbox/sandbox.ts';

/** The sandbox as it was left: its clock, and what it configures. */
export function sandboxed({ dataDir }: Config): Sandbox {
  return new Sandbox(join(dataDir, 'sandbox.jsonl'));
}
