import { writeFileSync } from 'node:fs';
import { packageTeamsManifest } from '../chat/teams/package-manifest.ts';
import { noEnvFile } from '../config/reading/env-file.ts';
import { readEnvironment } from '../config/reading/environment.ts';

const out = 'sportello-teams.zip';

/** Makes the zip that is uploaded in Teams. @returns the exit code */
export function teamsPackage([hostname]: string[]): number {
  const { env, set, faults } = readEnvironment(process.env, noEnvFile);
  const wrong = hostname ? [] : faults.filter(({ key }) => key === 'PUBLIC_URL');
  if (wrong.length > 0) throw new Error(wrong.map(({ says }) => `PUBLIC_URL: ${says}`).join('\n'));
  const host = hostname ?? (env.PUBLIC_URL ? new URL(env.PUBLIC_URL).hostname : '');
  writeFileSync(out, packageTeamsManifest(set.TEAMS_APP_ID ?? '', host));
  console.log(`${out} is ready: upload it in Teams under Apps › Manage your apps › Upload an app.`);
  return 0;
}
