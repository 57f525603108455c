import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { imapPasswordVariable } from '../mail/settings.ts';
import { type ConfigFault, faultInWords } from './faults.ts';
import type { DeskYaml } from './keys/desk-yaml.ts';
import { variableNames } from './keys/environment.ts';
import { type Loaded, loadConfig } from './load-config.ts';
import { readDeskYaml } from './reading/desk-parts.ts';
import { type EnvFile, noEnvFile, readEnvFile } from './reading/env-file.ts';

/** Sportello’s own, wherever it is started: `src/start.js` puts it into the environment. */
export const envFile = join(import.meta.dirname, '..', '..', '.env');

/** The configuration, with desk.yaml from the folder in which Sportello was started, and .env from its own. */
export function loadDesk(variables: NodeJS.ProcessEnv, about: { databaseAlone?: boolean } = {}): Loaded {
  const bytes = bytesOfDesk();
  if (bytes instanceof Uint8Array)
    return loadConfig(bytes, variables, { ...about, envFile: envFileFor(bytes) });
  const { usable } = loadConfig('', variables);
  return { ok: false, faults: [bytes], usable };
}

/**
 * Some parts of desk.yaml, for commands that need no wires: neither a token that is missing nor a fault in another part
 * changes anything of how time is counted.
 *
 * @throws Error that names what is wrong with them
 */
export function deskParts<P extends keyof DeskYaml>(...wanted: P[]): Pick<DeskYaml, P> {
  const bytes = bytesOfDesk();
  if (!(bytes instanceof Uint8Array)) throw new Error(faultInWords(bytes));
  const { desk, faults } = readDeskYaml(bytes, wanted);
  if (faults.length > 0) throw new Error(faults.map(faultInWords).join('\n'));
  return desk.parts as Pick<DeskYaml, P>;
}

function bytesOfDesk(): Uint8Array | ConfigFault {
  try {
    return readFileSync('desk.yaml');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    const says =
      code === 'ENOENT'
        ? `there is none in ${resolve('.')}: start Sportello in its own folder, or bring back the desk.yaml that came with it`
        : `it cannot be read (${code}): see to it that ${resolve('desk.yaml')} is a file that Sportello may read`;
    return { file: 'desk.yaml', line: null, key: '', says };
  }
}

/** What stands in .env; src/start.js has put it into the environment already, where Node could read it. */
function envFileFor(deskYaml: Uint8Array): EnvFile {
  try {
    const { mailboxes = [] } = readDeskYaml(deskYaml, ['mailboxes']).desk.parts;
    const passwords = mailboxes.map(({ address }) => imapPasswordVariable(address));
    return readEnvFile(readFileSync(envFile), [...variableNames, ...passwords]);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return noEnvFile;
    throw error;
  }
}
