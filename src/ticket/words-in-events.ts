import type { DeskEvent } from './desk-events.ts';
import type { TicketEvent, TicketEventType } from './events.ts';
import type { OwnersOf, Whose } from './grammar/strings-in.ts';
import type { Actor } from './words.ts';
import { type DeskEventType, inDeskEvents, isDeskEventType } from './words-in-desk-events.ts';

const person = { name: 'theirs', address: 'theirs' } as const;
const files = { 'files.*.name': 'theirs', 'files.*.sha256': 'ours' } as const;

const inEvents = {
  'ticket-opened': {
    subject: 'theirs',
    mailbox: 'ours',
    'requester.name': 'theirs',
    'requester.address': 'theirs',
    'participants.*': 'theirs',
    excerpt: 'theirs',
    // It quotes the words of the mail by which a rule was found.
    'suggestion.reason': 'theirs',
    messageId: 'ours',
    nonce: 'ours',
    'authorship.answersTo.name': 'theirs',
    'authorship.answersTo.address': 'theirs',
    'authorship.saysToBe.*.operator.name': 'theirs',
    'authorship.saysToBe.*.messageId': 'ours',
    'authorship.saysToBe.*.arrivedAt': 'ours',
    'authorship.saysToBe.*.excerpt': 'theirs',
    'authorship.saysToBe.*.original.name': 'theirs',
    'authorship.saysToBe.*.original.address': 'theirs',
    'authorship.outside.by': 'theirs',
  },
  'message-received': {
    'from.name': 'theirs',
    'from.address': 'theirs',
    excerpt: 'theirs',
    messageId: 'ours',
    'joining.*': 'theirs',
    arrivedAt: 'ours',
  },
  'wrote-outside': { messageId: 'ours', arrivedAt: 'ours' },
  'said-to-be': {
    'saysToBe.operator.name': 'theirs',
    'saysToBe.messageId': 'ours',
    'saysToBe.arrivedAt': 'ours',
    'saysToBe.excerpt': 'theirs',
    'saysToBe.original.name': 'theirs',
    'saysToBe.original.address': 'theirs',
  },
  vouched: {
    'operator.name': 'theirs',
    messageId: 'ours',
    arrivedAt: 'ours',
    'requester.name': 'theirs',
    'requester.address': 'theirs',
  },
  claimed: {},
  classified: {},
  'clarification-asked': { text: 'theirs', ...files },
  replied: { text: 'theirs', ...files },
  closed: { resolution: 'theirs', ...files },
  released: {},
  reassigned: { 'to.name': 'theirs' },
  reopened: { reason: 'theirs' },
  'note-added': { text: 'theirs' },
  'conversation-opened': {},
  'attachment-opened': { name: 'theirs' },
  'language-changed': {},
  escalated: { due: 'ours', 'told.*.name': 'theirs' },
  'on-call-told': { 'told.*.name': 'theirs' },
  acknowledged: {},
  'deadline-extended': { reason: 'theirs' },
  reminded: { closesAt: 'ours' },
  merged: {},
  absorbed: { 'participants.*': 'theirs', excerpt: 'theirs' },
  'split-off': { 'sender.name': 'theirs', 'sender.address': 'theirs', excerpt: 'theirs' },
  linked: {},
  'letter-bounced': { recipient: 'theirs', status: 'ours' },
  'letter-delayed': { recipient: 'theirs', status: 'ours' },
  'virus-found': { file: 'theirs', signature: 'ours' },
  'letter-recalled': {},
  'letter-resent': { recipient: 'theirs' },
} satisfies { [T in TicketEventType]: OwnersOf<Extract<TicketEvent, { type: T }>> };

const inActors = {
  operator: { name: 'theirs' },
  customer: person,
  desk: {},
} satisfies { [K in Actor['kind']]: OwnersOf<Extract<Actor, { kind: K }>> };

/** What an event says, and who did it: of both the log keeps the words apart. */
type Said = { event: TicketEvent | DeskEvent; actor: Actor };

/** Words by where they stand, as `event.told.0.name`. */
export type WordsApart = Record<string, string>;

/** The paths in an event that lead to words, `*` for each of a list. */
export function pathsOfWords(type: TicketEventType | DeskEventType): string[] {
  return theirs(isDeskEventType(type) ? inDeskEvents[type] : inEvents[type]);
}

/**
 * Takes the words out of an event: what is left is the same event with empty words, which every reader of the log
 * understands. Pure.
 */
export function withoutWords<S extends Said>(said: S): { bare: S; words: WordsApart } {
  const bare = structuredClone(said);
  // All are looked up before one is written: several paths may lead to one and the same person.
  const places = pathsIn(said).flatMap(path => placesAt(bare, path));
  const words: WordsApart = {};
  for (const { path, word } of places) if (word !== '') words[path] = word;
  for (const { write } of places) write('');
  return { bare, words };
}

/** Puts words back where they were; without them (they were erased) the event stays as bare as it is. Pure. */
export function withWords<S extends Said>(bare: S, words: WordsApart): S {
  const said = structuredClone(bare);
  for (const path of pathsIn(said))
    for (const place of placesAt(said, path)) place.write(words[place.path] ?? place.word);
  return said;
}

function pathsIn({ event, actor }: Said): string[] {
  return [
    ...pathsOfWords(event.type).map(path => `event.${path}`),
    ...theirs(inActors[actor.kind]).map(path => `actor.${path}`),
  ];
}

function theirs(owners: Record<string, Whose>): string[] {
  return Object.entries(owners).flatMap(([path, whose]) => (whose === 'theirs' ? [path] : []));
}

type Place = { path: string; word: string; write(word: string): void };

/** Every string to which a path leads: none where something on the way is missing. */
function placesAt(value: unknown, path: string, before = ''): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const [step = '', ...rest] = path.split('.');
  const keys = step === '*' ? Object.keys(value) : [step];
  return keys.flatMap(key => {
    const next: unknown = Reflect.get(value, key);
    const here = `${before}${key}`;
    if (rest.length > 0) return placesAt(next, rest.join('.'), `${here}.`);
    return typeof next === 'string'
      ? [{ path: here, word: next, write: word => void Reflect.set(value, key, word) }]
      : [];
  });
}
