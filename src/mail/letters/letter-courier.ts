import { z } from 'zod';
import type { Clock } from '../../desk/clock.ts';
import type { Courier } from '../../outbox/effect.ts';
import { Permanent } from '../../outbox/failure.ts';
import type { Db } from '../../store/database.ts';
import { findMessage, settleLetter } from '../../store/messages.ts';
import type { SmtpSender } from '../smtp-sender.ts';

const payloadShape = z.object({ message: z.number() });

/**
 * Carries letters to the mail server, as they were written down. A letter that was sent is not sent again; one
 * whose sending was not noted (a crash in between) goes once more with the same Message-ID.
 *
 * @param loopMark tells our own letters when they come back
 */
export function letterCourier(db: Db, sender: SmtpSender, clock: Clock, loopMark: string): Courier {
  return async payload => {
    const { message: id } = payloadShape.parse(payload);
    const letter = await findMessage(db, id);
    if (!letter) throw new Permanent(`there is no letter ${id}`);
    if (letter.state !== 'queued') return;
    const [to] = letter.to;
    if (!to) throw new Permanent(`letter ${id} of ticket #${letter.ticket} has no address`);
    try {
      const { response } = await sender.send({
        messageId: letter.messageId,
        from: letter.from,
        to,
        subject: letter.subject,
        text: letter.text,
        html: letter.html ?? '',
        inReplyTo: letter.inReplyTo,
        references: letter.references,
        language: letter.language,
        automatic:
          letter.automatic === 'auto-replied' || letter.automatic === 'auto-generated'
            ? letter.automatic
            : null,
        loopMark,
      });
      await settleLetter(db, id, 'sent', response, clock());
    } catch (error) {
      if (error instanceof Permanent) {
        await settleLetter(db, id, 'failed', error.message, null);
        throw new Permanent(`#${letter.ticket}, ${to.address}: ${error.message}`);
      }
      throw error;
    }
  };
}
