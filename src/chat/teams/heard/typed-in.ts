import { z } from 'zod';
import type { SearchedField } from '../../desk-door.ts';
import { readDataset } from '../carried/dataset.ts';

const value = z.object({ queryText: z.string().default(''), dataset: z.string() });

/** What somebody types, and into which field of ours; null for what is none. */
export function typedIn(asked: unknown): { field: SearchedField; typed: string } | null {
  const parsed = value.safeParse(asked);
  const field = parsed.success ? readDataset(parsed.data.dataset) : null;
  return parsed.success && field ? { field, typed: parsed.data.queryText } : null;
}
