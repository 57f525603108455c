import { isInteger } from '../store/integer.ts';

/**
 * Requests by their addresses, `https://desk.example.com/t/1042`. Behind one nobody finds anything: in a chat its readers are
 * shown there and then what they may see. So a number is enough.
 */
export type RequestAddresses = {
  of(number: number): string;
  /** The request that an address names; null for any other address. Whether there is such a request it does not say. */
  numberIn(address: string): number | null;
};

const path = /^\/t\/([1-9]\d{0,9})\/?$/;

/** @param publicUrl under which people reach this server; without a slash at its end */
export function requestAddresses(publicUrl: string): RequestAddresses {
  const own = new URL(publicUrl);
  const below = own.pathname.replace(/\/$/, '');
  return {
    of: number => `${publicUrl}/t/${number}`,
    numberIn: address => {
      const asked = URL.canParse(address) ? new URL(address) : null;
      if (!asked || !/^https?:$/.test(asked.protocol) || asked.host !== own.host) return null;
      if (asked.username !== '' || asked.password !== '' || !asked.pathname.startsWith(below)) return null;
      const [, number] = path.exec(asked.pathname.slice(below.length)) ?? [];
      return number !== undefined && isInteger(Number(number)) ? Number(number) : null;
    },
  };
}
