import { z } from 'zod';

/**
 * What a button carries: `reply 1042.5e0c77a1b2d4 7`, with a page where there is one; without the nonce where it has none.
 * Short, for an option's value takes 75.
 */
export type PressValue = { verb: string; ticket: number; nonce: string; version: number; page: string };

export function pressValue({
  verb,
  ticket,
  nonce,
  version,
  page,
}: Omit<PressValue, 'page'> & { page?: string }): string {
  return [verb, nonce === '' ? ticket : `${ticket}.${nonce}`, version, page]
    .filter(part => part !== undefined)
    .join(' ');
}

export const noncePattern = /^([0-9a-f]{12})?$/;

/** Of most buttons a number or a name; of some, words (a button's value takes 2000 characters). */
const pagePattern = /^[\w.-]{0,1100}$/;

const shape = z.tuple([
  z.string().regex(/^[a-z-]+$/),
  z.coerce.number().int().nonnegative(),
  z.coerce.number().int().nonnegative(),
]);

/** @returns null for what no button of ours carries; whose button it is, this does not ask */
export function parsePressValue(value: unknown): PressValue | null {
  if (typeof value !== 'string') return null;
  const [verb, named = '', version, page = ''] = value.split(' ');
  const [ticket, nonce = ''] = named.split('.');
  const parsed = shape.safeParse([verb, ticket, version]);
  if (!parsed.success || !pagePattern.test(page) || !noncePattern.test(nonce)) return null;
  return { verb: parsed.data[0], ticket: parsed.data[1], nonce, version: parsed.data[2], page };
}
