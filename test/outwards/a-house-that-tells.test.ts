import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { latestDeliveries } from '../../src/store/outwards/deliveries.ts';
import { outsideEvents } from '../../src/ticket/grammar/outside.ts';
import { ownHouse, support } from '../journeys/a-house.ts';
import { aReceiver } from './webhooks/a-receiver.ts';

const receiver = aReceiver();
const { house, sandbox, database } = (() => {
  const own = ownHouse({
    more: () => ({
      webhooks: [
        {
          name: 'tracker',
          url: receiver.url,
          events: [...outsideEvents],
          mayBePrivate: true,
          keys: [randomBytes(32)],
        },
      ],
    }),
  });
  return {
    house: () => own.house,
    sandbox: () => own.sandbox,
    database: () => own.database.database.db,
  };
})();

test('a mail that comes in is told outside by the house’s own queue', async () => {
  await house().take({
    source: Buffer.from(
      [
        'From: Paolo Neri <paolo@cliente.example>',
        `To: ${support}`,
        'Message-ID: <told-outside@cliente.example>',
        'Subject: PAROLA ferma',
        '',
        'La PAROLA è ferma da stamattina, potete guardare?',
      ].join('\r\n'),
    ),
    arrivedAt: sandbox().clock(),
    mailbox: support,
    door: 'sandbox',
    place: 'sandbox:1',
    fromBacklog: false,
  });
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 60_000 });
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'ticket.opened' });
  expect(receiver.received[0]?.body).not.toContain('PAROLA');
  await vi.waitFor(
    async () =>
      expect(await latestDeliveries(database(), 'tracker', 5)).toMatchObject([
        { state: 'delivered', status: 204, tries: 1 },
      ]),
    { timeout: 60_000 },
  );
});
