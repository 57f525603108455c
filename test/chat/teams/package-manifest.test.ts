import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { packageTeamsManifest } from '../../../src/chat/teams/package-manifest.ts';

const appId = '22222222-2222-4222-8222-222222222222';
const manifest = () => {
  const files = unzipSync(packageTeamsManifest(appId, 'desk.example.com'));
  return JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
};

test('the package can be added to private and shared channels, and may read who is in them', () => {
  const { manifestVersion, $schema, supportsChannelFeatures, authorization, webApplicationInfo } = manifest();
  // From 1.25 on, a package for teams that says nothing about channels is refused.
  expect(manifestVersion).toBe('1.25');
  expect($schema).toContain('/v1.25/');
  expect(supportsChannelFeatures).toBe('tier1');
  expect(authorization.permissions.resourceSpecific).toEqual([
    { name: 'ChannelMember.Read.Group', type: 'Application' },
  ]);
  // Without it Teams grants no permission for a single team.
  expect(webApplicationInfo.id).toBe(appId);
});

test('no placeholder is left', () => {
  expect(JSON.stringify(manifest())).not.toContain('{{');
});
