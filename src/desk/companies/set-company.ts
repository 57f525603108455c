import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { rememberAddress, rememberedAddresses } from '../../store/companies/companies.ts';
import type { Db } from '../../store/database.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import type { Company } from '../../ticket/companies/company.ts';
import { decide } from '../../ticket/decide.ts';
import { baseAddress } from '../../ticket/people/address.ts';
import { isUnconfirmed } from '../../ticket/people/authorship.ts';
import { meanwhile } from '../../ticket/stale.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { recomputation } from '../clock/recompute.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, type Handled, handle, hold } from '../handle.ts';

/**
 * An operator says whose request it is, and, if they want, that whoever asked writes for that company: then the other
 * open requests of theirs, and those to come, are recognised by it. Said again, it changes nothing.
 *
 * @param company null: of none
 * @param seen the version of the ticket that the operator saw: another company that a colleague has named since is seen first
 * @param wantsToRemember is passed over where nobody confirms the sender: the next one may be somebody else
 */
export async function setCompany(
  desk: Desk,
  ticket: Ticket,
  company: Company | null,
  wantsToRemember: boolean,
  seen: number,
  circumstances: Circumstances,
): Promise<Handled> {
  const command = {
    type: 'set-company',
    company: company && { key: company.key, name: company.name },
  } as const;
  const { actor } = circumstances;
  const isStale = async (db: Db) =>
    actor.kind === 'operator' &&
    meanwhile(command, await eventsAfter(db, ticket.number, seen), actor).length > 0;
  const decision = decide(ticket, command, actor, desk.policy.catalogue);
  const isRefused = !decision.ok && decision.refusal.reason !== 'nothing-changed';
  const { requester, authorship } = ticket;
  const remembers = wantsToRemember && requester.address !== '' && !isUnconfirmed(authorship);
  // First: should the machine stop between the two, the press that is delivered again does both.
  if (remembers && !isRefused && !(await isStale(desk.db)))
    await remember(desk, ticket.number, requester.address, company, circumstances);
  return await handle(desk, ticket.number, command, circumstances, isStale);
}

async function remember(
  desk: Desk,
  number: number,
  written: string,
  company: Company | null,
  circumstances: Circumstances,
): Promise<void> {
  const { actor, origin } = circumstances;
  const remembered = { address: baseAddress(written), company: company?.key ?? null };
  await desk.db.transaction(async tx => {
    // What they may not see teaches the desk nothing in their name.
    if (!(await hold(desk, tx, number, circumstances)).ok) return;
    await lockDeskLog(tx);
    const known = (await rememberedAddresses(tx)).find(({ address }) => address === remembered.address);
    if (known && known.company === remembered.company) return;
    await rememberAddress(tx, remembered);
    await appendDeskEvent(tx, {
      data: { type: 'address-remembered', ...remembered },
      actor,
      origin,
      at: desk.clock(),
    });
    await enqueue(tx, [recomputation]);
  });
  await desk.companies.reload(desk.db);
}
