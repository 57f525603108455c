import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../src/config/config.ts';
import { loadConfig } from '../src/config/load-config.ts';
import type { Sandbox } from '../src/sandbox/sandbox.ts';

/** The shipped desk.yaml over the sandbox's stand-ins, with doors on ports of the system's choice. */
export function configFor(sandbox: Sandbox, port: number): Config {
  const loaded = loadConfig(readFileSync('desk.yaml', 'utf8'), {});
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const { config } = loaded;
  return sandbox.configure({
    ...config,
    logLevel: 'silent',
    // Where the highest number is noted; the database lies elsewhere.
    dataDir: join(tmpdir(), `sportello-bench-house-${process.pid}`),
    smtpDoor: { ...config.smtpDoor, port: 0 },
    http: { host: '127.0.0.1', port, publicUrl: `http://127.0.0.1:${port}` },
  });
}
