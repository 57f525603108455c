import { readByAll } from '../../store/tickets/kept-to-few.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, type Handled, hold, record } from '../handle.ts';

/**
 * Restricts what may be the same as a restricted request, too: said by somebody who sees that.
 *
 * @returns of the restricted request
 */
export async function restrictTwins(
  desk: Desk,
  number: number,
  circumstances: Circumstances,
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    const twins = (await findTicket(tx, number))?.twins ?? [];
    // Always in the same order, as those who merge do; nobody else's press is this one again, but for the request itself.
    const held = new Map<number, Awaited<ReturnType<typeof hold>>>();
    for (const each of [number, ...twins].toSorted((a, b) => a - b))
      held.set(
        each,
        await hold(desk, tx, each, each === number ? circumstances : { ...circumstances, key: null }),
      );
    const asked = held.get(number);
    if (!asked?.ok) return asked?.answer ?? { ok: false, reason: 'unknown-ticket' };
    const { ticket } = asked;
    const open = await readByAll(
      tx,
      twins.filter(each => ticket.twins?.includes(each)),
    );
    if (!ticket.restricted || open.length === 0)
      return { ok: false, reason: 'refused', ticket, refusal: { reason: 'nothing-changed' } };
    for (const each of open) {
      const twin = held.get(each);
      const follows = { type: 'restricted', because: 'alike' } as const;
      if (twin?.ok) await record(desk, tx, twin.ticket, [follows], { ...circumstances, key: null });
    }
    const done = await record(desk, tx, ticket, [{ type: 'twins-restricted', twins: open }], circumstances);
    return { ok: true, ...done, repeated: false };
  });
}
