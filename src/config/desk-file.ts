import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Loaded, loadConfig } from '../config.ts';

/** The configuration, with desk.yaml from the folder in which Sportello was started. */
export function loadDesk(variables: NodeJS.ProcessEnv): Loaded {
  try {
    return loadConfig(readFileSync('desk.yaml', 'utf8'), variables);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    const says =
      code === 'ENOENT'
        ? `there is none in ${resolve('.')}: start Sportello in its own folder, or bring back the desk.yaml that came with it`
        : `it cannot be read (${code}): see to it that ${resolve('desk.yaml')} is a file that Sportello may read`;
    return { ok: false, faults: [{ key: 'desk.yaml', says }] };
  }
}
