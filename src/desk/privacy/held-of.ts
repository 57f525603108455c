import { appendDeskEvent } from '../../store/clock/desk-log.ts';
import { filesOf } from '../../store/mail/attachments.ts';
import { conversationOf } from '../../store/mail/messages.ts';
import type { Reading } from '../../store/portal/reading.ts';
import { deskLogOf, mailsOf, rowsBeside } from '../../store/privacy/rows-of.ts';
import { othersNaming, personBehind, requestsOf } from '../../store/privacy/whom.ts';
import { sourceOf } from '../../store/raw-mail/source-of.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { type Seen, seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { readingPages, theirsAndWritten } from './reading-pages.ts';

type Conversation = Awaited<ReturnType<typeof conversationOf>>;

/** A request with all that was written in it, and all that happened to it. */
export type HeldRequest = {
  request: Seen<Ticket>;
  messages: Seen<Conversation[number]>[];
  events: Seen<RecordedEvent>[];
  files: Seen<{ id: number; name: string; content: Uint8Array }>[];
};

/**
 * All that is held of somebody, and where. The requests come one after the other: whoever has thousands needs no more memory than
 * whoever has one.
 */
export async function heldOf(desk: Desk, address: string) {
  const { db } = desk;
  const known = await personBehind(db, address);
  const requests = await requestsOf(db, known);
  const others = await othersNaming(db, known);
  return {
    known,
    beside: await rowsBeside(db, known.addresses),
    log: await deskLogOf(db, known.addresses),
    readings: await allReadings(desk, known.addresses, new Set(requests)),
    numbers: { requests, others },
    mails: await mailsOf(db, requests, known.addresses),
    /** One of them, as it came: each by itself, for all together may be more than there is memory. */
    sourceOf: (id: number) => sourceOf(db, id),
    each: () => eachOf(desk, requests, known.addresses, false),
    eachOther: () => eachOf(desk, others, known.addresses, true),
  };
}

/** Of one of others, only what they wrote, and what was written to them. */
async function* eachOf(
  desk: Desk,
  numbers: number[],
  addresses: string[],
  isOthers: boolean,
): AsyncGenerator<HeldRequest> {
  const eyes = eyesOf(desk, { kind: 'machine' }, 'export');
  for (const number of numbers) {
    const ticket = await findTicket(desk.db, number);
    if (!ticket) continue;
    const conversation = await conversationOf(desk.db, number);
    const messages = conversation.filter(each => !isOthers || isBetweenUsAnd(each, addresses));
    const withFiles = messages.filter(({ attachments }) => attachments.length > 0);
    const files = [];
    for (const { id } of withFiles) files.push(...(await filesOf(desk.db, id)));
    const events = isOthers ? [] : await eventsAfter(desk.db, number, 0);
    yield {
      request: seen(ticket, eyes),
      messages: messages.flatMap(each => seenPart(ticket, each, eyes) ?? []),
      events: events.flatMap(each => seenPart(ticket, each, eyes) ?? []),
      files: files.flatMap(({ id, name, content }) => seenPart(ticket, { id, name, content }, eyes) ?? []),
    };
  }
}

function isBetweenUsAnd({ direction, from, to }: Conversation[number], addresses: string[]): boolean {
  const isTheirs = (person: { address: string }) => addresses.includes(person.address.toLowerCase());
  return direction === 'out' ? to.some(isTheirs) : isTheirs(from);
}

/** In others' requests, without which file it was, and what for: that may be the other's. */
async function allReadings({ db }: Desk, addresses: string[], own: Set<number>): Promise<Reading[]> {
  const all: Reading[] = [];
  for await (const page of readingPages(db, theirsAndWritten(addresses))) all.push(...page);
  return all.map(each => (own.has(each.ticket) ? each : { ...each, file: '', purpose: '' }));
}

/**
 * It is taken out by whoever holds the machine: recorded before anything is written.
 *
 * @param address whose data; null: all records there are
 */
export async function recordExport(desk: Pick<Desk, 'db' | 'clock'>, address: string | null): Promise<void> {
  await desk.db.transaction(async tx =>
    appendDeskEvent(tx, {
      data: address === null ? { type: 'records-exported' } : { type: 'data-exported', address },
      actor: { kind: 'desk' },
      origin: 'cli',
      at: desk.clock(),
    }),
  );
}
