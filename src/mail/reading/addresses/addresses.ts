import { type Address, addressParser } from 'postal-mime';
import { clip } from '../../../clip.ts';
import { canonicalAddress } from '../../../ticket/people/address.ts';
import type { Person } from '../../../ticket/words.ts';
import { plainWords } from '../mime/decoding/words.ts';
import { cleanLine } from '../text.ts';
import { withoutComments } from './address-comments.ts';

/** Ten thousand recipients and more. */
const readAtMost = 1_000_000;

/** A route (`<@relay:a@b>`), or a link where an address belongs. */
const beforeAddress = /<\s*(?:mailto:|@[^<>:]{1,300}:)/gi;

/** What Outlook makes of a link: `m@x.example [mailto:m@x.example]`. */
const linked = /\[mailto:([^[\]\s]{1,300})\]/gi;

/** Two addresses without a comma between them. */
const uncommaed = />\s+(?=[^<>,;:()"]{0,100}<[^<>\s]{1,300}@)/g;

/** All persons of an address header; groups are opened, what is no address is left out. */
export function addressesIn(header: string): Person[] {
  if (header.trim() === '') return [];
  const mended = withoutComments(header.slice(0, readAtMost))
    .replace(linked, '<$1>')
    .replace(beforeAddress, '<')
    .replace(uncommaed, '>, ');
  const list = addressParser(plainWords(mended));
  const found: Person[] = [];
  let surname = '';
  for (const { name, address } of list.flatMap((entry: Address) => entry.group ?? [entry])) {
    const person = { name: readableName(name), address: bare(address ?? '') };
    // `Rossi, Mario <m@x.example>` without quotes is one person, whatever the comma says.
    if (isAddress(person.address)) {
      found.push(surname && person.name ? { ...person, name: `${surname}, ${person.name}` } : person);
      surname = '';
    } else surname = address === '' && /^[\p{L}'’. -]{1,60}$/u.test(person.name) ? person.name : '';
  }
  return found.length > 0 ? found : rescued(header);
}

/** The name in a header that has no address, such as `Mail Delivery System <>`; '' where there is none. */
export function nameIn(header: string): string {
  const [entry] = addressParser(plainWords(header.slice(0, 1000)));
  return readableName(entry?.name ?? '');
}

/** Without the brackets that were left of an address, and the quotes that Outlook puts around. */
function readableName(name: string): string {
  return cleanLine(name.slice(0, 1000))
    .replace(/(?: ?(?:\[ ?\]|[<>]))+$/, '')
    .replace(/^'\s*(.*?)\s*'$/, '$1');
}

/** Where no grammar helps, something that looks like an address is one. */
function rescued(header: string): Person[] {
  const match = /[^\s<>"'(),;:\\[\]]{1,64}@[^\s<>"'(),;:\\[\]@]{1,190}/.exec(header.slice(0, 2000));
  const address = bare(match?.[0] ?? '');
  if (!match || !isAddress(address)) return [];
  return [{ name: clip(cleanLine(header.slice(0, match.index).replace(/[<>"]/g, ' ')), 200), address }];
}

/** Signs that nobody sees. Left out they would make another's address of one that no mail server takes for it. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** @returns '' for what has signs in it that nobody sees */
function bare(address: string): string {
  const plain = address.trim().replace(/^['<]+|['>.]+$/g, '');
  return unseen.test(plain) ? '' : canonicalAddress(plain);
}

/** Good enough to write to, and free of anything that could break a header. */
function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s<>",;:\\()[\]@]+@[^\s<>",;:\\()@]+$/.test(text);
}
