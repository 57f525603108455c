import { writeFileSync } from 'node:fs';
import { packageTeamsManifest } from '../chat/teams/package-manifest.ts';
import { valueFaults } from '../config/faults.ts';
import { environmentShape } from '../config/keys/environment.ts';

const out = 'sportello-teams.zip';

/** Makes the zip that is uploaded in Teams. @returns the exit code */
export function teamsPackage([hostname = hostOf(process.env.PUBLIC_URL)]: string[]): number {
  const appId = process.env.TEAMS_APP_ID ?? '';
  writeFileSync(out, packageTeamsManifest(appId, hostname));
  console.log(`${out} is ready: upload it in Teams under Apps › Manage your apps › Upload an app.`);
  return 0;
}

function hostOf(url: string | undefined): string {
  if (!url?.trim()) return '';
  const parsed = environmentShape.shape.PUBLIC_URL.safeParse(url.trim());
  if (parsed.success && parsed.data) return new URL(parsed.data).hostname;
  throw new Error(
    parsed.error
      ? valueFaults(parsed.error)
          .map(({ says }) => `PUBLIC_URL: ${says}`)
          .join('\n')
      : '',
  );
}
