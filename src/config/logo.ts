import { readFileSync } from 'node:fs';

export type Logo = { type: 'image/svg+xml' | 'image/png'; content: Uint8Array };

const mostBytes = 100 * 1024;
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Reads the file of `pages: { logo }`. @returns what is wrong with it, where something is */
export function readLogo(file: string): Logo | string {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'ENOENT'
      ? `there is no file ${file}: write the name of an SVG or PNG`
      : `${file} cannot be read (${code}): write the name of an SVG or PNG`;
  }
  if (content.length > mostBytes)
    return `${file} has ${Math.ceil(content.length / 1024)} KB: make it smaller than 100`;
  if (content.subarray(0, 4).equals(pngSignature)) return { type: 'image/png', content };
  if (/<svg[\s>]/i.test(content.subarray(0, 2000).toString('utf8')))
    return { type: 'image/svg+xml', content };
  return `${file} is neither an SVG nor a PNG`;
}
