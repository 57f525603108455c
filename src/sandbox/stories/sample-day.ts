import { DateTime } from 'luxon';
import type { Sandbox } from '../sandbox.ts';
import { sampleMails } from './sample-mails.ts';

/** Plays the day's mails in, one after the other, by SMTP: they were written on whatever day the sandbox has. */
export async function playSampleDay(sandbox: Sandbox, smtpPort: number, deskAddress: string): Promise<void> {
  const yesterday = DateTime.fromJSDate(sandbox.clock()).minus({ days: 1 });
  for (const mail of sampleMails) {
    const written = typeof mail === 'function' ? mail(yesterday) : mail;
    await sandbox.mailbox.write({ ...written, to: deskAddress }, smtpPort);
  }
}
