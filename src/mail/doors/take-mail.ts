import type { Desk } from '../../desk/desk.ts';
import { quarantine } from '../../desk/intake/intake.ts';
import { takeInTogether } from '../../desk/intake/take-in-together.ts';
import { inContext, noteInContext, shortId } from '../../log/context.ts';
import type { Log } from '../../log.ts';
import { safeReason } from '../../safe-fault.ts';
import { faultOf } from '../../store/fault.ts';
import { readEmail } from '../reading/read-email.ts';
import type { Take } from './take.ts';

/**
 * Takes mails in, for all doors. Each ends in one outcome: on a ticket, filed, dropped, or, where it cannot be read or
 * taken, in quarantine with a card for the admins. One mail must not keep those behind it out.
 *
 * @returns a `Take` that throws only when the wire to the database is broken, or somebody holds the ticket for long: then the mail stays where it is
 */
export function takeMail(desk: Desk, log: Log): Take {
  const { ownAddresses, groups, trusts } = desk;
  const context = { ownAddresses, groups, trusts, isOwnMessageId: desk.messageIds.isOwn };
  const takeIn = takeInTogether(desk);
  return async mail => {
    const read = await readEmail(mail, context);
    if (!read.ok) return await quarantine(desk, read.unreadable);
    try {
      return await takeIn(read.email);
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'wire' || fault === 'lock') throw error;
      log.error({ room: 'mail', place: mail.place, err: error }, 'this mail cannot be taken in');
      const reason =
        fault === 'data' ? 'the database refuses its data' : `the desk failed on it: ${safeReason(error)}`;
      return await quarantine(desk, { arrived: mail, contentHash: read.email.contentHash, error: reason });
    }
  };
}

/** The same, told in the log: each line of one mail bears its id, and the last one what became of it, and how long it took. */
export function toldInTheLog(take: Take, log: Log): Take {
  return mail =>
    inContext({ mail: shortId(mail.place), mailbox: mail.mailbox }, async () => {
      const begun = performance.now();
      const outcome = await take(mail);
      if ('ticket' in outcome && outcome.ticket !== null) noteInContext({ ticket: outcome.ticket });
      const ms = Math.round(performance.now() - begun);
      log.info(
        { room: 'mail', door: mail.door, bytes: mail.source.byteLength, ...outcome, ms },
        'took a mail in',
      );
      return outcome;
    });
}
