import { DateTime } from 'luxon';
import { stopsInWords, wordsIn } from '../../chat/words/words.ts';
import type { Config } from '../../config/config.ts';
import type { Secret } from '../../desk/desk.ts';

/** What expires on a day that is known: what desk.yaml lists, security.txt, and the certificates of the house's own authority. */
export function secretsOf({ policy, authority, mailboxes, smtpOut }: Config): Secret[] {
  const words = wordsIn(policy.desk.language);
  const inWords = (expires: string) =>
    DateTime.fromISO(expires).setLocale(words.locale).toFormat('d LLLL yyyy');
  const stops = (uses: string[]) => uses.map(use => stopsInWords(words, use)).join(', ');
  const read = mailboxes.flatMap(({ address, imap }) => (imap ? [address] : []));
  return [
    ...policy.secrets.map(({ name, expires, for: uses }) => ({
      name,
      expires,
      expiresInWords: inWords(expires),
      stops: stops(uses),
    })),
    ...(policy.security?.securityTxt
      ? [
          {
            kind: 'security-txt' as const,
            name: '/.well-known/security.txt',
            expires: policy.security.securityTxt.expires,
            expiresInWords: inWords(policy.security.securityTxt.expires),
            stops: words.watch.stops.securityTxt,
          },
        ]
      : []),
    ...(authority
      ? [
          {
            kind: 'certificate' as const,
            name: authority.file,
            expires: authority.expires,
            expiresInWords: inWords(authority.expires),
            stops: stops([...read, ...(smtpOut ? ['smtp'] : [])]),
          },
        ]
      : []),
  ];
}
