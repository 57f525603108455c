import type { Desk } from '../../../desk/desk.ts';
import { type OfferedFile, takeUploads } from '../../../desk/letters/uploads.ts';
import { wellFormed } from '../../../desk/well-formed.ts';
import { Transient } from '../../../outbox/failure.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { FilesTaken } from '../../desk-door.ts';
import { faultsInWords, fileNamed } from '../../in-words/letter-files.ts';
import type { Asker } from '../../voice/asker.ts';
import type { Voices } from '../../voice/voices.ts';
import { wordsIn } from '../../words/words.ts';

/** Fetches files that somebody sent for a letter to come. @param operatorBehind says who sent them: null for a stranger, for whom nothing is fetched */
export async function takeFiles(
  desk: Desk,
  voices: Voices,
  asker: Asker,
  operatorBehind: () => Promise<Operator | null>,
  offered: OfferedFile[],
): Promise<FilesTaken> {
  const nothing = { uploads: '', line: '' };
  try {
    const operator = await operatorBehind();
    if (!operator) return { ...nothing, fault: voices.known(asker).stranger };
    const words = wordsIn((await voices.answering(desk, operator, asker)).language);
    const files = offered.map(file => wellFormed(file));
    const { taken, faults } = await takeUploads(desk, operator, asker.platform, files);
    return {
      uploads: taken.map(({ id }) => id).join(','),
      line: taken.length > 0 ? words.files.taken(taken.map(({ name }) => fileNamed(name))) : '',
      fault: faultsInWords(desk, words, faults),
    };
  } catch (error) {
    if (error instanceof Transient) return { ...nothing, fault: voices.known(asker).tryLater };
    throw error;
  }
}
