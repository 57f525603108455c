import { compose } from './compose/compose.ts';
import type { ComposedFault } from './compose/needed.ts';
import type { Config, Usable } from './config.ts';
import { type ConfigFault, sorted } from './faults.ts';
import { readDeskYaml } from './reading/desk-parts.ts';
import { type EnvFile, noEnvFile } from './reading/env-file.ts';
import { readEnvironment } from './reading/environment.ts';
import { misspeltIn } from './reading/misspelt-variables.ts';

export type Loaded =
  | { ok: true; config: Config; usable: Usable }
  | { ok: false; faults: ConfigFault[]; usable: Usable };

/** What a configuration is read for. */
type Purpose = {
  /** null: there is none, or it was not looked for. */
  envFile?: EnvFile;
  /** What works on the database alone asks for no tokens and no doors. */
  databaseAlone?: boolean;
};

/**
 * Reads the configuration and names every fault at once, in the order in which they stand.
 *
 * @param deskYaml what stands in desk.yaml
 */
export function loadConfig(
  deskYaml: string | Uint8Array,
  variables: NodeJS.ProcessEnv,
  { envFile = noEnvFile, databaseAlone = false }: Purpose = {},
): Loaded {
  const { desk, faults: deskFaults } = readDeskYaml(deskYaml);
  const { env, set, faults: envFaults } = readEnvironment(variables, envFile);
  const composed = compose(desk.parts, env, set);
  const usable = { ...composed.usable, misspelt: misspeltIn(variables, envFile, desk.parts) };
  const faults = [
    ...deskFaults,
    ...envFaults.filter(({ key }) => !databaseAlone || forTheDatabase.includes(key)),
    ...composed.faults
      .filter(fault => !databaseAlone || ('path' in fault && fault.path[0] === 'tls'))
      .map(fault => placed(fault, desk, envFile)),
  ];
  if (faults.length === 0 && composed.config) {
    return { ok: true, config: composed.config, usable };
  }
  return { ok: false, faults: sorted(faults), usable };
}

const forTheDatabase = ['', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'DATA_DIR', 'LOG_LEVEL', 'LOG_FORMAT'];

function placed(
  fault: ComposedFault,
  desk: ReturnType<typeof readDeskYaml>['desk'],
  envFile: EnvFile,
): ConfigFault {
  if ('variable' in fault) {
    const line = envFile.lines.get(fault.variable) ?? null;
    return { file: line === null ? 'environment' : '.env', line, key: fault.variable, says: fault.says };
  }
  return desk.faultAt(fault.path, fault.says);
}
