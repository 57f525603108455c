import type { Import, Importing } from '../sources.ts';

/**
 * What the files of one part of a room may import: paths from src (`./` from the room itself), or packages; of `types`
 * only types. What is not named they may not.
 */
type Part = { may?: string[]; types?: string[] };

/** A room in parts: by the folder of a file, or by its name where it lies on the room's top level. */
export type Parts = { room: string; parts: Record<string, Part> };

/** @returns what a file of the room imports against its part, each in words */
export function breaches({ room, parts }: Parts, { name, imports }: Importing): string[] {
  const [key = ''] = name.slice(room.length + 1).split('/');
  const part = parts[key];
  if (!part) return [`${name} belongs to no part`];
  const names = ({ path }: Import, allowed: string[] = []) =>
    allowed.map(one => one.replace(/^\./, room)).some(one => path === one || path.startsWith(`${one}/`));
  return imports
    .filter(used => !names(used, part.may) && !(used.isType && names(used, part.types)))
    .map(({ path, isType }) => `${name} imports ${isType ? 'a type of ' : ''}${path}`);
}
