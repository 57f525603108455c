import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeDataFolder } from './embedded/data-folder.ts';

/** By desk: several may be started, one after the other, in one folder. */
const shape = z.record(z.string(), z.number().int().nonnegative());

/** The highest ticket number that this machine has seen, in a file beside the database: it outlives a restored dump. */
export type NumbersSeen = { read(): number; write(highest: number): void };

/**
 * @param secret the desk's own: what was seen of another desk, in whose folder this one was started, is not believed
 */
export function numbersSeen(dataDir: string, secret: string): NumbersSeen {
  const file = join(dataDir, 'highest-number.json');
  const desk = createHash('sha256').update(`desk:${secret}`).digest('hex').slice(0, 16);

  function known(): z.infer<typeof shape> {
    try {
      return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return {};
    }
  }

  return {
    /** @returns 0 where nothing is known of this desk */
    read: () => known()[desk] ?? 0,
    /** @throws where the folder cannot be written to */
    write: highest => {
      makeDataFolder(dataDir);
      writeFileSync(`${file}.new`, `${JSON.stringify({ ...known(), [desk]: highest })}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}
