import { beforeEach, describe, expect, test } from 'vitest';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { noteFromChat } from '../../../src/desk/opened/note-from-chat.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { splittable } from '../../../src/desk/relations/split.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

let [first, second] = [0, 0];
const by = async () => {
  const anna = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
  return { actor: actorOf(anna), origin: 'slack' as const, key: null };
};
const opened = async () => {
  const outcome = await takeIn(desk, anEmail({ messageId: `<${crypto.randomUUID()}@x>` }));
  return outcome.outcome === 'opened' ? outcome.ticket : 0;
};
const noted = async (number: number) => {
  const file = { name: 'traccia.log', type: 'text/plain', content: Buffer.from('uno'), dangerous: false };
  const from = { by: 'Marco', on: 'slack', link: 'https://x/p1' } as const;
  const files = { ofMessage: [file], sentAhead: [] };
  return await noteFromChat(desk, number, { text: 'Ecco la traccia.', from }, files, await by());
};
const filesOf = async (number: number) =>
  (await conversationOf(desk.db, number)).flatMap(({ direction, attachments }) =>
    attachments.map(({ name }) => `${direction} ${name}`),
  );

beforeEach(async () => {
  [first, second] = [await opened(), await opened()];
});

describe('a note’s files', () => {
  test('go with the conversation into what its request is merged into, once, and nowhere else; on and on', async () => {
    expect(await noted(first)).toMatchObject({ ok: true });
    expect([await filesOf(first), await filesOf(second)]).toEqual([['note traccia.log'], []]);
    await mergeTickets(desk, first, second, await by());
    expect([await filesOf(first), await filesOf(second)]).toEqual([[], ['note traccia.log']]);
    const third = await opened();
    await mergeTickets(desk, second, third, await by());
    expect([await filesOf(second), await filesOf(third)]).toEqual([[], ['note traccia.log']]);
    // They are no message that somebody could split off to a customer.
    expect((await splittable(desk, third)).map(({ direction }) => direction)).not.toContain('note');
  });

  test('are not left on a request that was merged before', async () => {
    await mergeTickets(desk, first, second, await by());
    const later = await noted(first);
    expect(later).toMatchObject({ ok: false, reason: 'refused' });
    expect([await filesOf(first), await filesOf(second)]).toEqual([[], []]);
  });
});
