import type { Desk } from '../../desk/desk.ts';
import { filesPerLetter } from '../../desk/letters/uploads.ts';
import type { FilesWithIt } from '../../desk/opened/files-with-it.ts';
import { wellFormed } from '../../desk/well-formed.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { PickedFile } from '../desk-door.ts';
import type { FetchedFile, Gateways } from '../gateway.ts';
import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';
import { type WhyLeft, whysLeft } from '../words/work/kept.ts';

/** Fetches a file of a message; as a platform's gateway does. */
export type FetchFile = (platform: ChatPlatform, ref: string, maxBytes: number) => Promise<FetchedFile>;

export function fetchingBy(gateways: Gateways): FetchFile {
  return async (platform, ref, maxBytes) =>
    (await gateways[platform]?.fetchFile?.(ref, maxBytes)) ?? { ok: false, why: 'not-handed-out' };
}

type Left = { name: string; why: WhyLeft };

/**
 * Fetches the files of a message, as many and as large as a mail's may be; what is dangerous is held, as a mail's is. Why one
 * stayed where it is, is said: see `leftInWords`.
 */
export async function filesOfMessage(
  desk: Desk,
  platform: ChatPlatform,
  files: PickedFile[],
  fetchFile: FetchFile,
): Promise<{ taken: FilesWithIt['ofMessage']; left: Left[] }> {
  const taken: FilesWithIt['ofMessage'] = [];
  const left: Left[] = [];
  let room = desk.letterFileBytes;
  for (const { ref, name, why } of files) {
    const fetched =
      why === null && taken.length < filesPerLetter
        ? await fetchFile(platform, ref, room)
        : ({ ok: false, why: why ?? 'too-many' } as const);
    if (!fetched.ok) left.push({ name, why: fetched.why });
    else if (fetched.content.byteLength === 0) left.push({ name: fetched.name || name, why: 'empty' });
    else {
      const { content } = fetched;
      const about = wellFormed({ name: fetched.name || name, type: fetched.type });
      taken.push({ ...desk.vetFile({ ...about, content }), content });
      room -= content.byteLength;
    }
  }
  return { taken, left };
}

/** What stayed in the message, and why, each reason said once; '' for nothing. */
export function leftInWords({ kept }: Words, left: Left[]): string {
  return whysLeft
    .flatMap(why => {
      const names = left.filter(file => file.why === why).map(file => nameLeft(kept, file));
      return names.length > 0 ? [kept.left[why](names.join(', '))] : [];
    })
    .join(' ');
}

/** The name of a file that stayed. What Teams tells of without a name is a picture in the text. */
export function nameLeft(kept: Words['kept'], { name, why }: Left): string {
  return name === '' && why === 'not-handed-out' ? kept.picture : named(kept, name);
}

/** A file's name, as it may stand in a sentence. */
export function named(kept: Words['kept'], name: string): string {
  return readableLine(name, 60) || kept.unnamed;
}
