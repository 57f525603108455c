import nodemailer from 'nodemailer';
import { benchMail } from './mails.ts';

/** What the sender is to do: so many mails from the `from`-th on, over so many connections. */
export type SenderOrder = { port: number; to: string; from: number; count: number; connections: number };

/** `at`: when the server had taken each mail, or refused it; CPU in ms, without what making the mails took. */
export type SenderReport = { seconds: number; cpuMs: number; bytes: number; failed: string[] };

/** A process of its own, as the customers' mail servers are: makes the mails, waits for the word, and sends them. */
process.on('message', async (order: SenderOrder | 'go') => {
  if (order === 'go') return;
  const mails = Array.from({ length: order.count }, (_, n) => benchMail(order.from + n, order.to));
  const transport = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port: order.port,
    ignoreTLS: true,
    maxConnections: order.connections,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  process.send?.('ready');
  await new Promise<void>(done => process.once('message', () => done()));

  const failed: string[] = [];
  const before = process.cpuUsage();
  const begun = performance.now();
  const waiting = mails.values();
  const send = async () => {
    for (const { from, source } of waiting)
      await transport.sendMail({ envelope: { from, to: order.to }, raw: source }).catch((error: Error) => {
        failed.push(error.message);
      });
  };
  await Promise.all(Array.from({ length: order.connections }, send));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  transport.close();
  const bytes = mails.reduce((sum, { source }) => sum + source.byteLength, 0);
  const report: SenderReport = { seconds, cpuMs: (user + system) / 1000, bytes, failed };
  process.send?.(report, () => process.exit(0));
});
