import type { Db } from '../../../store/database.ts';
import { findOperatorByEmail } from '../../../store/people/operators.ts';
import { type Access, accessOf } from '../../../store/portal/access.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';

/** What an address opens: the customers' pages, those of the house, or both. */
export type Opens = { access: Access | null; colleague: Operator | null };

/**
 * Who may sign in by an address, now: a customer who was let in, and one of the house where there are pages for them. Nobody who has
 * left is one of the house.
 *
 * @param address canonical
 * @returns null: nobody
 */
export async function whoEnters(
  { reports }: Pick<Desk, 'reports'>,
  db: Db,
  address: string,
): Promise<Opens | null> {
  const access = await accessOf(db, address);
  const colleague = reports.isOn ? await findOperatorByEmail(db, address) : null;
  return access || colleague ? { access, colleague } : null;
}
