import type { Importing } from '../sources.ts';
import { beside, foldersOrder, loadsUnnamed, rooms, sdkRooms } from './rooms.ts';

/** What a file imports through a door that does not open that way, each in words. */
export function againstTheDoors({ name, imports }: Importing): string[] {
  const room = roomOf(name);
  const allowed = rooms[room];
  if (!allowed) return [`${name} lies in no room of the table`];
  const isAllowed = (used: string) =>
    allowed.some(door => roomOf(used) === door || used === door || used.startsWith(`${door}/`));
  return ownOf(imports)
    .filter(used => !beside.includes(used) && roomOf(used) !== room && !isAllowed(used))
    .map(used => `${name} uses ${used}`);
}

/** What a file imports against the order in which a press, a mail or a letter travels within its room. */
export function againstTheOrder({ name, imports }: Importing): string[] {
  return Object.entries(foldersOrder).flatMap(([room, order]) => {
    const place = placeIn(room, order, name);
    if (place === -1) return [];
    return ownOf(imports)
      .filter(used => placeIn(room, order, used) !== -1 && placeIn(room, order, used) < place)
      .map(used => `${name} uses ${used}`);
  });
}

/** The SDKs of other rooms that a file imports. */
export function straySdks({ name, imports }: Importing): string[] {
  return imports
    .map(({ path }) => path)
    .filter(path => {
      const home = Object.entries(sdkRooms).find(([sdk]) => path === sdk || path.startsWith(`${sdk}/`))?.[1];
      return home !== undefined && !home.some(room => name.startsWith(`${room}/`));
    });
}

/** By what a file gets past all of this: the compiler does not know what is loaded, or others get an SDK from it. */
export function unnamed({ name, text }: { name: string; text: string }): string[] {
  if (loadsUnnamed.includes(name)) return [];
  const handsOnAnSdk = /^export\b[^;]*?\bfrom '(?!\.)[^']+'/gm;
  const loads = /\bimport\((?!')|\b(?:createRequire|getBuiltinModule)\b|\brequire\(/g;
  return [...text.matchAll(handsOnAnSdk), ...text.matchAll(loads)].map(([found]) => found);
}

/** The room in which a file lies: the innermost that the table names. */
function roomOf(name: string): string {
  const parts = name.split('/').slice(0, -1);
  while (parts.length > 0 && !(parts.join('/') in rooms)) parts.pop();
  return parts.join('/') || name;
}

/** What is ours. */
function ownOf(imports: Importing['imports']): string[] {
  return imports.filter(({ isOwn }) => isOwn).map(({ path }) => path);
}

/** @returns -1 for what lies elsewhere, or in a folder that the order does not name */
function placeIn(room: string, order: string[], file: string): number {
  if (!file.startsWith(`${room}/`)) return -1;
  const inside = file.slice(room.length + 1);
  const [folder = ''] = inside.includes('/') ? inside.split('/') : [];
  return order.indexOf(folder);
}
