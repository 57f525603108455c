import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noEnvFile } from '../config/reading/env-file.ts';
import { readEnvironment } from '../config/reading/environment.ts';
import { main } from '../main.ts';
import { playgroundConfig } from './playground.ts';

// `npm run teams:playground`: the sandbox with Microsoft's own client in place of Teams' stand-in. Open the address that
// the Playground prints, choose the team's channel, and write mails on http://localhost:3978.
const { env } = readEnvironment(process.env, noEnvFile);
const folder = join(env.DATA_DIR, 'playground');
const port = process.env.PLAYGROUND_PORT ?? '56150';
mkdirSync(folder, { recursive: true });
const config = join(folder, '.m365agentsplayground.yml');
writeFileSync(config, playgroundConfig());

await main({ inPlayground: true, variables: { ...process.env, DATA_DIR: folder } });

const playground = spawn(
  'agentsplayground',
  ['start', '-e', `http://localhost:${env.PORT}/api/messages`, '-c', 'msteams', '--dt', '-p', port],
  {
    stdio: 'inherit',
    env: { ...process.env, M365_AGENTS_PLAYGROUND_CONFIG_PATH: config, TEAMSAPPTESTER_BROWSER: 'none' },
  },
);
process.once('exit', () => playground.kill());
