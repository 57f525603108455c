import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree, as the parser gives it: what stands in it depends on its type. */
export type Node = { type: string; start: number; [key: string]: unknown };

/**
 * A source file of ours: its path within src, without the ending; its syntax tree, and all nodes of it; where each name
 * that it imports comes from, as `room/file#name` (what is not of this house is left out).
 */
export type Source = {
  name: string;
  text: string;
  program: Node;
  nodes: Node[];
  imports: Map<string, string>;
};

export function parsed(name: string, text: string): Source {
  const { program: tree, errors } = parseSync(`${name}.ts`, text);
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`);
  const program: Node = { ...tree };
  const nodes = walk(program);
  return { name, text, program, nodes, imports: importsOf(name, nodes) };
}

export function ourSources(): Source[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => parsed(path.replace(/\.ts$/, ''), readFileSync(join('src', path), 'utf8')));
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flatMap(value => [value].flat())
    .filter(isNode);
}

/** The node and all below it; not what is below a node at which the walk shall stop. */
export function walk(node: Node, stopsAt: (node: Node) => boolean = () => false): Node[] {
  const found: Node[] = [];
  const rest = [node];
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (stopsAt(next)) continue;
    found.push(next);
    rest.push(...childrenOf(next));
  }
  return found;
}

/** The name of an identifier, or the text of a literal; '' for everything else. */
export function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier' && typeof node.name === 'string') return node.name;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
}

function importsOf(name: string, nodes: Node[]): Map<string, string> {
  const imports = new Map<string, string>();
  for (const node of nodes) {
    const from = nameOf(node.source);
    if (node.type !== 'ImportDeclaration' || !from.startsWith('.')) continue;
    const file = normalize(join(dirname(name), from)).replace(/\.ts$/, '');
    for (const specifier of childrenOf(node))
      if (specifier.type === 'ImportSpecifier')
        imports.set(nameOf(specifier.local), `${file}#${nameOf(specifier.imported)}`);
  }
  return imports;
}

export function lineOf({ text }: Source, { start }: Node): number {
  return text.slice(0, start).split('\n').length;
}
