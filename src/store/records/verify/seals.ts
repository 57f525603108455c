import { isDeepStrictEqual } from 'node:util';
import type { SealLine } from '../seal-file.ts';
import { isSignedBy } from '../seal-key.ts';
import { beforeSeals, digestOfSeal, type Seal, saidBySeal } from '../seals.ts';
import type { Finding } from './findings.ts';

/** What seals are compared with. @property keys public keys, in hexadecimal, by which they may be signed */
export type Outside = { file: string; keys: string[] };

/**
 * Seals that do not follow from each other, are not signed, or stand otherwise in the file. Those behind its end are to be
 * appended yet.
 */
export function* brokenSeals(seals: Seal[], lines: SealLine[], { keys }: Outside): Generator<Finding> {
  yield* brokenLines(lines);
  const inFile = bySeal(lines.flatMap(({ seal }) => seal ?? []));
  const inside = bySeal(seals);
  const end = Math.max(0, ...inFile.keys());
  let before: Seal | null = null;
  for (const number of [...new Set([...inFile.keys(), ...inside.keys()])].sort((a, b) => a - b)) {
    const seal: Seal | undefined = inside.get(number) ?? inFile.get(number);
    if (!seal) continue;
    const place = `seal ${number}`;
    const known = inFile.get(number);
    if (!inside.has(number)) yield { place, says: 'it stands in the file, and not in the database' };
    else if (!known && number < end) yield { place, says: 'it stands in the database, and not in the file' };
    else if (known && !isDeepStrictEqual(seal, known))
      yield { place, says: 'it stands otherwise in the file' };
    for (const says of faultsOf(seal, before, keys)) yield { place, says };
    before = seal;
  }
}

const bySeal = (seals: Seal[]) => new Map(seals.map(seal => [seal.number, seal]));

function* brokenLines(lines: SealLine[]): Generator<Finding> {
  let before = 0;
  for (const { line, seal } of lines) {
    const place = `seal file, line ${line}`;
    if (!seal) yield { place, says: 'it is no seal' };
    else if (seal.number !== before + 1) yield { place, says: `seal ${seal.number} follows seal ${before}` };
    before = seal?.number ?? before;
  }
}

function faultsOf(seal: Seal, before: Seal | null, keys: string[]): string[] {
  const said = saidBySeal(seal);
  const isNext = seal.number === (before?.number ?? 0) + 1;
  const isSigned = isSignedBy(Buffer.from(seal.key, 'hex'), said, Buffer.from(seal.signature, 'hex'));
  return [
    ...(isNext && seal.previous === (before?.digest ?? beforeSeals)
      ? []
      : ['it does not follow from the seal before it']),
    ...(seal.digest === digestOfSeal(said) ? [] : ['its digest is not that of what it says']),
    ...(isSigned ? [] : ['its signature is not that of what it says']),
    ...(keys.includes(seal.key) ? [] : [`it is signed by a key that is not the desk's: ${seal.key}`]),
  ];
}
