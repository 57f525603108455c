import { z } from 'zod';
import type { EvidenceKind } from '../evidence.ts';
import type { ChainedLog, LoggedEvent } from '../logs.ts';
import { placeOfEvent } from './findings.ts';

/** What the logs say of things that changed lawfully. By ids: what is not named has not. */
export type Explained = {
  /** How often a message changed and lost nothing: it was sent again, it was mended whose it is, or somebody is not named in it any more. */
  changed: Map<number, number>;
  /** What lost all that was written in it, and how often that is said. */
  emptied: Record<EvidenceKind, Map<number, number>>;
  /** What is not there any more. */
  gone: Set<number>;
  /** Up to which event a ticket's words may have been erased: older ones do not say which. */
  erased: Map<number, number>;
  /** Events whose words were erased, as they are called; and incidents, of which those that say what they are called were. */
  wordless: Set<string>;
  nameless: Set<number>;
  /** Readings of then or before lost who read: they had been known of for long enough. */
  ledger: Date | null;
};

export function nothingExplained(): Explained {
  const emptied = {
    ...{ message: new Map(), mail: new Map(), file: new Map(), reading: new Map() },
    ...{ terms: new Map(), told: new Map(), hour: new Map(), stamp: new Map() },
  };
  return {
    ...{ changed: new Map(), emptied, gone: new Set(), erased: new Map() },
    ...{ wordless: new Set(), nameless: new Set(), ledger: null },
  };
}

const ids = z.array(z.number()).default([]);
const taken = z
  .object({
    messages: ids,
    mended: ids,
    files: ids,
    mails: ids,
    incidents: ids,
    events: z.array(z.number()).optional(),
  })
  .catch({ messages: [], mended: [], files: [], mails: [], incidents: [] });
const ofRequest = z.object({ taken });
const apart = z.object({
  ...{ mails: ids, files: ids, readings: ids, deskEvents: ids, requests: taken },
  incidentEvents: z.array(z.object({ incident: z.number(), sequence: z.number() })).default([]),
});
const sentAgain = z.object({ letter: z.number() });
const mended = z.object({ messages: ids });
const begun = z.object({ until: z.object({ ledger: z.string().nullable() }) });

type Explains = (explained: Explained, logged: Pick<LoggedEvent, 'chain' | 'sequence' | 'event'>) => void;

const inTickets: Record<string, Explains> = {
  'letter-resent': ({ changed }, { event }) => {
    const { data } = sentAgain.safeParse(event);
    if (data) oncemore(changed, [data.letter]);
  },
  vouched: mends,
  'customer-set': mends,
  'words-erased': erases,
  'person-erased': erases,
};

const inDesk: Record<string, Explains> = {
  'taken-away': (explained, { event }) => {
    const { emptied, wordless } = explained;
    const { data } = apart.safeParse(event);
    if (!data) return;
    takes(explained, data.requests);
    oncemore(emptied.mail, data.mails);
    oncemore(emptied.file, data.files);
    oncemore(emptied.reading, data.readings);
    for (const id of data.deskEvents) wordless.add(placeOfEvent('desk', 0, id));
    for (const { incident, sequence } of data.incidentEvents)
      wordless.add(placeOfEvent('incident', incident, sequence));
  },
  'retention-begun': (explained, { event }) => {
    const until = begun.safeParse(event).data?.until.ledger;
    const now = until ? new Date(until) : null;
    if (now && (!explained.ledger || now > explained.ledger)) explained.ledger = now;
  },
};

/** The events that explain something, by their types. */
export const explaining = [...Object.keys(inTickets), ...Object.keys(inDesk)];

/** Takes in what an event explains. */
export function explain(explained: Explained, { kind }: ChainedLog, logged: LoggedEvent): void {
  if (kind === 'ticket') inTickets[logged.event.type]?.(explained, logged);
  if (kind === 'desk') inDesk[logged.event.type]?.(explained, logged);
}

/** What older ones do not tell was named at the upgrade. */
function mends({ changed }: Explained, { event }: Parameters<Explains>[1]): void {
  oncemore(changed, mended.safeParse(event).data?.messages ?? []);
}

function erases(explained: Explained, { chain, sequence, event }: Parameters<Explains>[1]): void {
  const { erased, wordless } = explained;
  const { taken: its } = ofRequest.parse(event);
  takes(explained, its);
  if (!its.events) erased.set(chain, Math.max(sequence, erased.get(chain) ?? 0));
  for (const each of its.events ?? []) wordless.add(placeOfEvent('ticket', chain, each));
  // It says whom it forgets, and is forgotten with them.
  if (event.type === 'person-erased') wordless.add(placeOfEvent('ticket', chain, sequence));
}

function takes({ changed, emptied, gone, nameless }: Explained, its: z.infer<typeof taken>): void {
  oncemore(emptied.message, its.messages);
  oncemore(changed, its.mended);
  oncemore(emptied.mail, its.mails);
  for (const id of its.files) gone.add(id);
  for (const id of its.incidents) nameless.add(id);
}

function oncemore(counts: Map<number, number>, of: number[]): void {
  for (const id of of) counts.set(id, (counts.get(id) ?? 0) + 1);
}
