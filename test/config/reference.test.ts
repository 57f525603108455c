import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deskSections } from '../../src/config/keys/desk-yaml.ts';
import { environmentShape } from '../../src/config/keys/environment.ts';
import { deskKeys, environmentKeys, referenceInMarkdown } from '../../src/config/reference.ts';

const all = [...deskKeys(), ...environmentKeys()];

test('docs/reference.md is what the schema says: npm run -s sportello -- reference > docs/reference.md', () => {
  expect(readFileSync('docs/reference.md', 'utf8')).toBe(referenceInMarkdown());
});

describe('every key', () => {
  test('has a name, a type, and a sentence that says what it is', () => {
    const mute = all.filter(({ type, says }) => type === '' || !/^\S.{8,}[.]$/s.test(says));
    expect(mute.map(({ key, says }) => `${key}: ${says}`)).toEqual([]);
  });
  test('is told once', () => {
    const keys = all.map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
  test('of the shape is there', () => {
    const told = (name: string) =>
      all.some(({ key }) => key === name || key.startsWith(`${name}.`) || key.startsWith(`${name}[`));
    expect(
      [...Object.keys(deskSections), ...Object.keys(environmentShape.shape)].filter(name => !told(name)),
    ).toEqual([]);
    for (const name of [
      'smtpDoor.host',
      'smtpOut.requireTls',
      'smtpOut.tls',
      'mailboxes[].imap.user',
      'mailboxes[].imap.pollSeconds',
      'mailboxes[].imap.tls',
      'slack.postsPerSecond',
      'slack.apiUrl',
      'tls.ca',
      'calendar.hours',
      'calendar.holidays.region',
      'calendar.closures[].onCall',
      'promises.1.claim',
      'escalation.ladder[].at',
      'TEAMS_ALLOWED_TENANTS',
      'IMAP_…_PASSWORD',
    ])
      expect(all.map(({ key }) => key)).toContain(name);
  });
  test('says its default', () => {
    const entry = (name: string) => all.find(({ key }) => key === name);
    expect(entry('mailboxes[].imap.port')).toMatchObject({ type: 'port', byDefault: '993' });
    expect(entry('smtpDoor.allowedNetworks')).toMatchObject({
      type: 'list of network',
      byDefault: '[127.0.0.1/8, ::1]',
    });
    expect(entry('slack.mode')).toMatchObject({ type: 'http | socket', byDefault: 'http', example: 'http' });
    expect(entry('slack.channel')).toMatchObject({ byDefault: '', example: 'C0123456789' });
    expect(entry('calendar.holidays.region')).toMatchObject({ byDefault: 'optional' });
    expect(entry('escalation.extendAtMost')).toMatchObject({ byDefault: '20d' });
    expect(entry('PORT')).toMatchObject({ byDefault: '3978' });
  });
});
