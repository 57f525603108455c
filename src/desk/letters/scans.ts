import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Transient } from '../../outbox/failure.ts';
import type { Db } from '../../store/database.ts';
import {
  messagesToScan,
  releaseUnscanned,
  type StoredFile,
  settleAttachment,
} from '../../store/mail/attachments.ts';
import { findMessage, type Message } from '../../store/mail/messages.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects, scanEffect } from '../effects.ts';
import { record } from '../handle.ts';

/** What a scanner says of a file. `too-large`: it takes none of this size. */
export type Verdict = { is: 'clean' } | { is: 'virus'; signature: string } | { is: 'too-large' };

/** Looks into files for viruses. */
export interface Scanner {
  /** @throws Transient when it cannot be reached, or could not look */
  scan(content: Uint8Array): Promise<Verdict>;
  /** Its name, its version and how old its signatures are, in one line. */
  version(): Promise<string>;
}

export type Finding = { file: StoredFile; verdict: Verdict };

/** At the start: what was not looked into, or given up after days, is tried anew; without a scanner it is let go. */
export async function resumeScans(desk: Desk): Promise<void> {
  if (desk.scansFiles) await enqueue(desk.db, (await messagesToScan(desk.db)).map(scanEffect));
  else await releaseUnscanned(desk.db);
}

/**
 * Carries out what was found in a mail's files: clean ones are released, the others stay held, the ticket's log says
 * what is in them, and the admins are told once per mail.
 */
export async function noteFindings(desk: Desk, messageId: number, findings: Finding[]): Promise<void> {
  if (findings.length === 0) return;
  await desk.db.transaction(async tx => {
    const message = await findMessage(tx, messageId);
    const ticket = message && (await lockTicket(tx, message.ticket));
    if (!ticket) return;
    // A merge or a split moves it while the lock is waited for; the log that it goes into is the one of where it is.
    if ((await findMessage(tx, messageId))?.ticket !== ticket.number)
      throw new Transient('its message has just moved to another ticket', { retryAfterSeconds: 1 });

    const settled: Finding[] = [];
    for (const finding of findings) if (await settle(tx, finding)) settled.push(finding);
    const infected = settled.flatMap(({ file, verdict }) =>
      verdict.is === 'virus' ? [{ file, signature: verdict.signature }] : [],
    );
    const tooLarge = settled.filter(
      ({ file, verdict }) => verdict.is === 'too-large' && file.held === 'unscanned',
    );
    const events = infected.map(({ file, signature }) => ({
      type: 'virus-found' as const,
      attachment: file.id,
      file: file.name,
      signature,
    }));
    if (events.length > 0)
      await record(desk, tx, ticket, events, { actor: { kind: 'desk' }, origin: 'desk', key: null });
    await enqueue(tx, [
      ...notice(desk, 'virus-found', message, infected, {
        virus: [...new Set(infected.map(({ signature }) => signature))].join(', '),
      }),
      ...notice(desk, 'file-too-large', message, tooLarge, {}),
    ]);
  });
}

async function settle(tx: Db, { file, verdict }: Finding): Promise<boolean> {
  if (verdict.is === 'virus') return await settleAttachment(tx, file, 'virus');
  // Dangerous by what it is: a scanner that knows nothing against it does not make it harmless.
  if (file.held === 'dangerous') return false;
  if (file.held === 'dangerous-unscanned') return await settleAttachment(tx, file, 'dangerous');
  return await settleAttachment(tx, file, verdict.is === 'clean' ? null : 'too-large');
}

function notice(
  desk: Desk,
  subject: 'virus-found' | 'file-too-large',
  { id, ticket, from }: Message,
  found: { file: StoredFile }[],
  more: Record<string, string>,
): Effect[] {
  if (found.length === 0) return [];
  return noticeEffects(desk.adminDestinations, `${subject}:${id}`, {
    subject,
    details: {
      ticket: `#${ticket}`,
      sender: from.address,
      file: found.map(({ file }) => file.name).join(', '),
      ...more,
    },
  });
}
