import { type Export, exportsBetween } from '../../store/portal/exported.ts';
import type { Reading, Whose } from '../../store/portal/reading.ts';
import { personBehind } from '../../store/privacy/whom.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Actor, Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { readingPages, theirsAndWritten } from './reading-pages.ts';

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

/** Who read customers' data: what, why (for which request), from where; the latest first. */
export async function* ledger(desk: Pick<Desk, 'db'>, asked: LedgerAsked): AsyncGenerator<LedgerEntry> {
  const { of, by, from, until } = asked;
  const addresses = of === null ? null : (await personBehind(desk.db, of)).addresses;
  const span = { ...(from ? { from } : {}), ...(until ? { until } : {}) };
  const exported = (await exportsBetween(desk.db, span)).filter(({ actor }) => !by || isOf(actor, by));
  const exports = exported
    .filter(each => !addresses || each.address === '' || addresses.includes(each.address))
    .map(entryOfExport);
  const whose: Whose[] = addresses ? theirsAndWritten(addresses) : ['everybody'];
  for await (const page of readingPages(desk.db, whose, { ...span, ...(by ? { operator: by.id } : {}) }))
    for (const reading of await withCustomers(desk, page)) {
      for (let next = exports[0]; next && next.at >= reading.at; next = exports[0]) {
        yield next;
        exports.shift();
      }
      yield reading;
    }
  yield* exports;
}

function entryOfExport({ at, what, address, actor, origin }: Export): LedgerEntry {
  const nothing = { ticket: null, file: '', purpose: '' };
  return { at, happened: at, what, origin, customer: address, ...whoIs(actor), ...nothing };
}

function whoIs(actor: Actor): Pick<LedgerEntry, 'by' | 'name' | 'address' | 'operator'> {
  switch (actor.kind) {
    case 'customer':
      return { by: 'colleague', name: actor.name, address: actor.address, operator: null };
    case 'operator':
      return { by: 'operator', name: actor.name, address: '', operator: actor.id };
    default:
      return { by: 'machine', name: '', address: '', operator: null };
  }
}

function isOf(actor: Actor, { id }: Operator): boolean {
  return actor.kind === 'operator' && actor.id === id;
}

async function withCustomers({ db }: Pick<Desk, 'db'>, readings: Reading[]): Promise<LedgerEntry[]> {
  const tickets = await ticketsNumbered(db, [...new Set(readings.map(({ ticket }) => ticket))]);
  return readings.map(({ sequence: _, ...reading }) => ({
    ...reading,
    customer: tickets.get(reading.ticket)?.requester.address ?? '',
  }));
}
