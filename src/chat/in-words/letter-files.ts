import type { Desk } from '../../desk/desk.ts';
import { type FileFault, filesPerLetter, megabytesOf, waitingFiles } from '../../desk/letters/uploads.ts';
import type { AttachedFile, ChatPlatform, Operator } from '../../ticket/words.ts';
import type { PreviewFiles } from '../card.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { sizeInWords } from './size-in-words.ts';

const nameLength = 60;

/** A preview of something that takes no files. */
export const noFiles: PreviewFiles = { label: '', chosen: [], offered: [], value: '', hint: '' };

/**
 * What goes with a letter that is looked at. Slack's form has a field for files: they are shown. Teams' cards have
 * none: there one chooses, in the preview, among the files that one sent to the bot before.
 */
export async function previewFiles(
  desk: Desk,
  { language }: Speech,
  operator: Operator,
  platform: ChatPlatform,
  files: AttachedFile[],
): Promise<PreviewFiles> {
  const words = wordsIn(language).files;
  if (platform === 'slack') return { ...noFiles, label: words.label, chosen: files.map(namedFile) };
  const waiting = await waitingFiles(desk, operator, platform);
  // What was ticked stays in sight, however many came after it, and however long it took.
  const ticked = files.map(({ upload, name, size }) => ({ id: upload, name, size }));
  const offered = [...ticked.filter(({ id }) => !waiting.some(file => file.id === id)), ...waiting];
  return {
    label: words.choose,
    chosen: [],
    offered: offered.map(file => {
      const { name, size } = namedFile(file);
      return { value: String(file.id), label: `${name} · ${size}` };
    }),
    value: files.map(({ upload }) => upload).join(','),
    hint: offered.length === 0 ? words.how : '',
  };
}

/** A file as a preview shows it. */
export function namedFile({ name, size }: { name: string; size: number }): PreviewFiles['chosen'][number] {
  return { name: fileNamed(name), size: sizeInWords(size) };
}

/** A file's name as it may stand in a sentence. */
export function fileNamed(name: string): string {
  return readableLine(name, nameLength) || '?';
}

/** Why files are not taken, each said once. */
export function faultsInWords(desk: Desk, words: Words, faults: FileFault[]): string {
  const said = faults.map(({ reason, name }) => faultInWords(desk, words, reason, fileNamed(name)));
  return [...new Set(said)].join(' ');
}

function faultInWords(desk: Desk, { files }: Words, reason: FileFault['reason'], name: string): string {
  switch (reason) {
    case 'dangerous':
      return files.dangerous(name);
    case 'empty':
      return files.empty(name);
    case 'too-large':
      return files.tooLarge(megabytesOf(desk));
    case 'too-many':
      return files.tooMany(filesPerLetter);
    case 'unreachable':
      return files.unreachable(name);
    case 'not-ours':
      return files.notOurs(name);
    default:
      return reason satisfies never;
  }
}
