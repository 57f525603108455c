import { events } from '../chapters.ts';
import type { TicketEvent, TicketEventType } from '../events.ts';
import type { OwnersOf, Whose } from '../grammar/strings-in.ts';
import type { IncidentEvent } from '../incidents/incident.ts';
import type { Actor } from '../words.ts';
import type { DeskEvent } from './desk-events.ts';
import { type DeskEventType, inDeskEvents, isDeskEventType } from './words-in-desk-events.ts';
import { type IncidentEventType, inIncidentEvents, isIncidentEventType } from './words-in-incident-events.ts';

const inActors = {
  operator: { name: 'theirs' },
  customer: { name: 'theirs', address: 'theirs' },
  desk: {},
} satisfies { [K in Actor['kind']]: OwnersOf<Extract<Actor, { kind: K }>> };

/** What an event says, and who did it: of both the log keeps the words apart. */
type Said = { event: TicketEvent | DeskEvent | IncidentEvent; actor: Actor };

/** Words by where they stand, as `event.told.0.name`. */
export type WordsApart = Record<string, string>;

/** The paths in an event that lead to words, `*` for each of a list. */
export function pathsOfWords(type: TicketEventType | DeskEventType | IncidentEventType): string[] {
  if (isIncidentEventType(type)) return theirs(inIncidentEvents[type]);
  return theirs(isDeskEventType(type) ? inDeskEvents[type] : events[type].strings);
}

/**
 * Takes the words out of an event: what is left is the same event with empty words, which every reader of the log
 * understands. Pure.
 */
export function setApart<S extends Said>(said: S): { bare: S; words: WordsApart } {
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
