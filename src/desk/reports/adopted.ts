import { createHash } from 'node:crypto';
import type { Db } from '../../store/database.ts';
import { findSetting, saveSetting } from '../../store/settings.ts';
import type { Desk } from '../desk.ts';

/** Under which the database keeps what the deadlines in it were computed with. */
const setting = 'terms';

type Listed = Pick<Desk, 'policy' | 'calendar' | 'companies' | 'availability'>;

/** They do not change while it runs, and are long. */
const known = new WeakMap<Listed, string>();

/** Tells what this process read in desk.yaml of what is promised from what another one did. */
function fingerprintOf(desk: Listed): string {
  const { policy, calendar, companies, availability } = desk;
  const made =
    known.get(desk) ??
    createHash('sha256')
      .update(JSON.stringify([policy, calendar.base, companies.listed, availability.promised]))
      .digest('hex');
  known.set(desk, made);
  return made;
}

/** From now on this process's desk.yaml holds. @returns whether another one did before */
export async function adoptDeskYaml(desk: Listed, tx: Db): Promise<boolean> {
  const fingerprint = fingerprintOf(desk);
  if ((await findSetting(tx, setting)) === fingerprint) return false;
  await saveSetting(tx, setting, fingerprint);
  return true;
}

/** Whether another process has started since with another desk.yaml: then that one holds, as long as both of them run. */
export async function isDeskYamlReplaced(desk: Listed, db: Db): Promise<boolean> {
  const adopted = await findSetting(db, setting);
  return adopted !== null && adopted !== fingerprintOf(desk);
}
