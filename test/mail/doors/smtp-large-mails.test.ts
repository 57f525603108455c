import nodemailer from 'nodemailer';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { largeMails } from '../../../src/mail/doors/smtp/large-mails.ts';
import { openSmtpDoor, type SmtpDoor } from '../../../src/mail/doors/smtp/smtp-door.ts';

const desk = 'support@interzen.example';
let door: SmtpDoor | undefined;
afterEach(async () => door?.stop());

/** A desk that stores a mail when it is told to. */
async function open(large = largeMails()) {
  const inHand: { bytes: number; store: () => void }[] = [];
  const settings = {
    host: '127.0.0.1',
    port: 0,
    lmtpPort: null,
    maxBytes: 20_000_000,
    allowedNetworks: ['127.0.0.1'],
  };
  const take = async ({ source }: { source: Uint8Array }) => {
    await new Promise<void>(store => inHand.push({ bytes: source.byteLength, store }));
    return { outcome: 'opened' as const, ticket: 1 };
  };
  door = await openSmtpDoor(settings, [desk], take, () => new Date(), openLog('silent'), large);
  const port = door.smtpPort;
  const send = async (bytes: number) =>
    (
      await nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({
        envelope: { from: 'paolo@cliente.example', to: desk },
        raw: `From: paolo@cliente.example\r\nSubject: x\r\n\r\n${`${'x'.repeat(78)}\r\n`.repeat(bytes / 80)}`,
      })
    ).response;
  return { inHand, send };
}

const large = 5_000_000;
const inHandNow = async (inHand: unknown[], count: number) =>
  await vi.waitFor(() => expect(inHand).toHaveLength(count), { timeout: 10_000 });

describe('large mails', () => {
  test('are taken in one behind the other, the others wait with their senders; small ones wait for nobody', async () => {
    const { inHand, send } = await open();
    const sent = [send(large), send(large), send(large), send(large)];
    await inHandNow(inHand, 1);
    const small = send(400);
    await inHandNow(inHand, 2);
    expect(inHand[1]?.bytes).toBeLessThan(1000);
    inHand[1]?.store();
    expect(await small).toMatch(/^250/);
    for (const count of [2, 3, 4, 5]) {
      expect(inHand).toHaveLength(count);
      inHand.at(count === 2 ? 0 : -1)?.store();
      if (count < 5) await inHandNow(inHand, count + 1);
    }
    for (const said of await Promise.all(sent)) expect(said).toMatch(/^250/);
    expect(inHand.filter(({ bytes }) => bytes > large * 0.9)).toHaveLength(4);
  });

  test('whose turn does not come are told to come again, and may then', async () => {
    const impatient = largeMails(50);
    let turns = 0;
    const turn = async () => {
      const end = await impatient.turn();
      if (end) turns += 1;
      return end;
    };
    const { inHand, send } = await open({ ...impatient, turn });
    const sent = [send(large), send(large), send(large), send(large)];
    await inHandNow(inHand, 1);
    await vi.waitFor(() => expect(turns).toBe(4), { timeout: 10_000 });
    await expect(send(large)).rejects.toMatchObject({ responseCode: 451 });
    expect(inHand).toHaveLength(1);
    for (const count of [2, 3, 4, 5]) {
      inHand.at(-1)?.store();
      if (count < 5) await inHandNow(inHand, count);
    }
    await Promise.all(sent);
    const again = send(large);
    await inHandNow(inHand, 5);
    inHand[4]?.store();
    expect(await again).toMatch(/^250/);
  });

  test('a turn is ended once, however often that is said, and the next begins', async () => {
    const turns = largeMails();
    const taken = [await turns.turn(), await turns.turn(), await turns.turn(), await turns.turn()];
    const next = turns.turn();
    taken[0]?.();
    taken[0]?.();
    expect(await next).not.toBeNull();
    let isAnother = false;
    const another = turns.turn().then(() => {
      isAnother = true;
    });
    await new Promise(done => setImmediate(done));
    expect(isAnother).toBe(false);
    taken[1]?.();
    await another;
  });

  test('eight wait at most: a ninth is told at once', async () => {
    const turns = largeMails();
    const all = Array.from({ length: 12 }, () => turns.turn());
    expect(await turns.turn()).toBeNull();
    for (const turn of all) void turn.then(end => end?.());
    expect((await Promise.all(all)).filter(end => end === null)).toHaveLength(0);
  });
});
