import { isSeen, rawIn } from './raw.ts';
import { childrenOf, isNode, lineOf, type Node, nameOf, type Source, walk } from './syntax.ts';

/** Names under which words are found: in a request itself, in an event, in a mail. */
export type WordNames = { inTickets: Set<string>; inEvents: Set<string>; inMails: Set<string> };

/** The rooms that show something of requests, or hand it out. */
const showing = ['chat', 'web', 'cli'];
/** They draw for a platform what others have drawn already: they know cards, and no request. */
const platforms = ['chat/slack', 'chat/teams'];
/** The sandbox stands for the platforms and for customers: it shows what was posted to it. */
const standIns = ['web/sandbox'];

/** Where readings are recorded, and where it is decided what that means. */
const recordsReadings = ['desk/record-reading', 'ticket'];
/** Who decides by which rule is looked. */
const knowsTheRule = ['ticket/sight', 'desk/desk', 'house'];

/**
 * Every way past the one question "who may see the words of this request?", as `file:line what`.
 *
 * A request that nobody has asked about yet, and its words, never stand in one file: whoever draws takes a `Seen`, and
 * whoever has the request itself hands it on unread.
 *
 * @param facts names of a request's fields in which no words are
 */
export function waysRound(sources: Source[], words: WordNames, facts: Set<string>): string[] {
  const holdsRaw = rawIn(sources, facts);
  const shows = sources.filter(({ name }) => isIn(name, showing) && !isIn(name, standIns));
  return [
    ...shows.flatMap(source => {
      const read = wordsRead(source, words);
      const isHeld = holdsRaw(source);
      if (isIn(source.name, platforms)) return isHeld ? [`${source.name} knows requests themselves`] : [];
      return read
        .filter(() => isHeld || !source.nodes.some(isSeen))
        .map(
          node =>
            `${at(source, node)} reads words ${isHeld ? 'and holds a request that is not Seen' : 'of what is not Seen'}`,
        );
    }),
    ...shows.flatMap(source =>
      claims(source).map(node => `${at(source, node)} says itself that something is Seen`),
    ),
    ...shows.flatMap(source =>
      loosely(source, words).map(node => `${at(source, node)} takes words under another type's name`),
    ),
    ...sources
      .filter(({ name }) => !isIn(name, knowsTheRule))
      .flatMap(source => ownRules(source).map(node => `${at(source, node)} makes a rule of its own`)),
    ...sources
      .filter(({ name }) => !isIn(name, recordsReadings))
      .flatMap(source => recordings(source).map(node => `${at(source, node)} records a reading by itself`)),
  ];
}

function at(source: Source, node: Node): string {
  return `${source.name}:${lineOf(source, node)}`;
}

function isIn(name: string, rooms: string[]): boolean {
  return rooms.some(room => name === room || name.startsWith(`${room}/`));
}

/** `ticket.subject`, `{ requester: { name } }`, `event.text` */
function wordsRead({ nodes }: Source, { inTickets, inEvents, inMails }: WordNames): Node[] {
  return nodes.filter(node => {
    if (node.type === 'ObjectPattern')
      return childrenOf(node).some(({ key }) => isNode(key) && inTickets.has(nameOf(key)));
    if (node.type !== 'MemberExpression') return false;
    const read = nameOf(node.property);
    const from = isNode(node.object) ? nameOf(node.object) || nameOf(node.object.property) : '';
    if (inTickets.has(read)) return true;
    return (
      (from === 'event' && inEvents.has(read)) || (['message', 'mail'].includes(from) && inMails.has(read))
    );
  });
}

/** `ticket as Seen<Ticket>`, `x as any`, `x as never` */
function claims({ nodes }: Source): Node[] {
  return nodes.filter(
    node =>
      ['TSAsExpression', 'TSTypeAssertion'].includes(node.type) &&
      isNode(node.typeAnnotation) &&
      walk(node.typeAnnotation).some(
        inner => isSeen(inner) || ['TSAnyKeyword', 'TSNeverKeyword', 'TSUnknownKeyword'].includes(inner.type),
      ),
  );
}

/** A parameter `{ subject: string }`: a request fits there, asked about or not. */
function loosely({ nodes }: Source, { inTickets }: WordNames): Node[] {
  return nodes
    .filter(({ params }) => Array.isArray(params))
    .flatMap(({ params }) => [params].flat().filter(isNode))
    .flatMap(param => walk(param, isSeen))
    .filter(({ type, key }) => type === 'TSPropertySignature' && inTickets.has(nameOf(key)));
}

function ownRules({ nodes }: Source): Node[] {
  return nodes.filter(({ type, key }) => type === 'Property' && nameOf(key) === 'maySeeWords');
}

function recordings({ nodes }: Source): Node[] {
  return nodes.filter(
    node => node.type === 'Property' && ['open-conversation', 'open-attachment'].includes(nameOf(node.value)),
  );
}
