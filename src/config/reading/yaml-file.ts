import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  visit,
  type YAMLError,
} from 'yaml';
import { lineAt } from './utf8.ts';

type YamlFault = { line: number; says: string };

/** What stands in a YAML file, and where. */
export type YamlFile = {
  /** null where the file cannot be read as one document of keys */
  content: Record<string, unknown> | null;
  faults: YamlFault[];
  /** The line on which what lies at a path is written, or that of the nearest key around it; null where there is none. */
  lineOf(path: PropertyKey[]): number | null;
  /** The line of a comment that would be the part to which a path leads (`# smtpOut:`), where that is not written. */
  commentOf(path: PropertyKey[]): number | null;
};

/** Beyond it a few lines would unfold to gigabytes. */
const aliasesAtMost = 100;

/** Reads a YAML text, and names all that makes it none. Anchors, aliases and merge keys (`<<`) are understood. */
export function readYaml(text: string): YamlFile {
  const counter = new LineCounter();
  const nothing = (faults: YamlFault[]): YamlFile => ({
    content: null,
    faults,
    lineOf: () => null,
    commentOf: () => null,
  });
  const blank = /^[ \t]*[\u00a0\u2000-\u200b\u202f\u3000]/m.exec(text);
  if (blank)
    return nothing([
      {
        line: lineAt(text, blank.index),
        says: 'begins with a no-break blank, copied from a page: write ordinary blanks',
      },
    ]);
  const documents = parseAllDocuments(text, { lineCounter: counter, prettyErrors: false, merge: true });
  const [document, second] = Array.isArray(documents) ? documents : [];
  const lineIn = (offset: number | undefined) => (offset === undefined ? 1 : counter.linePos(offset).line);
  if (!document || (isScalar(document.contents) && document.contents.value === null) || !document.contents)
    return nothing([{ line: 1, says: 'nothing stands in it: bring back the one that came with Sportello' }]);
  if (second)
    return nothing([
      {
        line: lineIn(second.range?.[0]),
        says: 'a second document begins here: one file is one document; remove the line --- or what does not belong to this desk',
      },
    ]);
  const faults = [
    ...[...document.errors, ...document.warnings].map(error => ({
      line: lineIn(error.pos[0]),
      says: syntaxInWords(error),
    })),
    ...oddNodes(document).map(({ offset, says }) => ({ line: lineIn(offset), says })),
  ];
  if (faults.length > 0) return nothing(firstOfEachLine(faults));
  const lineOf = (path: PropertyKey[]) => {
    const offset = offsetOf(document, path);
    return offset === undefined ? null : lineIn(offset);
  };
  const commentOf = (path: PropertyKey[]) => {
    if (lineOf(path) !== null) return null;
    const row = text.split(/\r?\n/).findIndex(line => /^#+ ?(\w+):/.exec(line)?.[1] === String(path[0]));
    return row === -1 ? null : row + 1;
  };
  const content = contentOf(document);
  if (typeof content === 'string') return nothing([{ line: 1, says: content }]);
  return { content, faults: [], lineOf, commentOf };
}

/** What follows from the first says nothing more. */
function firstOfEachLine(faults: YamlFault[]): YamlFault[] {
  return faults.filter(({ line }, at) => faults.findIndex(other => other.line === line) === at);
}

function contentOf(document: Document.Parsed): Record<string, unknown> | string {
  if (!isMap(document.contents)) return 'write keys with their values, such as desk: { name: … }';
  try {
    return document.toJS({ maxAliasCount: aliasesAtMost }) as Record<string, unknown>;
  } catch {
    return `its aliases (*…) stand for more than can be read: use fewer than ${aliasesAtMost}`;
  }
}

/** What is YAML, but means nothing here, or not what it looks like. */
function oddNodes(document: Document.Parsed): { offset: number | undefined; says: string }[] {
  const found: { offset: number | undefined; says: string }[] = [];
  const anchors = new Set<string>();
  const open: { anchor: string; end: number }[] = [];
  visit(document, {
    Node: (_key, node) => {
      const [begin, , end] = node.range ?? [];
      if ('anchor' in node && node.anchor && !isAlias(node)) {
        anchors.add(node.anchor);
        if (end !== undefined) open.push({ anchor: node.anchor, end });
      }
      if (!isAlias(node)) return;
      const holds = open.some(({ anchor, end }) => anchor === node.source && (begin ?? 0) < end);
      if (!anchors.has(node.source))
        found.push({
          offset: begin,
          says: `*${node.source} stands for what is marked with &${node.source} further up, and nothing is: mark it, write the value itself, or put a text that begins with * in quotes`,
        });
      else if (holds)
        found.push({
          offset: begin,
          says: `*${node.source} stands within what it stands for: write the value itself`,
        });
    },
    Pair: (_key, pair) => {
      const { key } = pair;
      if (isMap(key) || isSeq(key))
        found.push({ offset: key.range?.[0], says: 'a text that begins with { or [ must stand in quotes' });
    },
  });
  return found;
}

/** Where the key that leads to a path's end stands, or the item; else the nearest one around it. */
function offsetOf(document: Document.Parsed, path: PropertyKey[]): number | undefined {
  let at: Node | null = document.contents;
  let offset: number | undefined;
  for (const step of path) {
    const node: unknown = isAlias(at) ? at.resolve(document) : at;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
      if (!pair) return offset;
      offset = (pair.key as ParsedNode | null)?.range?.[0] ?? offset;
      at = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      offset = item?.range?.[0] ?? offset;
      at = item ?? null;
    } else return offset;
  }
  return offset;
}

const syntax: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'this key stands here a second time: remove one of the two',
  TAB_AS_INDENT: 'begins with a tab: write blanks in its place',
  BAD_INDENT:
    'is set in differently from its neighbours: begin keys of one level with the same number of blanks',
  BAD_SCALAR_START: 'a text that begins with this sign must stand in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'has two colons, or a key under a key on one line: put the text in quotes, or begin a new line',
  TAG_RESOLVE_FAILED: 'a text that begins with ! must stand in quotes',
  BLOCK_IN_FLOW:
    'something lacks between { and }, or between [ and ], mostly a comma: write { a: 1, b: 2 }, or put the text in quotes',
  BAD_DQ_ESCAPE:
    'between "…" a backslash begins a sign of its own: write two of them, or put the text between \'…\'',
  MULTILINE_IMPLICIT_KEY:
    'a key must stand on one line, with a colon and its value: look for a colon that lacks, or a quote that is not closed',
  BAD_DIRECTIVE: 'a line that begins with % says nothing here: remove it, or put the text in quotes',
  UNEXPECTED_TOKEN:
    'has something that belongs nowhere: look for a quote, a bracket or a comma too many before it',
  MISSING_CHAR: 'something is not closed: look for a quote, a bracket ] or a brace } that lacks',
};

function syntaxInWords(error: YAMLError): string {
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys'))
    return 'no key with its value: write name: value, with a colon and a blank after it';
  return syntax[error.code] ?? `is not YAML: ${error.message.split('\n')[0] ?? ''}`;
}
