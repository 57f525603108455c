import { isDeepStrictEqual } from 'node:util';
import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { importedCompanies, removeCompanies, saveCompanies } from '../../store/companies/companies.ts';
import type { Company } from '../../ticket/companies/company.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import { recomputation } from '../clock/recompute.ts';
import type { Desk } from '../desk.ts';

/** What an import changes, by company. */
export type CompanyChanges = {
  added: Company[];
  changed: { before: Company; after: Company }[];
  removed: Company[];
  /** Not in the file, and left as they are. */
  left: Company[];
  same: number;
};

/** Of what was imported before, and what a file says now. Pure: the same file again changes nothing. */
export function companyChanges(
  before: readonly Company[],
  file: readonly Company[],
  removesMissing: boolean,
): CompanyChanges {
  const known = new Map(before.map(company => [company.key, company]));
  const said = new Set(file.map(({ key }) => key));
  const missing = before.filter(({ key }) => !said.has(key));
  const changed = file.flatMap(after => {
    const old = known.get(after.key);
    return old && !isDeepStrictEqual(plain(old), plain(after)) ? [{ before: old, after }] : [];
  });
  const added = file.filter(({ key }) => !known.has(key));
  return {
    added,
    changed,
    removed: removesMissing ? missing : [],
    left: removesMissing ? [] : missing,
    same: file.length - added.length - changed.length,
  };
}

/** As the database keeps it. */
function plain(company: Company): unknown {
  return JSON.parse(JSON.stringify(company));
}

/**
 * Takes in the companies of a file, all or none, records it, and has all open requests recognised and counted anew.
 *
 * @param seen what had been imported when the file was checked
 * @returns null where somebody else has changed it meanwhile
 */
export async function importCompanies(
  desk: Desk,
  seen: readonly Company[],
  file: readonly Company[],
  removesMissing: boolean,
  by: { actor: Actor; origin: Origin },
): Promise<CompanyChanges | null> {
  const done = await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const before = await importedCompanies(tx);
    if (!isDeepStrictEqual(before, seen)) return null;
    const changes = companyChanges(before, file, removesMissing);
    const { added, changed, removed } = changes;
    if (added.length + changed.length + removed.length === 0) return changes;
    await saveCompanies(tx, [...added, ...changed.map(({ after }) => after)]);
    await removeCompanies(
      tx,
      removed.map(({ key }) => key),
    );
    const namesOf = (companies: Company[]) => companies.map(({ name }) => name);
    await appendDeskEvent(tx, {
      data: {
        type: 'companies-imported',
        added: namesOf(added),
        changed: namesOf(changed.map(({ after }) => after)),
        removed: namesOf(removed),
      },
      ...by,
      at: desk.clock(),
    });
    await enqueue(tx, [recomputation]);
    return changes;
  });
  await desk.companies.reload(desk.db);
  return done;
}
