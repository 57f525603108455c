import { z } from 'zod';

/**
 * A copy of the desk's database, as a stream of records and of the bytes that belong to the record before them. It is
 * PostgreSQL's own COPY text format within, which every version reads; jobs are copied by what they say, not by how
 * graphile-worker keeps them, so that another version of it can take them.
 */
export const record = z.union([
  z.object({
    format: z.literal('sportello-backup'),
    version: z.literal(1),
    at: z.iso.datetime(),
    postgres: z.string(),
    /** When the newest migration was made that the tables have seen: a drizzle journal's `when`. */
    lastMigration: z.number(),
  }),
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  z.object({ rows: z.number() }),
  z.object({
    jobs: z.array(
      z.object({
        identifier: z.string(),
        queue_name: z.string().nullable(),
        payload: z.unknown(),
        run_at: z.string(),
        max_attempts: z.number(),
        job_key: z.string().nullable(),
        priority: z.number(),
        flags: z.array(z.string()).nullable(),
      }),
    ),
  }),
  z.object({ sequence: z.string(), value: z.string(), isCalled: z.boolean() }),
]);

/** What a copy consists of, in its order: the head, each table and its bytes, jobs, sequences. */
export type Piece = z.infer<typeof record> | Uint8Array;

/** How many rows each table has, and how many jobs wait (under `jobs`). */
export type Counts = Record<string, number>;
