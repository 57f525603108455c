import { readdirSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { packageTeamsManifest } from '../../../src/chat/teams/package-manifest.ts';
import { appManifestSchema } from './app-manifest-schema.ts';

const appId = '22222222-2222-4222-8222-222222222222';
const manifest = () => {
  const files = unzipSync(packageTeamsManifest(appId, 'desk.example.com'));
  return JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
};

const code = readdirSync('src/chat/teams', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(`src/chat/teams/${name}`, 'utf8'))
  .join('\n');

const schema = appManifestSchema();
const faults = (tried: unknown) =>
  schema.safeParse(tried).error?.issues.map(({ path }) => path.join('.')) ?? [];

test('the manifest keeps to Microsoft’s schema', () => {
  expect(faults(manifest())).toEqual([]);
  expect(manifest().$schema).toContain('/v1.29/');
});

test.each([
  ['another version', (it: ReturnType<typeof manifest>) => ({ ...it, manifestVersion: '1.25' })],
  ['an unknown key', (it: ReturnType<typeof manifest>) => ({ ...it, unheard: true })],
  [
    'a bot’s scope that is none',
    (it: ReturnType<typeof manifest>) => ({ ...it, bots: [{ ...it.bots[0], scopes: ['moon'] }] }),
  ],
  [
    'a name that is too long',
    (it: ReturnType<typeof manifest>) => ({ ...it, name: { short: 'x'.repeat(31) } }),
  ],
  [
    'no privacy page',
    ({ developer: { privacyUrl: _, ...developer }, ...it }: ReturnType<typeof manifest>) => ({
      ...it,
      developer,
    }),
  ],
])('the schema bites: %s', (_, broken) => {
  expect(faults(broken(manifest())).length).toBeGreaterThan(0);
});

test('the package can be added to private and shared channels, and may read who is in them', () => {
  const { supportsChannelFeatures, authorization, webApplicationInfo } = manifest();
  expect(supportsChannelFeatures).toBe('tier1');
  expect(authorization.permissions.resourceSpecific).toEqual([
    { name: 'ChannelMember.Read.Group', type: 'Application' },
  ]);
  // Without it Teams grants no permission for a single team.
  expect(webApplicationInfo.id).toBe(appId);
});

test('it declares what the code answers, and nothing else', () => {
  const { bots, composeExtensions = [] } = manifest();
  const [bot] = bots;
  expect(bot.scopes.toSorted()).toEqual(['personal', 'team']);
  expect(bot.supportsTargetedMessages ?? false).toBe(/isTargetedActivity|isTargeted\b/.test(code));
  const answers = /composeExtension|handleTeamsMessagingExtension/.test(code);
  expect(composeExtensions.length > 0).toBe(answers);
});

test('its pages are those that the desk serves', () => {
  const { developer, validDomains } = manifest();
  expect(developer).toMatchObject({
    privacyUrl: 'https://desk.example.com/privacy',
    termsOfUseUrl: 'https://desk.example.com/terms',
  });
  expect(validDomains).toContain('desk.example.com');
});

test('no placeholder is left', () => {
  expect(JSON.stringify(manifest())).not.toContain('{{');
});
