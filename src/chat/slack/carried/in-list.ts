import { upTo } from '../../../clip.ts';

/** Of a block's id, which comes back with every press in it: a whisper's own text and metadata do not. */
const blockIdLength = 255;

/**
 * What the blocks of a list are called: which list it is, and where in it.
 *
 * @returns '' for blocks of no list
 */
export function inListBlock(list: string, where: string): string {
  return list === '' ? '' : upTo(`in:${list}:${where}`, blockIdLength);
}

/** The list in which a block stands; '' for none. */
export function listOfBlock(blockId: string): string {
  return /^in:([^:]*):/.exec(blockId)?.[1] ?? '';
}

/** The line of a person's own page in which they look for requests. */
export const searchAction = 'search';
