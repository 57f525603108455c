import { asc } from 'drizzle-orm';
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
