import { EventEmitter } from 'node:events';
import nodemailer from 'nodemailer';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Kept } from '../kept/change-log.ts';
import { KeptFiles } from '../kept/kept-files.ts';
import { itemOf, keptItem, type MailboxItem } from './item.ts';
import { type CustomerMail, compose } from './mail.ts';

/**
 * The customers' side of the sandbox: a mail server that keeps what the desk writes to them, and a mail program that
 * writes to the desk by real SMTP.
 */
export class CustomerMailbox {
  readonly changes = new EventEmitter<{ change: [kept: Kept[]] }>();
  items: MailboxItem[] = [];
  /** The customers' mail server takes nothing for a while: what is sent is to come again (RFC 5321, 4.2.2: 451). */
  isBusy = false;
  /** What it says as it refuses for good whatever is sent (RFC 5321, 4.2.2: 550); '' as long as it does not. */
  refusal = '';
  private readonly server: SMTPServer;
  private readonly clock: () => Date;
  private readonly contents: KeptFiles;

  /** @param dir where what is attached outlives a restart; null keeps it in memory */
  constructor(clock: () => Date, dir: string | null) {
    this.clock = clock;
    this.contents = new KeptFiles(dir);
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onMailFrom: (_address, _session, done) => done(this.whyNot()),
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.keep('inbox', Buffer.concat(chunks)).then(
            () => done(),
            (error: Error) => done(error),
          );
        });
      },
    });
    // A desk that is killed in the middle of a letter resets its connection: its trouble, not the mailbox's.
    this.server.on('error', () => {});
  }

  /** @returns the port on which letters to customers are taken */
  async start(port = 0): Promise<number> {
    return await new Promise((done, fail) => {
      this.server.once('error', fail);
      const listener = this.server.listen(port, '127.0.0.1', () => {
        const address = listener.address();
        done(typeof address === 'object' && address ? address.port : 0);
      });
    });
  }

  async stop(): Promise<void> {
    await new Promise<void>(done => this.server.close(() => done()));
  }

  /** Everything that must outlive a restart. */
  *kept(): Iterable<Kept> {
    for (const item of this.items) yield keptItem(item);
  }

  restore({ value }: Kept): void {
    this.items.push(value as MailboxItem);
  }

  /** What a customer has, the newest first. */
  of(owner: string): MailboxItem[] {
    return this.items.filter(item => item.owner === owner.toLowerCase()).toReversed();
  }

  /** A file of a mail, as it arrived. */
  file(itemId: string, index: number): { name: string; content: Uint8Array } | null {
    const file = this.items.find(({ id }) => id === itemId)?.files?.[index];
    const content = file && this.contents.get(file.sha256);
    return file && content ? { name: file.name, content } : null;
  }

  /** Writes to the desk, through its SMTP door. @returns the Message-ID */
  async write(mail: CustomerMail, smtpPort: number): Promise<string> {
    const answered = this.items.find(({ id }) => id === mail.answers);
    const to = answered?.replyTo || mail.to;
    const { source, messageId } = await compose({ ...mail, to }, answered, this.clock());
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
    await transport.sendMail({ envelope: { from: mail.from.address, to }, raw: source });
    await this.keep('sent', source);
    return messageId;
  }

  private whyNot(): Error | null {
    if (this.refusal !== '') return Object.assign(new Error(this.refusal), { responseCode: 550 });
    return this.isBusy
      ? Object.assign(new Error('4.3.2 busy, try again later'), { responseCode: 451 })
      : null;
  }

  private async keep(folder: MailboxItem['folder'], source: Buffer): Promise<void> {
    const mail = await PostalMime.parse(source);
    const id = `${folder}-${this.items.length + 1}`;
    const item = itemOf(mail, { id, folder, at: this.clock().toISOString() }, this.contents);
    this.items.push(item);
    this.changes.emit('change', [keptItem(item)]);
  }
}
