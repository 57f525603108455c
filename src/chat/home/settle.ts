import type { Desk } from '../../desk/desk.ts';
import { mayAct } from '../../desk/people/enrol.ts';
import { type HomePage, noteLeftSo } from '../../store/chats/home-pages.ts';
import { findAccount } from '../../store/people/operators.ts';
import type { CommandAnswer } from '../card.ts';
import { restrictedLately } from '../cards/restricted-lately.ts';
import { ticketsNamedIn } from '../cards/tickets-named.ts';

/** So long a page may be on its way, from the moment when it was drawn until it is noted that it stands there. */
const onItsWayMs = 10 * 60_000;

/**
 * A page that has just been shown was noted as due at once: until it was, nobody who takes words away knew of it. Where nothing on
 * it became restricted on its way, and its owner is an operator still, it is left alone until its time.
 *
 * @param page as it was noted @param shown what stands on it @param dueAt when its time is; null: not by itself
 */
export async function settle(
  desk: Desk,
  page: HomePage,
  shown: CommandAnswer,
  dueAt: Date | null,
): Promise<void> {
  const account = await findAccount(desk.db, page.platform, page.userId);
  if (!account || !mayAct(account)) return;
  const lately = await restrictedLately(desk, ticketsNamedIn(shown), onItsWayMs);
  if (lately.length === 0) await noteLeftSo(desk.db, page, dueAt);
}
