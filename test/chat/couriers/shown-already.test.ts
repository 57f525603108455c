import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { redrawEffect } from '../../../src/desk/effects.ts';
import { Transient } from '../../../src/outbox/failure.ts';
import { cardsOf, forgetShown } from '../../../src/store/chats/cards.ts';
import { adoptPlace } from '../../../src/store/chats/pressed-cards.ts';
import { card as cardTable } from '../../../src/store/schema/cards.ts';
import { ticket as ticketTable } from '../../../src/store/schema/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs, place } from '../../desk/clock/under-the-clock.ts';
import { ticketFrom } from '../../ticket/at-rome.ts';
import { speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const destination = 'C0SUPPORT';

let done: string[] = [];
/** What happens while the platform edits. */
let meanwhile: () => Promise<boolean> = async () => true;

const slack = {
  ...muteGateway('slack', { member: async () => null }),
  postCard: async () => {
    done.push('post');
    return { channel: destination, message: 'own' };
  },
  updateCard: async ({ message }: { message: string }) => {
    done.push(`edit ${message}`);
    return await meanwhile();
  },
};
/** Each time another process. */
const couriers = () => chatCouriers(desk, { slack }, speechIn('en'));

let number = 0;
const at = () => ({ ticket: number, platform: 'slack' as const, destination });
const draw = async (ifOther: boolean) => await couriers().card({ ...at(), ifOther });
const happens = async () =>
  await desk.db.update(ticketTable).set({ version: sql`version + 1` }).where(eq(ticketTable.number, number));

beforeEach(async () => {
  meanwhile = async () => true;
  await desk.db.execute(sql`delete from card`);
  await desk.db.update(ticketTable).set({ status: 'closed' });
  await emptyOutbox(desk.db);
  number = await place(desk, ticketFrom('2026-11-24T09:00'));
  await draw(false);
  done = [];
});

test('a card that shows just that already is not drawn, by whatever process', async () => {
  await draw(true);
  expect(done).toEqual([]);
  await happens();
  await draw(true);
  await draw(true);
  expect(done).toEqual(['edit own']);
});

test('one that somebody asked for is drawn whatever it shows, so one that is gone is found', async () => {
  await draw(false);
  expect(done).toEqual(['edit own']);
  meanwhile = async () => false;
  await expect(draw(false)).rejects.toBeInstanceOf(Transient);
  // It is not known to be there: from now on whoever draws it looks.
  await expect(draw(true)).rejects.toBeInstanceOf(Transient);
  expect(done).toEqual(['edit own', 'edit own', 'edit own']);
});

test('one whose drawing was cut off is drawn again, though it says what it said before', async () => {
  meanwhile = async () => {
    throw new Transient('the answer never came');
  };
  await happens();
  await expect(draw(true)).rejects.toBeInstanceOf(Transient);
  await desk.db.update(ticketTable).set({ version: sql`version - 1` }).where(eq(ticketTable.number, number));
  meanwhile = async () => true;
  await draw(true);
  expect(done).toEqual(['edit own', 'edit own']);
});

test('where two have drawn it at once nobody knows what it shows, and it is drawn again', async () => {
  const [row] = await cardsOf(desk.db, at());
  meanwhile = async () => {
    // Another process draws it, from begin to end.
    await desk.db
      .update(cardTable)
      .set({ shown: 'what another one drew' })
      .where(eq(cardTable.id, row?.id ?? 0));
    return true;
  };
  await draw(false);
  expect((await cardsOf(desk.db, at()))[0]?.shown).toBeNull();
  meanwhile = async () => true;
  await draw(true);
  await draw(true);
  expect(done).toEqual(['edit own', 'edit own']);
});

test('a copy that was learnt of is drawn, and known from then on', async () => {
  await adoptPlace(desk.db, at(), { channel: destination, message: 'copy' });
  await draw(true);
  await draw(true);
  expect(done).toEqual(['edit copy']);
});

test('cards drawn anew by the hundred are asked first whether they say something else; a ticket named twice is drawn once', async () => {
  const carried = async (payload: Record<string, unknown>) => {
    await emptyOutbox(desk.db);
    await couriers().redraw(payload);
    return (await jobs(desk.db, 'card')).map(job => (job.payload as { ifOther?: boolean }).ifOther ?? false);
  };
  const everywhere = await carried(redrawEffect([number]).payload);
  expect(everywhere.length).toBeGreaterThan(0);
  expect(new Set(everywhere)).toEqual(new Set([true]));
  expect(await carried(redrawEffect([number, number]).payload)).toEqual(everywhere);
});

test('after a restore nobody knows what cards show: each is drawn', async () => {
  await forgetShown(desk.db, [number]);
  await draw(true);
  await draw(true);
  expect(done).toEqual(['edit own']);
});
