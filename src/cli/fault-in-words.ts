import { plainReason } from '../safe-fault.ts';

/** What a command's failure means, and what to do: the system's and another server's own words do not say so. */
export function faultInWords(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return plainReason(error);
  const { code } = error;
  // Without a path: it was found while reading.
  if (code === 'EISDIR') return 'That is a folder: write the name of a file.';
  if ('path' in error && typeof error.path === 'string')
    return aboutFile(code, error.path) ?? plainReason(error);
  return `${plainReason(error)}\nWhat to do about it: npm run sportello -- check`;
}

function aboutFile(code: string, path: string): string | null {
  // A backup is written under another name until it is whole.
  const name = path.replace(/\.unfinished$/, '');
  switch (code) {
    case 'ENOENT':
      return `There is no ${name}, or no folder for it: write the name of one that is there.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${name} is closed to this user, or may not be written: write another name, or open it.`;
    default:
      return null;
  }
}
