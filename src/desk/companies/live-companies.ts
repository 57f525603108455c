import { deskVersion } from '../../store/clock/desk-log.ts';
import { importedCompanies, rememberedAddresses } from '../../store/companies/companies.ts';
import type { Db } from '../../store/database.ts';
import { type Companies, companiesOf } from '../../ticket/companies/companies.ts';
import type { Company } from '../../ticket/companies/company.ts';

/** The companies of desk.yaml, those that were imported, and what operators said in chat of addresses. */
export interface LiveCompanies {
  /** desk.yaml's own. */
  listed: readonly Company[];
  now(): Companies;
  /** Reads them anew, if the desk has changed since. */
  reload(db: Db): Promise<void>;
}

/**
 * @param listed those of desk.yaml: where an imported one has the same key, address or domain, what stands in desk.yaml
 * counts
 */
export function liveCompanies(listed: readonly Company[]): LiveCompanies {
  let current = companiesOf(listed);
  let version = -1;
  return {
    listed,
    now: () => current,
    reload: async db => {
      // Whatever changes companies is in the desk's log: there may be thousands of them, and a press must not read them all.
      const asOf = await deskVersion(db);
      if (asOf <= version) return;
      const [imported, remembered] = await Promise.all([importedCompanies(db), rememberedAddresses(db)]);
      // Two may have read at once; the later state counts.
      if (asOf <= version) return;
      version = asOf;
      current = companiesOf([...listed, ...imported], remembered);
    },
  };
}
