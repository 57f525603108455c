import { type Export, exportsBetween } from '../../store/portal/exported.ts';
import type { Reading } from '../../store/portal/reading.ts';
import { readingsOf } from '../../store/portal/readings.ts';
import { personBehind } from '../../store/privacy/whom.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

/** What is asked for. @property of whose data, by address @property until before which moment */
export type LedgerAsked = { of: string | null; by: Operator | null; from: Date | null; until: Date | null };

/** Somebody read something of a customer's, or took it out. @property customer whose it is; '' where it was erased, or everybody's */
export type LedgerEntry = Pick<
  Reading,
  'at' | 'happened' | 'by' | 'operator' | 'name' | 'address' | 'origin'
> & {
  what: Reading['what'] | Export['what'];
  ticket: number | null;
  customer: string;
  file: string;
  purpose: string;
};

const atOnce = 500;

/** Who read customers' data: what, why (for which request), from where; the latest first. */
export async function* ledger(desk: Pick<Desk, 'db'>, asked: LedgerAsked): AsyncGenerator<LedgerEntry> {
  const { of, by, from, until } = asked;
  const addresses = of === null ? null : (await personBehind(desk.db, of)).addresses;
  const span = { ...(from ? { from } : {}), ...(until ? { until } : {}) };
  const exported = by ? [] : await exportsBetween(desk.db, span);
  const exports = exported
    .filter(each => !addresses || each.address === '' || addresses.includes(each.address))
    .map(entryOfExport);
  const stretch = { ...span, ...(by ? { operator: by.id } : {}) };
  for await (const reading of allReadings(desk, addresses, stretch)) {
    while (exports[0] && exports[0].at >= reading.at) yield exports.shift() ?? reading;
    yield reading;
  }
  yield* exports;
}

function entryOfExport({ at, what, address, actor, origin }: Export): LedgerEntry {
  const isOwn = actor.kind === 'customer';
  return {
    ...{
      at,
      happened: at,
      what,
      origin,
      ticket: null,
      customer: address,
      file: '',
      purpose: '',
      operator: null,
    },
    ...(isOwn
      ? { by: 'colleague', name: actor.name, address: actor.address }
      : { by: 'machine', name: '', address: '' }),
  };
}

async function* allReadings(
  { db }: Pick<Desk, 'db'>,
  addresses: string[] | null,
  stretch: { from?: Date; until?: Date; operator?: number },
): AsyncGenerator<LedgerEntry> {
  const whose = addresses ? addresses.map(address => ({ address })) : ['everybody' as const];
  for (let behind: Reading | null = null; ; ) {
    const found: Reading[] = [];
    for (const each of whose)
      found.push(...(await readingsOf(db, each, { ...stretch, behind, limit: atOnce })));
    const page = found
      .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.ticket - a.ticket || b.sequence - a.sequence)
      .slice(0, atOnce);
    const tickets = await ticketsNumbered(db, [...new Set(page.map(({ ticket }) => ticket))]);
    for (const { sequence: _, ...reading } of page)
      yield { ...reading, customer: tickets.get(reading.ticket)?.requester.address ?? '' };
    behind = page.at(-1) ?? null;
    if (page.length < atOnce) return;
  }
}
