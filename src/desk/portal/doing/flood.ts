import type { Db } from '../../../store/database.ts';
import { openedSince, writtenSince } from '../../../store/portal/written.ts';
import type { Desk } from '../../desk.ts';

/** In an hour a person opens so many requests at most, and writes so much on one: a program would do more. */
const most = { inMs: 3_600_000, requests: 20, messages: 30 };

/** Nobody floods the desk from a page. */
export async function opensTooMany(desk: Pick<Desk, 'clock'>, tx: Db, address: string): Promise<boolean> {
  return (await openedSince(tx, address, hourBefore(desk), most.requests)) >= most.requests;
}

export async function writesTooMuch(
  desk: Pick<Desk, 'clock'>,
  tx: Db,
  ticket: number,
  address: string,
): Promise<boolean> {
  return (await writtenSince(tx, { ticket, address }, hourBefore(desk))) >= most.messages;
}

function hourBefore({ clock }: Pick<Desk, 'clock'>): Date {
  return new Date(clock().getTime() - most.inMs);
}
