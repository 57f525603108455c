import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clamd, eicar, signature, startClamd } from '../mail/scan/clamd.ts';
import { needs } from '../needs.ts';
import { ownHouse, support } from './a-house.ts';

needs('clamd', 'a customer sends a virus', () => {
  let scanner: Clamd;
  beforeAll(async () => {
    scanner = await startClamd();
  });
  const own = ownHouse({
    change: yaml =>
      `${yaml}\nsecrets: [{ name: Vecchia app, expires: 2026-01-01, for: [${support}, smtp] }]\n`,
    more: () => ({ clamd: scanner.settings }),
  });
  afterAll(() => scanner.stop());

  /** Everything that stands in a Slack channel, threads and all. */
  const read = (isAdmins: boolean) =>
    JSON.stringify(
      own.sandbox.slack.state.channels.find(({ name }) => name.includes('admin') === isAdmins)?.messages,
    );

  test('the request is there, the file is not; thread and admins say why', async () => {
    await own.sandbox.mailbox.write(
      {
        from: { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' },
        to: support,
        subject: 'Fattura da controllare',
        text: 'Buongiorno, in allegato la fattura.',
        attachments: [{ filename: 'fattura.doc', content: eicar }],
      },
      own.house.smtpPort,
    );
    await expect
      .poll(() => read(false))
      .toContain(`L’allegato fattura.doc contiene un virus (${signature}): non si può aprire.`);
    await expect.poll(() => read(true)).toContain('Un’email conteneva un virus');
    expect(read(true)).toContain('paolo.neri@cartierapescara.example');
  });

  test('an expired secret is told at the start, with what stops', async () => {
    await expect.poll(() => read(true)).toContain('Una chiave è scaduta');
    expect(read(true)).toContain(`la lettura della casella ${support}, l’invio delle email ai clienti`);
    expect(read(true)).toContain('1 gennaio 2026');
  });
});
