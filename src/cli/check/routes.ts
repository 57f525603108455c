import type { Usable } from '../../config/config.ts';
import { nearest } from '../../config/faults.ts';
import type { Finding } from '../../finding.ts';
import type { Company } from '../../ticket/companies/company.ts';

/**
 * Routes of companies that nobody knows: no request lies there. It is no fault: such a company may be imported later.
 *
 * @param imported those that were; null where the database could not be asked
 */
export function checkRoutes({ parts }: Usable, imported: readonly Company[] | null): Finding[] {
  const known = [...(parts.companies ?? []), ...(imported ?? [])].map(({ key }) => key);
  return (parts.routes ?? []).flatMap(({ company }, index) => {
    if (company === undefined || known.includes(company)) return [];
    const meant = nearest(company, known);
    return [
      {
        part: 'Routes',
        ok: true,
        isWarning: true,
        says: `item ${index + 1}: no company has the key ${company}${imported ? '' : ', unless it was imported: the database could not be asked'}; nothing lies there`,
        fix: meant
          ? `did you mean ${meant}? (desk.yaml: routes)`
          : 'write the key of a company, or import it (desk.yaml: routes)',
      },
    ];
  });
}
