import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Db } from '../database.ts';
import { doneErasures } from './erasures.ts';

const fileName = 'erasures.json';
const shape = z.array(z.object({ salt: z.string(), digest: z.string(), doneAt: z.string() }));

/** An erasure that was done, as it is known beside the database: of whom, nobody learns from it. Hexadecimal; `doneAt` ISO. */
export type KeptErasure = z.infer<typeof shape>[number];

/** Those that are known beside the database; none where nothing was ever erased. */
export function erasuresKept(dataDir: string): KeptErasure[] {
  const file = join(dataDir, fileName);
  return existsSync(file) ? shape.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/**
 * Keeps beside the database what was erased: an older state of it that is put back knows nothing of it, and holds the words
 * still. Whoever restores is told, and can have it done again.
 */
export function noteErasures(dataDir: string): (desk: { db: Db }) => Promise<void> {
  return async ({ db }) => {
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const now = (await doneErasures(db)).map(({ salt, digest, doneAt }) => ({
      salt: hex(salt),
      digest: hex(digest),
      doneAt: (doneAt ?? new Date(0)).toISOString(),
    }));
    const before = erasuresKept(dataDir).filter(({ digest }) => !now.some(each => each.digest === digest));
    const all = [...before, ...now];
    if (all.length === 0) return;
    // A kill, or a full disk, must not tear it; two who write at once each write a whole one.
    const file = join(dataDir, fileName);
    const written = `${file}.${process.pid}`;
    writeFileSync(written, `${JSON.stringify(all)}\n`, { mode: 0o600 });
    renameSync(written, file);
  };
}
