import { z } from 'zod';

/** A client asks for so many at a time. */
const pageAtMost = 25;

const query = z.object({
  commandId: z.literal('find'),
  parameters: z.array(z.object({ name: z.string(), value: z.coerce.string() })).default([]),
  queryOptions: z
    .object({ skip: z.int().min(0).default(0), count: z.int().min(1).default(pageAtMost) })
    .prefault({}),
});

/** What is looked for with the message extension, and how many were shown; null for what is no search of ours. */
export function searchAsked(value: unknown): { typed: string; page: { from: number; size: number } } | null {
  const asked = query.safeParse(value);
  if (!asked.success) return null;
  const { parameters, queryOptions } = asked.data;
  return {
    // Before anything is typed there is a parameter of another name.
    typed: parameters.find(({ name }) => name === 'words')?.value ?? '',
    page: { from: queryOptions.skip, size: Math.min(queryOptions.count, pageAtMost) },
  };
}
