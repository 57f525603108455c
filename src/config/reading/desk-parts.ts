import {
  type ConfigFault,
  choicesOnce,
  keyInWords,
  nobodyReads,
  type ValueFault,
  valueFaults,
  within,
} from '../faults.ts';
import { type DeskYaml, deskSections, deskShape } from '../keys/desk-yaml.ts';
import { keysOf, shapeAt } from '../walk-shape.ts';
import { crosswise } from './crosswise.ts';
import { decodeText, decodeUtf8 } from './utf8.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

type Part = keyof DeskYaml;

/** The parts of desk.yaml that are right; `policy` where all are. A part at fault is no key here. */
export type DeskParts = { [P in Part]?: DeskYaml[P] | undefined } & { policy?: DeskYaml };

export type WrittenDesk = {
  parts: DeskParts;
  /** As it stands in the file. */
  written: unknown;
  faultAt(path: PropertyKey[], says: string): ConfigFault;
};

/** Reads desk.yaml part by part, so that a fault in one hides none in another. */
export function readDeskYaml(
  deskYaml: string | Uint8Array,
  wanted: Part[] = partNames,
): { desk: WrittenDesk; faults: ConfigFault[] } {
  const decoded = typeof deskYaml === 'string' ? decodeText(deskYaml) : decodeUtf8(deskYaml);
  if (!decoded.ok) return unreadable([decoded]);
  const file = readYaml(decoded.text);
  if (!file.content) return unreadable(file.faults);
  const written = withoutNulls(file.content);
  const parts: Partial<Record<Part, unknown>> = {};
  const found: ValueFault[] = [];
  for (const part of wanted) {
    const parsed = deskSections[part].safeParse(within(written, part));
    if (parsed.success) parts[part] = parsed.data;
    else
      found.push(
        ...valueFaults(parsed.error, keysAt([part])).map(fault => ({
          ...fault,
          path: [part, ...fault.path],
        })),
      );
  }
  if (wanted === partNames) found.push(...strangers(file.content), ...crosswise(written));
  const inOrder = firstOfEach(found).toSorted(
    (a, b) => (file.lineOf(a.path) ?? 0) - (file.lineOf(b.path) ?? 0),
  );
  const faults = choicesOnce(inOrder, ({ path }) => keyInWords(path, written)).map(({ path, says }) =>
    faultAt(file, path, keyInWords(path, written), isKnownElsewhere(path, says)),
  );
  const isWhole = partNames.every(part => part in parts);
  return {
    desk: {
      // Each was parsed by the shape of its name.
      parts: { ...parts, ...(isWhole ? { policy: parts } : {}) } as DeskParts,
      written,
      faultAt: (path, says) => faultAt(file, path, keyInWords(path, written), says),
    },
    faults,
  };
}

const partNames = Object.keys(deskSections) as Part[];

function unreadable(faults: { line: number; says: string }[]): ReturnType<typeof readDeskYaml> {
  return {
    desk: {
      parts: {},
      written: {},
      faultAt: (path, says) => ({ file: 'desk.yaml', line: null, key: keyInWords(path, {}), says }),
    },
    faults: faults.map(({ line, says }) => ({ file: 'desk.yaml', line, key: '', says })),
  };
}

/** A fault where it is written; of a part that only stands there as a comment, where that is. */
function faultAt(file: YamlFile, path: PropertyKey[], key: string, says: string): ConfigFault {
  const comment = file.commentOf(path);
  return {
    file: 'desk.yaml',
    line: file.lineOf(path) ?? comment,
    key,
    says:
      comment === null
        ? says
        : `${says}. It stands here behind a #: take the # away, from this line and from those below that belong to it`,
  };
}

function strangers(content: Record<string, unknown>): ValueFault[] {
  return Object.keys(content)
    .filter(key => !(key in deskSections))
    .map(key => ({ path: [key], says: nobodyReads(key, partNames) }));
}

function keysAt(before: PropertyKey[]): (path: PropertyKey[]) => string[] {
  return path => {
    const shape = shapeAt(deskShape, [...before, ...path]);
    return shape ? Object.keys(keysOf(shape)) : [];
  };
}

/** A key that is right but for its place: said where it belongs. */
function isKnownElsewhere(path: PropertyKey[], says: string): string {
  if (!says.startsWith('nobody reads this key')) return says;
  const key = String(path.at(-1));
  if (key in deskSections && path.length > 1)
    return 'it belongs to the first level: write it without blanks before it';
  const homes = partNames.filter(part => key in keysOf(deskSections[part]) && part !== path[0]);
  return homes.length > 0 ? `nobody reads this key here: it belongs under ${homes.join(' or ')}` : says;
}

/** `phone:` with nothing behind it is null in YAML, and meant as not said. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(item => (item === null ? undefined : withoutNulls(item)));
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutNulls(each)]));
}

/** One fault a key: what follows from the first says nothing more. */
function firstOfEach(faults: ValueFault[]): ValueFault[] {
  const seen = new Set<string>();
  return faults.filter(({ path, says }) => {
    const key = JSON.stringify([path, says]);
    return !seen.has(key) && seen.add(key);
  });
}
