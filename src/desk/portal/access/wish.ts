import type { Effect } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../../store/clock/desk-log.ts';
import type { Db } from '../../../store/database.ts';
import { isInteger } from '../../../store/integer.ts';
import { accessOf } from '../../../store/portal/access.ts';
import { findWish, insertWish, type Wish, wishesSince } from '../../../store/portal/wishes.ts';
import { companyOfAddress } from '../../../ticket/companies/companies.ts';
import type { Language, Origin, Person } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { noticeEffects } from '../../effects.ts';
import { newNonce } from '../../nonce.ts';

/** More cards than that in an hour are a flood: who asks then is asked about later. */
const mostInAnHour = 60;

/** Who asks, and how. */
export type Wishing = { person: Person; language: Language; way: Wish['way'] };

/**
 * Somebody asks to see their requests on the portal: recorded, and the operators are asked. Who may already, and who has asked,
 * is asked about once; nobody outside learns which it was.
 *
 * @returns false where too many ask at once
 */
export async function askForAccess(desk: Desk, tx: Db, { person, language, way }: Wishing): Promise<boolean> {
  await lockDeskLog(tx);
  const at = desk.clock();
  const { name, address } = person;
  if ((await wishesSince(tx, new Date(at.getTime() - 3_600_000))) >= mostInAnHour) return false;
  if (await accessOf(tx, address)) return true;
  const wish = await insertWish(tx, { nonce: newNonce(), address, name, language, way, askedAt: at });
  if (!wish) return true;
  const origin: Origin = way === 'page' ? 'portal' : 'mail';
  await appendDeskEvent(tx, {
    data: { type: 'portal-asked', address, name, way },
    actor: { kind: 'customer', name, address },
    origin,
    at,
  });
  await enqueue(tx, wishCards(desk, 'portal-asked', wish, {}));
  return true;
}

/** One that was asked for, whatever became of it; null for one of another life of the database. */
export async function wishNamed(
  { db }: Pick<Desk, 'db'>,
  { id, nonce }: { id: number; nonce: string },
): Promise<Wish | null> {
  const wish = isInteger(id) ? await findWish(db, id) : null;
  return wish?.nonce === nonce ? wish : null;
}

/** Its card, wherever operators work: asked about, or drawn anew as it was decided. */
export function wishCards(
  desk: Desk,
  subject: 'portal-asked' | 'portal-granted' | 'portal-refused',
  { id, nonce, name, address }: Wish,
  decided: { decidedBy?: string; decided?: string; sees?: string },
): Effect[] {
  const details = {
    name,
    address,
    company: companyOfAddress(desk.companies.now(), address)?.name ?? '',
    ...decided,
    // Where there are companies, one can be a company's contact.
    companies: desk.companies.now().all.length > 0 ? 'some' : '',
    wish: String(id),
    nonce,
  };
  return noticeEffects(desk.destinations, `portal:${nonce}`, { subject, details });
}
