import { join } from 'node:path';
import { z } from 'zod';
import { type Kept, keptJson } from '../../store/kept-json.ts';
import { chatPlatforms } from '../../ticket/words.ts';

const instant = z.iso.datetime().transform(text => new Date(text));
const alarm = z.object({ since: instant.nullable(), isTold: z.boolean() });

const shape = z.object({
  desk: alarm,
  chats: alarm,
  shut: z.array(
    z.object({ platform: z.enum(chatPlatforms), channel: z.string(), since: instant, why: z.string() }),
  ),
  /** For a start that finds no database: the mark of our letters, and a signed id that was not used yet. */
  letterhead: z.object({ loopMark: z.string(), messageId: z.string() }),
});

/** What the admins were told, kept where no database is needed to know it. */
export type KeptAlarms = z.infer<typeof shape>;

export function keptAlarms(dataDir: string): Kept<KeptAlarms> {
  return keptJson(join(dataDir, 'told-admins.json'), value => shape.parse(value));
}
