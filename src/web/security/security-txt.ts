import { DateTime } from 'luxon';

/** What the house says of reporting vulnerabilities. Addresses as RFC 9116 writes them. */
export type SecurityFacts = {
  contact: string[];
  /** The last day on which it holds, `YYYY-MM-DD` in the house's zone. */
  expires: string;
  languages: string[];
  policy?: string | undefined;
  acknowledgments?: string | undefined;
};

export const securityTxtPath = '/.well-known/security.txt';
export const securityKeyPath = '/.well-known/security-key';

/**
 * security.txt, whole (RFC 9116). Pure.
 *
 * @param publicUrl where the house is reached, without a slash at its end
 * @param hasKey whether there is a key to be had from it
 */
export function securityTxt(
  { contact, expires, languages, policy, acknowledgments }: SecurityFacts,
  publicUrl: string,
  hasKey: boolean,
  zone: string,
): string {
  const until = DateTime.fromISO(expires, { zone }).endOf('day').startOf('second').toUTC();
  const lines = [
    ...contact.map(uri => `Contact: ${uri}`),
    `Expires: ${until.toISO({ suppressMilliseconds: true })}`,
    ...(hasKey ? [`Encryption: ${publicUrl}${securityKeyPath}`] : []),
    ...(acknowledgments ? [`Acknowledgments: ${acknowledgments}`] : []),
    ...(languages.length > 0 ? [`Preferred-Languages: ${languages.join(', ')}`] : []),
    `Canonical: ${publicUrl}${securityTxtPath}`,
    ...(policy ? [`Policy: ${policy}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
