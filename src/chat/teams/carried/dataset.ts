import { z } from 'zod';
import type { SearchedField } from '../../desk-door.ts';

/**
 * Of which form a field is that is searched while typing: a client sends nothing else back of the card on which one types.
 *
 * @returns `reply 1042.5e0c77a1b2d4 saved`
 */
export function datasetOf(
  { verb, ticket, nonce }: { verb: string; ticket: number; nonce: string },
  field: string,
): string {
  return `${verb} ${ticket}.${nonce} ${field}`;
}

const shape = z.tuple([
  z.string().regex(/^[a-z-]+$/),
  z.coerce.number().int().nonnegative(),
  z.string().regex(/^([0-9a-f]{12})?$/),
  z.string().regex(/^[a-z]+$/),
]);

/** @returns null for what no field of ours asks for */
export function readDataset(dataset: string): SearchedField | null {
  const [verb, named = '', field] = dataset.split(' ');
  const [ticket, nonce = ''] = named.split('.');
  const parsed = shape.safeParse([verb, ticket, nonce, field]);
  if (!parsed.success) return null;
  const [ours, number, own, id] = parsed.data;
  return { verb: ours, ticket: number, nonce: own, field: id };
}
