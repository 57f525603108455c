import { z } from 'zod';
import type { Desk } from '../desk/desk.ts';
import { isProbeDue, noteProbeFault } from '../desk/watch/probing.ts';
import type { Courier } from '../outbox/effect.ts';
import { Permanent } from '../outbox/failure.ts';
import type { SmtpSender } from './letters/smtp-sender.ts';

const payloadShape = z.object({ mailbox: z.string(), id: z.string() });

const text = `Sportello ha scritto a se stesso per vedere se la posta parte e arriva. Quest’email si toglie da sola.

Sportello wrote to itself, to see whether mail goes out and comes in. This mail is taken away by itself.
`;

/**
 * Sends a mailbox its probe, by the way that letters take. A server that cannot be reached is tried until the probe
 * would be late anyway; what it says goes on the card that tells of the silence.
 */
export function probeCourier(desk: Desk, sender: SmtpSender, loopMark: string): Courier {
  return async payload => {
    const { mailbox, id } = payloadShape.parse(payload);
    if (!(await isProbeDue(desk, mailbox, id, new Date()))) return;
    const itself = { name: 'Sportello', address: mailbox };
    try {
      await sender.send({
        messageId: id,
        from: itself,
        to: itself,
        subject: 'Sportello: prova di posta / mail probe',
        text,
        html: '',
        inReplyTo: null,
        // By these it is known even where a provider gives it another Message-ID.
        references: [id],
        language: 'it',
        automatic: 'auto-generated',
        loopMark,
        files: [],
      });
    } catch (error) {
      await noteProbeFault(desk, desk.db, id, error instanceof Error ? error.message : String(error));
      if (!(error instanceof Permanent)) throw error;
    }
  };
}
