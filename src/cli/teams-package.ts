import { writeFileSync } from 'node:fs';
import { packageTeamsManifest } from '../chat/teams/package-manifest.ts';

const out = 'sportello-teams.zip';

/** Makes the zip that is uploaded in Teams. @returns the exit code */
export function teamsPackage([hostname = hostOf(process.env.PUBLIC_URL)]: string[]): number {
  const appId = process.env.TEAMS_APP_ID ?? '';
  writeFileSync(out, packageTeamsManifest(appId, hostname));
  console.log(`${out} is ready: upload it in Teams under Apps › Manage your apps › Upload an app.`);
  return 0;
}

function hostOf(url: string | undefined): string {
  return url ? new URL(url).hostname : '';
}
