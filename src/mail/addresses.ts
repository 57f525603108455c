import type { Address } from 'postal-mime';
import type { Person } from '../ticket/words.ts';
import { cleanLine } from './text.ts';

/** All persons of an address header; groups are opened, what is no address is left out. */
export function addressesOf(list: Address[] | undefined): Person[] {
  return (list ?? [])
    .flatMap(address => address.group ?? [address])
    .map(({ name, address }) => ({
      name: cleanLine(name ?? ''),
      address: cleanLine(address ?? '').toLowerCase(),
    }))
    .filter(({ address }) => isAddress(address));
}

export function firstAddress(list: Address[] | undefined): Person | null {
  return addressesOf(list)[0] ?? null;
}

/** Good enough to write to, and free of anything that could break a header. */
function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s<>",;:\\()[\]]+@[^\s<>",;:\\()@]+$/.test(text);
}
