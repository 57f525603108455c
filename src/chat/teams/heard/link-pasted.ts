import { z } from 'zod';

const pasted = z.object({ url: z.string().min(1).max(2000) });

/** The link that somebody has put into what they write; null for what is none. */
export function linkPasted(value: unknown): string | null {
  return pasted.safeParse(value).data?.url ?? null;
}
