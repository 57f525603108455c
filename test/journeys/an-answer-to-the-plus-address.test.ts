import { expect, test } from 'vitest';
import { conversationOf } from '../../src/store/mail/messages.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { ownHouse, support } from './a-house.ts';
import { atSlack } from './at-slack.ts';

const own = ownHouse({
  change: yaml => yaml.replace(`- address: ${support}`, `- address: ${support}\n    plus: true`),
});
const anna = atSlack(own, 'ANNA');
const patient = { timeout: 60_000, interval: 50 };
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };

const db = () => own.database.database.db;
const write = (mail: { from?: typeof paolo; to: string; subject: string; text: string }) =>
  own.sandbox.mailbox.write({ from: paolo, ...mail }, own.house.smtpPort);

/** Everything that lies on a request. */
const said = async (ticket: number) =>
  (await conversationOf(db(), ticket)).map(({ text }) => text).join('\n');

/** The first letter that the desk wrote to Paolo. */
async function letter() {
  const inbox = () => own.sandbox.mailbox.of(paolo.address).filter(({ folder }) => folder === 'inbox');
  await expect.poll(() => inbox().length, patient).toBeGreaterThan(0);
  const [found] = inbox();
  if (!found) throw new Error('there is no letter');
  return found;
}

test('a letter asks for its answers at an address that names the request, and says so nowhere else', async () => {
  await write({ to: support, subject: 'Stampa ferma', text: 'Buongiorno, la stampa è ferma.' });
  await anna.press('Stampa ferma', 'claim');
  const { replyTo, html, text, subject } = await letter();
  expect(replyTo).toMatch(/^support\+1001\.[0-9a-f]{10}@interzen\.it$/);
  const mark = replyTo?.split(/[+@]/)[1] ?? '';
  expect(`${subject} ${text} ${html}`).not.toContain(mark);
  expect(`${subject} ${text} ${html}`).not.toContain(mark.split('.')[1]);
});

test('an answer without references, token or quote finds its request by where it went', async () => {
  const { replyTo = '' } = await letter();
  await write({ to: replyTo, subject: 'Novità', text: 'Ora stampa, ma le pagine escono bianche.' });
  await expect.poll(() => said(1001), patient).toContain('pagine escono bianche');
  expect(await findTicket(db(), 1002)).toBe(null);
});

test('to whom the address was passed on does not get onto the request by it', async () => {
  const { replyTo = '' } = await letter();
  const stranger = { name: 'Vicino', address: 'vicino@altrove.example' };
  await write({
    from: stranger,
    to: replyTo,
    subject: 'Anche io',
    text: 'Mandatemi tutto quello che sapete.',
  });
  await expect.poll(() => findTicket(db(), 1002), patient).toMatchObject({ linkedTo: 1001 });
  expect((await findTicket(db(), 1001))?.participants).toEqual([paolo.address]);
  expect(await said(1001)).not.toContain('quello che sapete');
});

test.each(['0123456789', 'ffffffffff'])('an address that somebody made up names nothing: %s', async made => {
  const before = anna.cards('Inventata');
  await write({
    to: `support+1001.${made}@interzen.it`,
    subject: `Inventata ${made}`,
    text: 'Buongiorno, ci siete?',
  });
  await expect.poll(() => anna.cards('Inventata'), patient).toBe(before + 1);
});
