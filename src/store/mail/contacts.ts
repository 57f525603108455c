import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Language } from '../../ticket/words.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { batched, batchedLate } from '../in-unison.ts';
import { contact } from '../schema/contacts.ts';

type Contact = typeof contact.$inferSelect;

/** @param address lower case */
export const findContact = batched(async (db: Db, addresses: string[]): Promise<(Contact | null)[]> => {
  const rows = await contacts(db).execute({ addresses });
  const known = new Map(rows.map(row => [row.address, row]));
  return addresses.map(address => known.get(address) ?? null);
});

const contacts = prepared(db =>
  db
    .select()
    .from(contact)
    .where(sql`${contact.address} = any(${sql.placeholder('addresses')}::text[])`)
    .prepare('contacts'),
);

/** Why letters are not wanted, in place of a status: unlike one, it does not end when the address writes. */
const complaint = 'complaint';
const hasComplained = sql`${contact.undeliverableWhy} = ${complaint}`;
const alive = {
  undeliverableSince: sql`case when ${hasComplained} then ${contact.undeliverableSince} end`,
  undeliverableWhy: sql`case when ${hasComplained} then ${contact.undeliverableWhy} end`,
};

/** Somebody wrote in this language, so their address is alive too. */
export async function noteContact(db: Db, address: string, language: Language): Promise<void> {
  await noteContacts(db, { address, language });
}

const noteContacts = batchedLate(async (db: Db, written: { address: string; language: Language }[]) => {
  await db
    .insert(contact)
    .values(lastOfEach(written))
    .onConflictDoUpdate({
      target: contact.address,
      set: { language: sql`excluded.language`, ...alive },
    });
  return written;
});

/** One statement writes a row once; in the order of the addresses, so that two who write the same ones wait and do not die. */
function lastOfEach<R extends { address: string }>(rows: R[]): R[] {
  return [...new Map(rows.map(row => [row.address, row])).values()].toSorted((a, b) =>
    a.address < b.address ? -1 : 1,
  );
}

/** A mail system says for good that letters do not reach this address; the first word counts. */
export async function noteUndeliverable(db: Db, address: string, why: string, at: Date): Promise<void> {
  await db
    .insert(contact)
    .values({ address, undeliverableSince: at, undeliverableWhy: why })
    .onConflictDoUpdate({
      target: contact.address,
      set: {
        undeliverableSince: sql`coalesce(${contact.undeliverableSince}, excluded.undeliverable_since)`,
        undeliverableWhy: sql`case when ${hasComplained} then ${contact.undeliverableWhy} else ${why} end`,
      },
    });
}

/** Whoever reads this address called a letter of ours spam. */
export async function noteComplaint(db: Db, address: string, at: Date): Promise<void> {
  await db
    .insert(contact)
    .values({ address, undeliverableSince: at, undeliverableWhy: complaint })
    .onConflictDoUpdate({
      target: contact.address,
      set: { undeliverableSince: at, undeliverableWhy: complaint },
    });
}

/** Somebody decided that letters are wanted again. @returns whether there was a complaint */
export async function forgetComplaint(db: Db, address: string): Promise<boolean> {
  const rows = await db
    .update(contact)
    .set({ undeliverableSince: null, undeliverableWhy: null })
    .where(and(eq(contact.address, address), hasComplained))
    .returning({ address: contact.address });
  return rows.length > 0;
}

/** In SQL: whether whoever reads an address (in lower case) called a letter of ours spam. */
export function complainedIn(address: SQL): SQL<boolean> {
  return sql<boolean>`exists (
    select from contact as reader where reader.address = ${address} and reader.undeliverable_why = ${sql.raw(`'${complaint}'`)})`;
}

/** It is known that whoever uses this address reads it, or that mail from it is theirs. */
export async function noteKnown(db: Db, address: string, at: Date): Promise<void> {
  await noteAllKnown(db, { address, knownSince: at });
}

const noteAllKnown = batched(async (db: Db, known: { address: string; knownSince: Date }[]) => {
  await db
    .insert(contact)
    .values(lastOfEach(known))
    .onConflictDoUpdate({
      target: contact.address,
      set: { knownSince: sql`coalesce(${contact.knownSince}, excluded.known_since)` },
    });
  return known;
});

export async function isKnown(db: Db, address: string): Promise<boolean> {
  return ((await findContact(db, address))?.knownSince ?? null) !== null;
}

/** Somebody tries the address again. */
export async function forgetUndeliverable(db: Db, address: string): Promise<void> {
  await db.update(contact).set(alive).where(eq(contact.address, address));
}

/** Those who have written, in the order of their addresses: a page of it, after an address. */
export async function contactsAfter(
  db: Db,
  address: string,
  limit: number,
): Promise<Pick<Contact, 'address' | 'language' | 'undeliverableSince' | 'undeliverableWhy'>[]> {
  return await db
    .select({
      address: contact.address,
      language: contact.language,
      undeliverableSince: contact.undeliverableSince,
      undeliverableWhy: contact.undeliverableWhy,
    })
    .from(contact)
    .where(gt(contact.address, address))
    .orderBy(asc(contact.address))
    .limit(limit);
}
