import { PassThrough } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { benchMail } from './mails.ts';

/** A connection over which mails go one after the other. */
export async function oneByOne(
  port: number,
  to: string,
): Promise<{ send(n: number): Promise<number>; close(): void }> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true });
  await new Promise<void>((done, fail) => {
    connection.once('error', fail);
    connection.connect(() => done());
  });
  return {
    /** @returns when the last byte was handed to the system; the answer comes after the commit */
    send: async n => {
      const { from, source } = benchMail(n, to);
      let handedOver = 0;
      await new Promise<void>((done, fail) => {
        const stream = new PassThrough();
        connection.send({ from, to: [to] }, stream, error => (error ? fail(error) : done()));
        stream.once('end', () => {
          handedOver = performance.now();
        });
        stream.end(source);
      });
      return handedOver;
    },
    close: () => connection.close(),
  };
}
