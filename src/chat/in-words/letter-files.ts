import type { Desk } from '../../desk/desk.ts';
import { type FileFault, filesPerLetter, megabytesOf, waitingFiles } from '../../desk/letters/uploads.ts';
import type { AttachedFile, ChatPlatform, Operator } from '../../ticket/words.ts';
import type { FormField, PreviewFiles } from '../card.ts';
import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';
import { sizeInWords } from './size-in-words.ts';

const nameLength = 60;

/**
 * Files to go with a letter. Slack's form has a field for them. Teams' has none: there one chooses among the files that
 * one sent to the app before, and what was chosen stays in sight, however many came after it.
 *
 * @param chosen ids, joined by commas
 */
export async function filesField(
  desk: Desk,
  { files: words }: Words,
  operator: Operator,
  platform: ChatPlatform,
  chosen: string,
): Promise<FormField> {
  const field = { id: 'uploads', kind: 'files', required: false, filesAtMost: filesPerLetter } as const;
  if (platform === 'slack')
    return { ...field, label: words.label, hint: words.hint(filesPerLetter), offered: [], value: '' };
  const waiting = await waitingFiles(desk, operator, platform);
  const offered = waiting.map(({ id, ...file }) => {
    const { name, size } = namedFile(file);
    return { value: String(id), label: `${name} · ${size}` };
  });
  return {
    ...field,
    label: offered.length > 0 ? words.choose : words.label,
    hint: offered.length > 0 ? '' : words.how,
    offered,
    value: chosen,
  };
}

/** Files that go with a letter, as its preview shows them. */
export function previewFiles(files: AttachedFile[]): PreviewFiles {
  return files.map(namedFile);
}

/** A file as one sees it. */
function namedFile({ name, size }: { name: string; size: number }): PreviewFiles[number] {
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
