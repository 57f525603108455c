import { asc, inArray, sql } from 'drizzle-orm';
import type { RememberedAddress } from '../../ticket/companies/companies.ts';
import type { Company } from '../../ticket/companies/company.ts';
import type { Db } from '../database.ts';
import { companyAddress, company as table } from '../schema/companies.ts';

/** The companies that were imported, in the order of their keys. */
export async function importedCompanies(db: Db): Promise<Company[]> {
  const rows = await db.select().from(table).orderBy(asc(table.key));
  return rows.map(({ key, data }) => ({ key, ...data }));
}

/** Addresses of which operators said in chat whose they are. */
export async function rememberedAddresses(db: Db): Promise<RememberedAddress[]> {
  return await db.select().from(companyAddress).orderBy(asc(companyAddress.address));
}

export async function saveCompanies(tx: Db, companies: Company[]): Promise<void> {
  if (companies.length === 0) return;
  // In one parameter: a statement takes 65,535 at most.
  const rows = companies.map(({ key, ...data }) => ({ key, data }));
  await tx.execute(sql`
    insert into ${table} (key, data)
    select key, data from json_to_recordset(${JSON.stringify(rows)}::json) as row(key text, data jsonb)
    on conflict (key) do update set data = excluded.data`);
}

export async function removeCompanies(tx: Db, keys: string[]): Promise<void> {
  if (keys.length > 0)
    await tx
      .delete(table)
      .where(inArray(table.key, sql`(select json_array_elements_text(${JSON.stringify(keys)}::json))`));
}

/** From now on an address is known to be this company's; null: nobody's. */
export async function rememberAddress(tx: Db, remembered: RememberedAddress): Promise<void> {
  await tx
    .insert(companyAddress)
    .values(remembered)
    .onConflictDoUpdate({ target: companyAddress.address, set: { company: remembered.company } });
}
