import { childrenOf, isNode, type Node, nameOf, type Source, walk } from './syntax.ts';

/** What holds words, by room. What else does is found: a type that names one of these, a function that gives one. */
const holders = [
  ['ticket', 'Ticket'],
  ['ticket', 'TicketEvent'],
  ['ticket', 'RecordedEvent'],
  ['store', 'Message'],
  ['desk', 'InboundEmail'],
] as const;

/**
 * Who has words in hand that nobody has asked about.
 *
 * @param facts names of fields in which no words are
 * @returns whether a file names a type that holds words, or calls what gives them
 */
export function rawIn(sources: Source[], facts: Set<string>): (source: Source) => boolean {
  const types = new Map(sources.flatMap(source => typesOf(source, facts)));
  const raw = new Set<string>();
  for (const [room, name] of holders) {
    const ids = [...types.keys()].filter(id => id.startsWith(`${room}/`) && id.endsWith(`#${name}`));
    if (ids.length !== 1) throw new Error(`${room} has ${ids.length} types ${name}`);
    raw.add(ids.join());
  }
  for (let known = 0; known < raw.size; ) {
    known = raw.size;
    for (const [id, named] of types) if (named.some(name => raw.has(name))) raw.add(id);
  }
  const givers = new Set(
    sources.flatMap(source =>
      source.nodes.flatMap(({ type, id, returnType }) =>
        type === 'FunctionDeclaration' &&
        isNode(returnType) &&
        typesNamed(source, returnType, facts).some(name => raw.has(name))
          ? [`${source.name}#${nameOf(id)}`]
          : [],
      ),
    ),
  );
  return source =>
    [...source.imports.values()].some(from => givers.has(from)) ||
    typesNamed(source, source.program, facts).some(name => raw.has(name));
}

/** `Seen<…>` */
export function isSeen(node: Node): boolean {
  return argumentsOf(node, 'Seen').length > 0;
}

/** The types that a file declares, each with those that it names. */
function typesOf(source: Source, facts: Set<string>): [id: string, named: string[]][] {
  return source.nodes
    .filter(({ type }) => type === 'TSTypeAliasDeclaration' || type === 'TSInterfaceDeclaration')
    .map(node => [`${source.name}#${nameOf(node.id)}`, typesNamed(source, node, facts)]);
}

/** The types named in a part of the tree, but for what a Seen holds, for mere facts, and for what functions take. */
function typesNamed({ name, imports }: Source, node: Node, facts: Set<string>): string[] {
  const isLeftOut = (inner: Node) =>
    ['TSFunctionType', 'TSMethodSignature', 'TSTypeQuery'].includes(inner.type) ||
    isSeen(inner) ||
    isFactual(inner, facts);
  return walk(node, isLeftOut)
    .filter(({ type }) => type === 'TSTypeReference')
    .map(({ typeName }) => imports.get(nameOf(typeName)) ?? `${name}#${nameOf(typeName)}`);
}

/** `Pick<Ticket, 'number'>`, `Ticket['status']` */
function isFactual(node: Node, facts: Set<string>): boolean {
  const keys = node.type === 'TSIndexedAccessType' ? node.indexType : argumentsOf(node, 'Pick')[1];
  if (!isNode(keys)) return false;
  const named = walk(keys).map(nameOf).filter(Boolean);
  return named.length > 0 && named.every(name => facts.has(name));
}

function argumentsOf(node: Node, type: string): Node[] {
  if (node.type !== 'TSTypeReference' || nameOf(node.typeName) !== type) return [];
  return isNode(node.typeArguments) ? childrenOf(node.typeArguments) : [];
}
