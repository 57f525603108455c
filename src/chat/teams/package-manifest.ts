import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';

const wanted = z.object({
  appId: z.guid('Set TEAMS_APP_ID to the bot’s app id first.'),
  hostname: z
    .string()
    .regex(
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
      'Say under which name the server is reached: npm run teams:package -- desk.example.com',
    ),
});

const file = (name: string) => readFileSync(new URL(`../../../manifest/teams/${name}`, import.meta.url));

/**
 * The app package for Teams: the manifest with its placeholders filled in, and the two icons.
 *
 * @throws Error that says which value lacks
 */
export function packageTeamsManifest(appId: string, hostname: string): Uint8Array {
  const checked = wanted.safeParse({ appId, hostname });
  if (!checked.success) throw new Error(checked.error.issues.map(({ message }) => message).join('\n'));
  const manifest = file('manifest.json')
    .toString('utf8')
    .replaceAll('{{TEAMS_APP_ID}}', appId)
    .replaceAll('{{HOSTNAME}}', hostname);
  return zipSync({
    'manifest.json': strToU8(manifest),
    'color.png': new Uint8Array(file('color.png')),
    'outline.png': new Uint8Array(file('outline.png')),
  });
}
