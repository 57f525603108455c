import { EventEmitter } from 'node:events';
import nodemailer from 'nodemailer';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { customers } from '../cast.ts';
import type { Kept } from '../kept/change-log.ts';
import { KeptFiles } from '../kept/kept-files.ts';

/** A letter as it lies in a customer's inbox, or a mail as it lies among those that were sent. */
export type MailboxItem = {
  id: string;
  folder: 'inbox' | 'sent';
  /** Whose mailbox it is. */
  owner: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo: string;
  references: string;
  headers: Record<string, string>;
  at: string;
  /** What is attached; its content lies beside the mailbox, by its hash. */
  files?: { name: string; type: string; size: number; sha256: string }[];
};

export type CustomerMail = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  /** An item of the inbox that this answers. */
  answers?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string | Buffer; contentType?: string }[];
};

/**
 * The customers' side of the sandbox: a mail server that keeps what the desk writes to them, and a mail program that
 * writes to the desk by real SMTP.
 */
export class CustomerMailbox {
  readonly changes = new EventEmitter<{ change: [kept: Kept[]] }>();
  items: MailboxItem[] = [];
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
    const compiled = await nodemailer
      .createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
      .sendMail({
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        text: answered ? `${mail.text}\n\n${quoted(answered)}` : mail.text,
        date: this.clock(),
        ...(answered
          ? {
              inReplyTo: answered.messageId,
              references: [...answered.references.split(/\s+/), answered.messageId].filter(Boolean),
            }
          : {}),
        ...(mail.headers ? { headers: mail.headers } : {}),
        ...(mail.attachments ? { attachments: mail.attachments } : {}),
      });
    const source = compiled.message as Buffer;
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
    await transport.sendMail({ envelope: { from: mail.from.address, to: mail.to }, raw: source });
    await this.keep('sent', source);
    return compiled.messageId;
  }

  private async keep(folder: MailboxItem['folder'], source: Buffer): Promise<void> {
    const mail = await PostalMime.parse(source);
    const from = mail.from?.address ?? '';
    const to = mail.to?.[0]?.address ?? '';
    const item: MailboxItem = {
      id: `${folder}-${this.items.length + 1}`,
      folder,
      owner: (folder === 'inbox' ? to : from).toLowerCase(),
      from: mail.from?.name || from,
      to: mail.to?.[0]?.name || to,
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
      messageId: mail.messageId ?? '',
      inReplyTo: mail.inReplyTo ?? '',
      references: mail.references ?? '',
      headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
      at: this.clock().toISOString(),
      files: mail.attachments.map(({ filename, mimeType, content }) => {
        const bytes =
          typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
        return {
          name: filename ?? '',
          type: mimeType,
          size: bytes.byteLength,
          sha256: this.contents.put(bytes),
        };
      }),
    };
    this.items.push(item);
    this.changes.emit('change', [keptItem(item)]);
  }
}

function keptItem(item: MailboxItem): Kept {
  return { key: `mail ${item.id}`, value: item };
}

/** As the customer's mail program quotes what it answers, in the customer's language. */
function quoted({ owner, from, at, text }: MailboxItem): string {
  const date = at.slice(0, 10).split('-').toReversed().join('/');
  const isEnglish = customers.find(({ address }) => address === owner)?.language === 'en';
  return `${isEnglish ? `On ${date} ${from} wrote:` : `Il giorno ${date} ${from} ha scritto:`}\n${text
    .trim()
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')}`;
}
