import { isSeen } from './raw.ts';
import { childrenOf, isNode, lineOf, type Node, nameOf, type Source, walk } from './syntax.ts';

/** What is known of words: under which names they are found, and who has them in hand. */
export type Known = {
  inTickets: Set<string>;
  inEvents: Set<string>;
  inMails: Set<string>;
  /** Whether a file has a request in hand about which nobody has asked. */
  isRaw(source: Source): boolean;
};

/** The rooms that show something of requests, or hand it out. The sandbox shows what was posted to it. */
const isShowing = (name: string) =>
  isIn(name, 'chat', 'web', 'cli', 'outwards') && !isIn(name, 'web/sandbox');
/** They draw for a platform what others have drawn already: they know cards, and no request. */
const isPlatform = (name: string) => isIn(name, 'chat/slack', 'chat/teams');
const isDrawing = (name: string) => isShowing(name) && !isPlatform(name);

/** `const read = createRequire(import.meta.url)`, and of `read` nothing but `read('a-package')`. */
function requiresPackagesAlone(nodes: Node[]): boolean {
  const isMade = ({ type, callee }: Node) => type === 'CallExpression' && nameOf(callee) === 'createRequire';
  const kept = nodes.filter(
    ({ type, init }) => type === 'VariableDeclarator' && isNode(init) && isMade(init),
  );
  const names = new Set(kept.map(({ id }) => nameOf(id)));
  const named = nodes.filter(node => node.type === 'Identifier' && names.has(nameOf(node)));
  const asked = nodes.filter(
    ({ type, callee, arguments: args }) =>
      type === 'CallExpression' &&
      names.has(nameOf(callee)) &&
      Array.isArray(args) &&
      /^[@a-z]/.test(nameOf(args[0])),
  );
  const isHandedOn = nodes.some(node => node.type.startsWith('Export') && walk(node).some(isMade));
  return (
    !isHandedOn && nodes.filter(isMade).length === kept.length && named.length === kept.length + asked.length
  );
}

type Rule = {
  forbids: string;
  in(name: string): boolean;
  finds(source: Source, known: Known): Node[];
};

/**
 * A request about which nobody has asked who may see it, and its words, never stand in one file: whoever draws takes a
 * `Seen`, and whoever has the request itself hands it on unread.
 */
const rules: Rule[] = [
  {
    forbids: 'knows requests themselves',
    in: isPlatform,
    finds: (source, { isRaw }) => (isRaw(source) ? [source.program] : []),
  },
  {
    forbids: 'reads words, and has a request that is not Seen',
    in: isDrawing,
    finds: (source, known) => (known.isRaw(source) ? wordsRead(source, known) : []),
  },
  {
    forbids: 'reads words, and names nothing that is Seen',
    in: isDrawing,
    finds: (source, known) =>
      known.isRaw(source) || source.nodes.some(isSeen) ? [] : wordsRead(source, known),
  },
  {
    forbids: 'takes words under the name of another type',
    in: isShowing,
    // `({ subject }: { subject: string })`: a request fits there, asked about or not.
    finds: ({ nodes }, { inTickets }) =>
      nodes
        .flatMap(({ params }) => (Array.isArray(params) ? params.filter(isNode) : []))
        .flatMap(param => walk(param, isSeen))
        .filter(({ type, key }) => type === 'TSPropertySignature' && inTickets.has(nameOf(key))),
  },
  {
    forbids: 'says by itself that something is Seen',
    in: isDrawing,
    finds: ({ nodes }) =>
      nodes.filter(({ type, typeAnnotation }) => {
        if (!isNode(typeAnnotation)) return false;
        if (type === 'TSTypePredicate') return walk(typeAnnotation).some(isSeen);
        const isAssertion = type === 'TSAsExpression' || type === 'TSTypeAssertion';
        return isAssertion && walk(typeAnnotation).some(fitsARequest);
      }),
  },
  {
    forbids: 'writes out a request that is not Seen, whatever is in it',
    in: isDrawing,
    finds: (source, { isRaw }) => (isRaw(source) ? source.nodes.filter(node => isWhole(node, source)) : []),
  },
  {
    forbids: 'brings in what cannot be told by its name',
    in: isShowing,
    finds: ({ nodes }) =>
      nodes.filter(
        node =>
          node.type === 'TSImportType' ||
          // A program loads its own parts as they are asked for.
          (node.type === 'ImportExpression' && !nameOf(node.source).startsWith('./')) ||
          (nameOf(node.imported) === 'createRequire' && !requiresPackagesAlone(nodes)) ||
          (node.type === 'ImportDeclaration' &&
            nameOf(node.source).startsWith('.') &&
            childrenOf(node).some(({ type }) => type === 'ImportNamespaceSpecifier')),
      ),
  },
  {
    forbids: 'hands on what another room gives, as if it were its own',
    in: () => true,
    finds: ({ nodes }) =>
      nodes.filter(({ type, source }) => type.startsWith('Export') && nameOf(source).startsWith('../')),
  },
  {
    forbids: 'looks by a rule of its own',
    in: name => !isIn(name, 'ticket/sight', 'desk/desk', 'house'),
    finds: ({ nodes }) =>
      nodes.filter(({ type, key }) => type === 'Property' && nameOf(key) === 'maySeeWords'),
  },
  {
    forbids: 'shows something as if it were of no request',
    in: name => !isIn(name, 'ticket/sight', 'chat/couriers/notices'),
    finds: ({ nodes }) => nodes.filter(node => nameOf(node.imported) === 'seenOfNoRequest'),
  },
  {
    // Those that may: who finds or opens the ticket of a mail, who tells of an incident, who asks for a customer's eyes, and who locks a second one before `hold`.
    forbids: 'takes a request in hand without asking whether whoever acts may see it',
    in: name =>
      !isIn(name, 'store/tickets/tickets', 'desk/handle', 'desk/relations/merge', 'desk/incidents/tell') &&
      !isIn(name, 'desk/intake/which-ticket', 'desk/intake/quarantine', 'desk/letters/scans') &&
      !isIn(name, 'desk/opened/open-by-hand', 'desk/outwards/by-form', 'desk/portal/doing/act'),
    finds: ({ nodes }) => nodes.filter(node => nameOf(node.imported) === 'lockTicket'),
  },
  {
    forbids: 'records a reading by itself',
    in: name => !isIn(name, 'ticket', 'desk/record-reading'),
    finds: ({ nodes }) =>
      nodes.filter(
        ({ type, value }) =>
          type === 'Property' && ['open-conversation', 'open-attachment'].includes(nameOf(value)),
      ),
  },
];

const fitsAnything = ['TSAnyKeyword', 'TSNeverKeyword', 'TSUnknownKeyword'];
/** What something may be said to be: constant, or a thing in which no words are. */
const sayable = ['const', 'Refusal'];

/** In an assertion: a name behind which anything can be, a request too. */
function fitsARequest({ type, typeName }: Node): boolean {
  return fitsAnything.includes(type) || (type === 'TSTypeReference' && !sayable.includes(nameOf(typeName)));
}

/** `JSON.stringify(ticket)`, `Object.values(ticket)`; and `{ ...seen, ...ticket }`, which bears the mark of the other. */
function isWhole(node: Node, { imports }: Source): boolean {
  if (node.type === 'ObjectExpression') {
    const named = ['Identifier', 'MemberExpression', 'CallExpression', 'AwaitExpression'];
    const spread = childrenOf(node).filter(
      ({ type, argument }) =>
        type === 'SpreadElement' &&
        isNode(argument) &&
        named.includes(argument.type) &&
        // What a file imports is a table, and no request.
        !imports.has(nameOf(argument)),
    );
    return spread.length > 1;
  }
  const { type, object, property } = node;
  if (type !== 'MemberExpression') return false;
  const called = `${nameOf(object)}.${nameOf(property)}`;
  return ['JSON.stringify', 'Object.values', 'Object.entries', 'Object.assign'].includes(called);
}

/** Every way past the one question "who may see the words of this request?", as `file:line what it does`. */
export function waysRound(sources: Source[], known: Known): string[] {
  return sources.flatMap(source =>
    rules
      .filter(rule => rule.in(source.name))
      .flatMap(({ finds, forbids }) =>
        finds(source, known).map(node => `${source.name}:${lineOf(source, node)} ${forbids}`),
      ),
  );
}

function isIn(name: string, ...rooms: string[]): boolean {
  return rooms.some(room => name === room || name.startsWith(`${room}/`));
}

/** `ticket.subject`, `{ requester: { name } }`, `event.text`, `mail.html` */
function wordsRead({ nodes }: Source, { inTickets, inEvents, inMails }: Known): Node[] {
  return nodes.filter(node => {
    if (node.type === 'ObjectPattern')
      return childrenOf(node).some(({ key }) => isNode(key) && inTickets.has(nameOf(key)));
    if (node.type !== 'MemberExpression') return false;
    const read = nameOf(node.property);
    const of = isNode(node.object) ? nameOf(node.object) || nameOf(node.object.property) : '';
    return (
      inTickets.has(read) ||
      (of === 'event' && inEvents.has(read)) ||
      (['message', 'mail'].includes(of) && inMails.has(read))
    );
  });
}
