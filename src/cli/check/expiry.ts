import { DateTime } from 'luxon';
import type { Usable } from '../../config/config.ts';
import { soonDays } from '../../desk/watch/secrets.ts';
import type { Finding } from '../../finding.ts';

/** Days left of the secrets that desk.yaml lists, of security.txt and of the authority's certificates; an expired one is a fault. */
export function checkExpiry(
  {
    parts,
    authority,
  }: { parts: Pick<Usable['parts'], 'calendar' | 'secrets' | 'security'>; authority: Usable['authority'] },
  now: Date,
): Finding[] {
  const zone = parts.calendar?.zone ?? 'UTC';
  const today = DateTime.fromJSDate(now, { zone }).toISODate() ?? '';
  return [
    ...(parts.secrets ?? []).map(({ name, expires }) => ({
      part: `Secret ${name}`,
      expires,
      renew: 'make a new one at the provider, put it into .env, and write its date into desk.yaml: secrets',
    })),
    ...(parts.security?.securityTxt
      ? [
          {
            part: 'security.txt',
            expires: parts.security.securityTxt.expires,
            renew:
              'look through what it says, and write a later date into desk.yaml: security.securityTxt.expires',
          },
        ]
      : []),
    ...(authority
      ? [
          {
            part: `Certificates ${authority.file}`,
            expires: authority.expires,
            renew: 'put your authority’s new certificate into that file (desk.yaml: tls.ca)',
          },
        ]
      : []),
  ].map(({ part, expires, renew }): Finding => {
    const left = Math.round((Date.parse(expires) - Date.parse(today)) / 86_400_000);
    if (left < 0) return { part, ok: false, says: `expired: its last day was ${expires}`, fix: renew };
    const says = `${left} ${left === 1 ? 'day' : 'days'} left, until ${expires}`;
    return left > soonDays ? { part, ok: true, says } : { part, ok: true, isWarning: true, says, fix: renew };
  });
}
