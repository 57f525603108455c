import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { attachment } from '../../../src/store/schema/files.ts';
import { message } from '../../../src/store/schema/messages.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { billable, vulnerability } from '../../ticket/categories.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const own = ownDatabase();
const key = { name: 'security.asc', type: 'application/pgp-keys', content: Buffer.from('KEY') };
/** What a rule proposes depends on what was written. */
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    security: { key },
    suggest: ({ text }: { text: string }) =>
      /vulnerabil/i.test(text)
        ? { category: vulnerability, priority: null, reason: { by: 'word' as const, what: 'vulnerabilità' } }
        : null,
  },
);

const letters = async (ticket: number) =>
  (await desk.db.select().from(message).where(eq(message.ticket, ticket)))
    .filter(({ direction }) => direction === 'out')
    .map(({ id, text, state, automatic, language }) => ({ id, text, state, automatic, language }));

async function arrives(about: Parameters<typeof anEmail>[0]): Promise<number> {
  const taken = await takeIn(desk, anEmail(about));
  if (taken.outcome !== 'opened') throw new Error(taken.outcome);
  return taken.ticket;
}

let presses = 0;
async function order(ticket: number, command: OperatorCommand): Promise<void> {
  const anna = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'admin' });
  presses += 1;
  const circumstances = { actor: actorOf(anna), origin: 'slack' as const, key: `c${presses}` };
  expect(await handle(desk, ticket, command, circumstances)).toMatchObject({ ok: true });
}

test('whoever reports a vulnerability is told once, with the key, whatever becomes of it', async () => {
  const from = { name: 'Sofia', address: 'sofia@uno.example' };
  const ticket = await arrives({ from, text: 'Una vulnerabilità nel login.', language: 'en' });
  const [letter, ...others] = await letters(ticket);
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ state: 'queued', automatic: 'auto-replied', language: 'en' });
  expect(letter?.text).toContain('confidential');
  const files = await desk.db
    .select()
    .from(attachment)
    .where(eq(attachment.messageId, letter?.id ?? 0));
  expect(files).toMatchObject([{ name: 'security.asc', type: 'application/pgp-keys', size: 3, held: null }]);
  expect(await findTicket(desk.db, ticket)).toMatchObject({ restricted: true, confidencePromised: true });

  await order(ticket, { type: 'lift-restriction' });
  await order(ticket, { type: 'restrict' });
  await order(ticket, { type: 'classify', category: billable, priority: null });
  await order(ticket, { type: 'classify', category: vulnerability, priority: 3 });
  expect(await letters(ticket)).toHaveLength(1);
});

test('also where somebody says so later: restricted by hand first, or classified', async () => {
  const asked = await arrives({
    from: { name: 'Ugo', address: 'ugo@due.example' },
    text: 'Si entra senza nulla.',
  });
  await order(asked, { type: 'restrict' });
  // What few may see of another kind is no report.
  expect(await letters(asked)).toEqual([]);
  await order(asked, { type: 'classify', category: vulnerability, priority: 2 });
  expect(await letters(asked)).toHaveLength(1);

  const eva = { name: 'Eva', address: 'eva@tre.example' };
  const later = await arrives({ from: eva, text: 'Si entra ancora.', messageId: '<eva@tre.example>' });
  await takeIn(desk, anEmail({ from: eva, text: 'È una vulnerabilità.', inReplyTo: ['<eva@tre.example>'] }));
  expect(await findTicket(desk.db, later)).toMatchObject({ restricted: true });
  expect(await letters(later)).toHaveLength(1);
});

test('no robot is written to, and nobody where the house has not said so', async () => {
  const robot = await arrives({
    from: { name: 'Scanner', address: 'noreply@quattro.example' },
    text: 'Vulnerabilità trovata.',
  });
  expect(await letters(robot)).toMatchObject([{ state: 'held' }]);
  Object.assign(desk, { security: null });
  const quiet = await arrives({
    from: { name: 'Ida', address: 'ida@cinque.example' },
    text: 'Una vulnerabilità.',
  });
  expect(await letters(quiet)).toEqual([]);
  expect(await findTicket(desk.db, quiet)).toMatchObject({ restricted: true, confidencePromised: false });
});
