import { addressesIn } from '../addresses/addresses.ts';
import type { Headers } from '../headers.ts';

/** The address of the list through which a mail came (RFC 2369, 2919; Google's `Mailing-list`); '' for none. */
export function listAddress(headers: Headers): string {
  const post = /<mailto:([^>?\s]{3,250})/i.exec(headers.get('list-post'))?.[1] ?? '';
  const named = /^\s*list\s+([^\s;]{3,250})/i.exec(headers.get('mailing-list'))?.[1] ?? '';
  return addressesIn(post || named)[0]?.address ?? '';
}

/** Whether a List-ID is that of an address: `<support.x.example>` is `support@x.example`. */
export function isListOf(headers: Headers, address: string): boolean {
  const id = /<([^<>]+)>/.exec(headers.get('list-id'))?.[1]?.toLowerCase();
  return address.toLowerCase().replace('@', '.') === id;
}
